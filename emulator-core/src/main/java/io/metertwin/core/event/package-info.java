/**
 * Events of the meter: what happened, when, for how long and how far; voltage dips, swells and interruptions by
 * IEC 61000-4-30, 5.4 and 5.5.
 *
 * <p>Detectors write to one {@link io.metertwin.core.event.EventLog} in the loop's thread; everybody else reads its
 * immutable {@link io.metertwin.core.event.EventRecords}.
 */
package io.metertwin.core.event;
