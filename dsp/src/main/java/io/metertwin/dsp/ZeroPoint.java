package io.metertwin.dsp;

/**
 * Zero-point calibration of one input (manual 5.8, 7.5.3): what is taken out of its dc part. A coil needs none, its
 * integrator passes no dc.
 *
 * @param volts fixed offset taken out, volts at the input
 * @param automatic true to follow the dc part slowly and take out what was followed, besides the fixed offset
 */
public record ZeroPoint(double volts, boolean automatic) {

    /** The input as it is. */
    public static final ZeroPoint NONE = new ZeroPoint(0, false);

    /** The dc part is followed and taken out. */
    public static final ZeroPoint AUTOMATIC = new ZeroPoint(0, true);

    /** Refuses an offset that is no number. */
    public ZeroPoint {
        if (!Double.isFinite(volts)) {
            throw new IllegalArgumentException("a zero point must be finite, not " + volts);
        }
    }

    /** A fixed offset in volts at the input. */
    public static ZeroPoint fixed(double volts) {
        return new ZeroPoint(volts, false);
    }
}
