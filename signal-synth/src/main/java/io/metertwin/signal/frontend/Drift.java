package io.metertwin.signal.frontend;

/**
 * A sensor whose gain wanders away evenly from its start on, in steps of one second.
 *
 * @param startSeconds begin, seconds of the run
 * @param endSeconds end, seconds of the run
 * @param channel the input, in the order of {@link io.metertwin.signal.InputLayout}
 * @param perUnitPerHour change of the gain in an hour, per unit
 */
public record Drift(double startSeconds, double endSeconds, int channel, double perUnitPerHour) implements SensorFault {

    /** Refuses what is no such fault. */
    public Drift {
        InputFault.checkSpan(startSeconds, endSeconds);
        if (!Double.isFinite(perUnitPerHour)) {
            throw new IllegalArgumentException("a drift must be finite, not " + perUnitPerHour);
        }
    }

    private static final double HOUR_SECONDS = 3600;
    /** Part of a second within which a step counts as reached. */
    private static final double TOLERANCE = 1e-6;

    @Override
    public double nextChangeAfter(double seconds) {
        return isActive(seconds)
                ? Math.min(endSeconds, startSeconds + age(seconds) + 1)
                : SensorFault.super.nextChangeAfter(seconds);
    }

    private double age(double seconds) {
        return Math.floor(seconds - startSeconds + TOLERANCE);
    }

    @Override
    public InputPath applyTo(InputPath path, double seconds) {
        return path.withErrors(perUnitPerHour * age(seconds) / HOUR_SECONDS, 0);
    }
}
