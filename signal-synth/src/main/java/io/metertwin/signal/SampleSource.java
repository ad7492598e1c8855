package io.metertwin.signal;

/** Whatever feeds the meter's inputs: volts at the voltage terminals and at the RJ45 sockets, sample by sample. */
public interface SampleSource {

    /** The order of the channels. */
    InputLayout layout();

    /** Index of the next sample; below 0 before the run proper. */
    long position();

    /**
     * Writes the next samples, gapless after the ones before.
     *
     * @param block receives {@code length} samples of every channel of {@link #layout()}, in volts at the inputs
     * @param length samples per channel, at most the block's capacity
     */
    void fill(SampleBlock block, int length);
}
