/**
 * The numbers of one window: rms values, powers and fundamentals from channels on the phase grid (IEEE 1459, 3.1.2).
 */
package io.metertwin.dsp.window;
