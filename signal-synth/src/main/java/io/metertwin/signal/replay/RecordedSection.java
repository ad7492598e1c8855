package io.metertwin.signal.replay;

/**
 * A run of samples taken at one rate.
 *
 * @param firstSample index of its first sample in the recording
 * @param length number of samples
 * @param rateHz samples per second
 */
public record RecordedSection(int firstSample, int length, double rateHz) {

    /** Refuses runs no recorder can have taken. */
    public RecordedSection {
        if (firstSample < 0 || length < 1) {
            throw new IllegalArgumentException(
                    "a section of " + length + " samples from sample " + firstSample + " cannot be");
        }
        if (!(rateHz > 0) || Double.isInfinite(rateHz)) {
            throw new IllegalArgumentException("a sampling rate must be above 0 Hz, not " + rateHz);
        }
    }

    /** Index of its last sample in the recording. */
    public int lastSample() {
        return firstSample + length - 1;
    }
}
