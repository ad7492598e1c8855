package io.metertwin.dsp.cycle;

import io.metertwin.dsp.PhaseValues;

/**
 * What the tracker decided about one window; its grid is placed and its voltages are resampled.
 *
 * @param synchronised true when a live signal was followed; false when the window ran at the nominal frequency
 * @param cyclesPerSample mean frequency over the window, cycles per sample
 * @param phaseCyclesPerSample mean frequency of each voltage; NaN for one that is too weak
 */
public record TrackedWindow(boolean synchronised, double cyclesPerSample, PhaseValues phaseCyclesPerSample) {}
