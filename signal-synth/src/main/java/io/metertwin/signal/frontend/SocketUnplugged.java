package io.metertwin.signal.frontend;

import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Phase;
import io.metertwin.signal.Tap;
import java.util.ArrayList;
import java.util.List;

/**
 * The RJ45 plug of a circuit's coils is out of its socket: its four inputs read nothing.
 *
 * @param startSeconds begin, seconds of the run
 * @param endSeconds end, seconds of the run
 * @param circuit circuit, from 0
 */
public record SocketUnplugged(double startSeconds, double endSeconds, int circuit) implements WiringFault {

    /** Refuses what is no such fault. */
    public SocketUnplugged {
        InputFault.checkSpan(startSeconds, endSeconds);
    }

    @Override
    public List<InputPath> applyTo(List<InputPath> paths, InputLayout layout, double seconds) {
        List<InputPath> faulty = new ArrayList<>(paths);
        for (Phase phase : Phase.values()) {
            int input = layout.current(circuit, phase);
            faulty.set(input, paths.get(input).withTap(Tap.NOTHING));
        }
        return faulty;
    }
}
