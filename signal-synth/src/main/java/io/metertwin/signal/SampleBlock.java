package io.metertwin.signal;

/**
 * A run of simultaneous samples of all channels: channels x length, with the index of its first sample and its rate.
 *
 * <p>A buffer owned by whoever made it and filled again and again; only {@code [0, length)} of each channel is valid.
 * Not safe for use by several threads.
 */
public final class SampleBlock {

    private final double[][] samples;
    private int length;
    private long firstSample;
    private double sampleRateHz;
    private long overRange;
    private long invalid;

    /**
     * An empty block.
     *
     * @param channels number of channels
     * @param capacity the longest run it can hold, samples per channel
     */
    public SampleBlock(int channels, int capacity) {
        if (channels > Long.SIZE) {
            throw new IllegalArgumentException("at most " + Long.SIZE + " channels, not " + channels);
        }
        samples = new double[channels][capacity];
    }

    /**
     * Declares which samples the block holds from now on; their values are the caller's to write.
     *
     * @param first index of the first sample since the start of the run
     * @param rateHz samples per second and channel
     * @param count samples per channel, at most {@link #capacity()}
     */
    public void begin(long first, double rateHz, int count) {
        if (count < 0 || count > capacity()) {
            throw new IllegalArgumentException(count + " samples do not fit a block of " + capacity());
        }
        firstSample = first;
        sampleRateHz = rateHz;
        length = count;
        overRange = 0;
        invalid = 0;
    }

    /** Flags an input that was at the end of its range during this run, as a converter does. */
    public void flagOverRange(int channel) {
        overRange |= 1L << channel;
    }

    /** The flagged inputs, bit n for channel n. */
    public long overRange() {
        return overRange;
    }

    /** Flags an input that had samples which are no numbers during this run, as a damaged recording has. */
    public void flagInvalid(int channel) {
        invalid |= 1L << channel;
    }

    /** The inputs with samples that were no numbers, bit n for channel n; such samples stand as 0. */
    public long invalid() {
        return invalid;
    }

    /** The samples of one channel, writable in place; valid up to {@link #length()}. */
    public double[] channel(int index) {
        return samples[index];
    }

    /** Number of channels. */
    public int channels() {
        return samples.length;
    }

    /** Samples per channel it can hold. */
    public int capacity() {
        return samples[0].length;
    }

    /** Samples per channel it holds now. */
    public int length() {
        return length;
    }

    /** Index of the first sample since the start of the run. */
    public long firstSample() {
        return firstSample;
    }

    /** Samples per second and channel. */
    public double sampleRateHz() {
        return sampleRateHz;
    }
}
