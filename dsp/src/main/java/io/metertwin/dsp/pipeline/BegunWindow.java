package io.metertwin.dsp.pipeline;

import io.metertwin.dsp.WindowMeasurement;

/**
 * What has been seen of a window that does not come to its end. Powers and rms values hold; frequencies are absent.
 *
 * @param cycles its whole cycles, one or more
 * @param lastCycle the last of them alone: the newest that is known
 */
public record BegunWindow(WindowMeasurement cycles, WindowMeasurement lastCycle) {}
