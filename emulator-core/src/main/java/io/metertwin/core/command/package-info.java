/**
 * The only way back into the meter: what a surface may ask for, and the answer.
 *
 * <p>Commands are queued, applied by the loop between two blocks and answered after a snapshot that shows their effect
 * has been published.
 */
package io.metertwin.core.command;
