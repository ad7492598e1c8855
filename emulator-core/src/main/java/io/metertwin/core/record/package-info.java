/**
 * The device record task (manual 6.3.2, 7.6; decision 38): rows of measured values at full multiples of an interval, and the
 * files they go to. Driven by {@link io.metertwin.core.runtime}; knows nothing of what is measured.
 */
package io.metertwin.core.record;
