package io.metertwin.dsp;

/**
 * How one input is read: what the meter has been told, which need not be what hangs there.
 *
 * @param integrated true for a Rogowski coil: the input carries the derivative
 * @param gain primary volts or amperes per volt at the input (per volt-second when integrated)
 * @param minimum rms primary value below which the channel reads 0
 * @param zero how the input's offset is taken out
 */
public record ChannelConfig(boolean integrated, double gain, double minimum, ZeroPoint zero) {

    /** Refuses values no setting can have. */
    public ChannelConfig {
        if (!(gain > 0) || !(minimum >= 0)) {
            throw new IllegalArgumentException("gain " + gain + " and minimum " + minimum + " must be positive");
        }
    }

    /** A channel whose offset is left as it is. */
    public ChannelConfig(boolean integrated, double gain, double minimum) {
        this(integrated, gain, minimum, ZeroPoint.NONE);
    }

    /**
     * A voltage input.
     *
     * @param ratio voltage transformer ratio
     * @param minimumVolts smallest voltage measured, at the terminals
     */
    public static ChannelConfig voltage(double ratio, double minimumVolts) {
        return new ChannelConfig(false, ratio, ratio * minimumVolts);
    }

    /** This channel with another way of taking out the offset. */
    public ChannelConfig withZero(ZeroPoint zeroPoint) {
        return new ChannelConfig(integrated, gain, minimum, zeroPoint);
    }
}
