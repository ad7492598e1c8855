package io.metertwin.signal.frontend;

import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Phase;
import java.util.ArrayList;
import java.util.List;

/**
 * A coil hangs on a conductor that is not its own, beside the coil that belongs there.
 *
 * @param startSeconds begin, seconds of the run
 * @param endSeconds end, seconds of the run
 * @param circuit circuit of the input, from 0
 * @param phase phase of the input, L1, L2, L3 or N
 * @param on the conductor it really hangs on
 */
public record MisplacedCoil(double startSeconds, double endSeconds, int circuit, Phase phase, Conductor on)
        implements WiringFault {

    /** Refuses what is no such fault. */
    public MisplacedCoil {
        InputFault.checkSpan(startSeconds, endSeconds);
    }

    /**
     * A conductor of a circuit.
     *
     * @param circuit circuit, from 0
     * @param phase L1, L2, L3 or N
     */
    public record Conductor(int circuit, Phase phase) {}

    @Override
    public List<InputPath> applyTo(List<InputPath> paths, InputLayout layout, double seconds) {
        int input = layout.current(circuit, phase);
        List<InputPath> faulty = new ArrayList<>(paths);
        faulty.set(input, paths.get(input).onChannel(layout.current(on.circuit(), on.phase())));
        return faulty;
    }
}
