package io.metertwin.signal.replay;

import java.util.Arrays;
import java.util.Objects;

/**
 * One sampled quantity of a recording. Immutable.
 *
 * <p>Volts and amperes are unscaled (a file in kV is converted on import); other quantities stay in the unit of the
 * file. A sample the recorder marked as missing is NaN.
 */
public final class RecordedChannel {

    private final String name;
    private final String unit;
    private final double[] samples;

    /**
     * A channel.
     *
     * @param name name as the file gives it, trimmed
     * @param unit {@code V}, {@code A}, or another unit as the file gives it; empty when it gives none
     * @param samples the values, copied
     */
    public RecordedChannel(String name, String unit, double[] samples) {
        this.name = Objects.requireNonNull(name, "name");
        this.unit = Objects.requireNonNull(unit, "unit");
        this.samples = samples.clone();
    }

    /** Name as the file gives it, trimmed. */
    public String name() {
        return name;
    }

    /** {@code V}, {@code A}, another unit as the file gives it, or empty. */
    public String unit() {
        return unit;
    }

    /** Number of samples. */
    public int length() {
        return samples.length;
    }

    /** One value in {@link #unit()}; NaN when the recorder marked it as missing. */
    public double sample(int index) {
        return samples[index];
    }

    /** A copy of the samples {@code from} to {@code to - 1}. */
    public double[] copy(int from, int to) {
        if (from < 0 || to < from || to > samples.length) {
            throw new IndexOutOfBoundsException("samples " + from + " to " + to + " of a channel of " + samples.length);
        }
        return Arrays.copyOfRange(samples, from, to);
    }
}
