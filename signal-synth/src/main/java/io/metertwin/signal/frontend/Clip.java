package io.metertwin.signal.frontend;

/**
 * A sensor that saturates: its output never exceeds a peak. Of a coil it is the derivative that is cut.
 *
 * @param startSeconds begin, seconds of the run
 * @param endSeconds end, seconds of the run
 * @param channel the input, in the order of {@link io.metertwin.signal.InputLayout}
 * @param peakVolts peak of its output, volts at the input, above 0
 */
public record Clip(double startSeconds, double endSeconds, int channel, double peakVolts) implements SensorFault {

    /** Refuses what is no such fault. */
    public Clip {
        InputFault.checkSpan(startSeconds, endSeconds);
        if (!(peakVolts > 0)) {
            throw new IllegalArgumentException("a sensor must saturate above 0 V, not at " + peakVolts + " V");
        }
    }

    @Override
    public InputPath applyTo(InputPath path, double seconds) {
        return path.saturatingAt(peakVolts);
    }
}
