/**
 * The only way in for a surface: read a snapshot, submit a command.
 */
package io.metertwin.core.port;
