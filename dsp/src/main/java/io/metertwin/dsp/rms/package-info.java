/**
 * The half-cycle rms voltage Urms(1/2) of IEC 61000-4-30 (3.25, 5.4): what dips, swells and interruptions are seen with.
 *
 * <p>Called by the pipeline once a window, with the voltages on the phase grid; calls back with every value in the order
 * of time.
 */
package io.metertwin.dsp.rms;
