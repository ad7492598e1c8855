/**
 * Puts a meter together from a plan, in the order of the data, and runs it.
 */
package io.metertwin.app.run;
