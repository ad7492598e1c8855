/**
 * The command line: one class for each sub-command. Objects are wired in {@code app.run} and nowhere else.
 */
package io.metertwin.app;
