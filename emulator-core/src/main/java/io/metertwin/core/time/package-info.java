/**
 * Virtual and host time, and the end of threads. Only this package reads the wall clock or sleeps.
 *
 * <p>The loop moves the simulation clock; the meter's own clock is derived from it; the pacer alone maps virtual to
 * host time. Protocol timers take a {@link io.metertwin.core.time.HostClock} as a parameter, a fake one in tests.
 */
package io.metertwin.core.time;
