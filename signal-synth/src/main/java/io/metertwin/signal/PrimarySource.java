package io.metertwin.signal;

import java.util.List;

/**
 * The primary side of the installation: volts of the grid and amperes of the circuits, evaluated on the sample clock.
 *
 * <p>A source can give the exact time derivative of its waveforms, because a Rogowski coil sees nothing else; the front
 * end says what each input wants with a {@link Tap}. Used by the loop's thread only.
 */
public interface PrimarySource {

    /** The order of the primary channels. */
    InputLayout layout();

    /** Samples per second and channel. */
    double sampleRateHz();

    /** Index of the next sample; below 0 before the run proper. */
    long position();

    /**
     * Says what every input picks up from the next sample on.
     *
     * @param taps one for each channel of a block, in its order
     */
    void connect(List<Tap> taps);

    /**
     * Writes the next samples as the connected taps see them, gapless after the ones before. Calls
     * {@link SampleBlock#begin} itself.
     *
     * @param block receives {@code length} samples for every tap
     * @param length samples per channel, at most the block's capacity
     */
    void fill(SampleBlock block, int length);
}
