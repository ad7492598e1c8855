package io.metertwin.signal.frontend;

import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Phase;
import java.util.ArrayList;
import java.util.List;

/**
 * The RJ45 plugs of two circuits are in each other's sockets: coils change places, the inputs keep their ranges.
 *
 * @param startSeconds begin, seconds of the run
 * @param endSeconds end, seconds of the run
 * @param one circuit, from 0
 * @param other another circuit, from 0
 */
public record SocketsSwapped(double startSeconds, double endSeconds, int one, int other) implements WiringFault {

    /** Refuses what is no such fault. */
    public SocketsSwapped {
        InputFault.checkSpan(startSeconds, endSeconds);
        if (one == other) {
            throw new IllegalArgumentException("two sockets are needed, not circuit " + one + " twice");
        }
    }

    @Override
    public List<InputPath> applyTo(List<InputPath> paths, InputLayout layout, double seconds) {
        List<InputPath> faulty = new ArrayList<>(paths);
        for (Phase phase : Phase.values()) {
            int first = layout.current(one, phase);
            int second = layout.current(other, phase);
            faulty.set(first, paths.get(first).withSensorOf(paths.get(second)));
            faulty.set(second, paths.get(second).withSensorOf(paths.get(first)));
        }
        return faulty;
    }
}
