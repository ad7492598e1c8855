/**
 * Frequency and phase track, and the 10/12-cycle windows on a grid that is uniform in phase (IEC 61000-4-30, 4.4).
 *
 * <p>A window is measured after the fact: its samples are all there before its frequency is decided, so nothing lags. The
 * phase of the strongest symmetrical component is fitted by a parabola over the window itself; every channel is then
 * interpolated onto 256 points per cycle of that parabola, where harmonics are orthogonal.
 */
package io.metertwin.dsp.cycle;
