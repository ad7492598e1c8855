/** How the program ends: exit codes and the refusals that carry them. Thrown by every sub-command. */
package io.metertwin.app.exit;
