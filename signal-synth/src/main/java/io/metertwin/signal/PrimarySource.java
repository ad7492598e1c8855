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

    /**
     * Adds to the block filled last what coils see of steps of their currents: impulses. Apart from {@link #fill}, because
     * no range of an input is meant to cut them. A source without steps adds nothing.
     */
    default void addSteps(SampleBlock block) {}

    /**
     * How many samples lie before an instant, as far as the source can tell now: 0 when the next sample is at or after it,
     * otherwise as many as can be filled before asking again.
     *
     * @param seconds the instant, seconds of the run
     * @param next index of the next sample as the caller saw it in its blocks, 0 before the first
     */
    default long samplesBefore(double seconds, long next) {
        if (Double.isInfinite(seconds)) {
            return Long.MAX_VALUE;
        }
        double sample = seconds * sampleRateHz();
        double first = Math.ceil(sample - Math.max(1e-6, 4 * Math.ulp(sample)));
        return Math.max(0, (long) first - next);
    }
}
