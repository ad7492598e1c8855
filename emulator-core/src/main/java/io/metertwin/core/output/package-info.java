/**
 * What the meter switches: the relay at R0 and R1 (manual 5.9, 8.6) and the buzzer, as states over virtual time. Driven by
 * alarms or by hand, on the loop's thread.
 */
package io.metertwin.core.output;
