package io.metertwin.signal.frontend;

/**
 * A sensor with gain and phase error. The phase error is a delay, so at order h it is h times as large.
 *
 * @param startSeconds begin, seconds of the run
 * @param endSeconds end, seconds of the run
 * @param channel the input, in the order of {@link io.metertwin.signal.InputLayout}
 * @param perUnit gain error, per unit; 0.01 reads 1 % high
 * @param radians phase error at 50 Hz, radians; positive lags
 */
public record GainPhaseError(double startSeconds, double endSeconds, int channel, double perUnit, double radians)
        implements SensorFault {

    /** Refuses what is no such fault. */
    public GainPhaseError {
        InputFault.checkSpan(startSeconds, endSeconds);
        if (!Double.isFinite(perUnit)) {
            throw new IllegalArgumentException("a gain error must be finite, not " + perUnit);
        }
        if (!Double.isFinite(radians)) {
            throw new IllegalArgumentException("a phase error must be finite, not " + radians);
        }
    }

    private static final double REFERENCE_HZ = 50;

    @Override
    public InputPath applyTo(InputPath path, double seconds) {
        return path.withErrors(perUnit, radians / (2 * Math.PI * REFERENCE_HZ));
    }
}
