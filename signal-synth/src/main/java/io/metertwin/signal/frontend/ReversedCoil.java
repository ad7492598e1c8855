package io.metertwin.signal.frontend;

import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Phase;
import io.metertwin.signal.Tap;
import java.util.ArrayList;
import java.util.List;

/**
 * A coil hangs the wrong way round: its arrow points to the source.
 *
 * @param startSeconds begin, seconds of the run
 * @param endSeconds end, seconds of the run
 * @param circuit circuit, from 0
 * @param phase L1, L2, L3 or N
 */
public record ReversedCoil(double startSeconds, double endSeconds, int circuit, Phase phase) implements WiringFault {

    /** Refuses what is no such fault. */
    public ReversedCoil {
        InputFault.checkSpan(startSeconds, endSeconds);
    }

    @Override
    public List<InputPath> applyTo(List<InputPath> paths, InputLayout layout, double seconds) {
        int input = layout.current(circuit, phase);
        List<InputPath> faulty = new ArrayList<>(paths);
        Tap tap = paths.get(input).tap();
        Tap reversed = new Tap(tap.channel(), -tap.gain(), tap.derivative(), tap.delaySeconds());
        faulty.set(input, paths.get(input).withTap(reversed));
        return faulty;
    }
}
