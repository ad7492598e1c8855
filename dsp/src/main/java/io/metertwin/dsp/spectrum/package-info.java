/**
 * Harmonics of a window: cycles folded onto one, then one real transform of 256 points (IEC 61000-4-7: bin h of the
 * 10/12-cycle window).
 */
package io.metertwin.dsp.spectrum;
