package io.metertwin.signal.frontend;

import io.metertwin.signal.Tap;

/**
 * A coil with a broken wire: nothing arrives.
 *
 * @param startSeconds begin, seconds of the run
 * @param endSeconds end, seconds of the run
 * @param channel the input, in the order of {@link io.metertwin.signal.InputLayout}
 */
public record OpenCoil(double startSeconds, double endSeconds, int channel) implements SensorFault {

    /** Refuses what is no such fault. */
    public OpenCoil {
        InputFault.checkSpan(startSeconds, endSeconds);
    }

    @Override
    public InputPath applyTo(InputPath path, double seconds) {
        return path.withTap(Tap.NOTHING);
    }
}
