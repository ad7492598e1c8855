package io.metertwin.dsp.cycle;

import io.metertwin.signal.SampleBlock;

/**
 * The last samples of every channel, contiguous, addressed by their index since the start of the run.
 */
public final class SampleBuffer {

    private final double[][] samples;
    private final double[][] derived;
    private long first;
    private int length;

    /**
     * An empty buffer.
     *
     * @param channels number of channels
     * @param capacity samples per channel; must hold a window, its margins and one block
     */
    public SampleBuffer(int channels, int capacity) {
        samples = new double[channels][capacity];
        derived = new double[channels][];
    }

    /** Appends a block that follows without a gap. */
    public void append(SampleBlock block) {
        if (length == 0) {
            first = block.firstSample();
        }
        if (block.firstSample() != end()) {
            throw new IllegalArgumentException(
                    "block begins at sample " + block.firstSample() + ", expected " + end() + ": samples are missing");
        }
        for (int channel = 0; channel < samples.length; channel++) {
            System.arraycopy(block.channel(channel), 0, samples[channel], length, block.length());
        }
        length += block.length();
    }

    /** Forgets everything; the next block may begin anywhere. */
    public void clear() {
        length = 0;
    }

    /** Forgets everything before a sample index. */
    public void discardBefore(long index) {
        int gone = (int) Math.min(length, Math.max(0, index - first));
        if (gone == 0) {
            return;
        }
        for (int channel = 0; channel < samples.length; channel++) {
            System.arraycopy(samples[channel], gone, samples[channel], 0, length - gone);
            if (derived[channel] != null) {
                System.arraycopy(derived[channel], gone, derived[channel], 0, length - gone);
            }
        }
        first += gone;
        length -= gone;
    }

    /** The samples of a channel; element 0 is sample {@link #first()}. */
    public double[] channel(int channel) {
        return samples[channel];
    }

    /** A second array for a channel, for what is computed from its samples; moves along with them. */
    public double[] derived(int channel) {
        if (derived[channel] == null) {
            derived[channel] = new double[samples[channel].length];
        }
        return derived[channel];
    }

    /** Index of the oldest sample kept. */
    public long first() {
        return first;
    }

    /** Index after the newest sample. */
    public long end() {
        return first + length;
    }

    /** Samples it can still take before something must be discarded. */
    public int room() {
        return samples[0].length - length;
    }
}
