package io.metertwin.signal.frontend;

/**
 * A sensor of another ratio than the meter was told.
 *
 * @param startSeconds begin, seconds of the run
 * @param endSeconds end, seconds of the run
 * @param channel the input, in the order of {@link io.metertwin.signal.InputLayout}
 * @param factor what it gives over what it should give; 0.5 for twice the rated primary current
 */
public record RatioError(double startSeconds, double endSeconds, int channel, double factor) implements SensorFault {

    /** Refuses what is no such fault. */
    public RatioError {
        InputFault.checkSpan(startSeconds, endSeconds);
        if (!Double.isFinite(factor)) {
            throw new IllegalArgumentException("a ratio error must be finite, not " + factor);
        }
    }

    @Override
    public InputPath applyTo(InputPath path, double seconds) {
        return path.withErrors(factor - 1, 0);
    }
}
