package io.metertwin.dsp;

/**
 * Where a window lies on the sample clock. Windows are gapless: each begins where the one before ended.
 *
 * @param index number of the window since the start, from 1; 0 before the first
 * @param startSample begin, in samples since the start of the run; falls between samples
 * @param lengthSamples length in samples; not a whole number
 * @param sampleRateHz samples per second
 */
public record WindowSpan(long index, double startSample, double lengthSamples, double sampleRateHz) {

    /** Duration in seconds. */
    public double seconds() {
        return lengthSamples / sampleRateHz;
    }

    /** End in samples since the start of the run. */
    public double endSample() {
        return startSample + lengthSamples;
    }
}
