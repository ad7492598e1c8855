package io.metertwin.signal.frontend;

import io.metertwin.signal.InputLayout;
import java.util.List;

/**
 * Something wrong between the primary side and the meter's inputs, from its start, that instant included, to its end,
 * that instant excluded. A function from what is connected to what is really connected.
 */
public sealed interface InputFault permits WiringFault, SensorFault {

    /** Begin, seconds of the run. */
    double startSeconds();

    /** End, seconds of the run; infinity for what stays. */
    double endSeconds();

    /** True when it acts at a second of the run. */
    default boolean isActive(double seconds) {
        return seconds >= startSeconds() && seconds < endSeconds();
    }

    /**
     * The next instant after a second at which its effect changes; infinity when none is left.
     *
     * @param seconds seconds of the run
     */
    default double nextChangeAfter(double seconds) {
        return seconds < startSeconds()
                ? startSeconds()
                : seconds < endSeconds() ? endSeconds() : Double.POSITIVE_INFINITY;
    }

    /**
     * The inputs with this fault.
     *
     * @param paths the inputs without it, one for each channel of the layout
     * @param layout the order of the inputs
     * @param seconds a second at which it acts
     * @return as many paths
     */
    List<InputPath> applyTo(List<InputPath> paths, InputLayout layout, double seconds);

    /** Refuses an end that is not after the start, and a start before the run. */
    static void checkSpan(double startSeconds, double endSeconds) {
        if (!(startSeconds >= 0) || Double.isInfinite(startSeconds) || !(endSeconds > startSeconds)) {
            throw new IllegalArgumentException("a fault must begin at 0 s or later and end after its begin, not "
                    + startSeconds + " s to " + endSeconds + " s");
        }
    }
}
