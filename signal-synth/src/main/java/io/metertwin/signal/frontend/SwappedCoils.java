package io.metertwin.signal.frontend;

import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Phase;
import java.util.List;

/**
 * The coils of a circuit hang on each other's conductors.
 *
 * @param startSeconds begin, seconds of the run
 * @param endSeconds end, seconds of the run
 * @param circuit circuit, from 0
 * @param order where the coils of I1, I2, I3 really hang: L1, L2, L3 in any order, each once
 */
public record SwappedCoils(double startSeconds, double endSeconds, int circuit, List<Phase> order)
        implements WiringFault {

    /** Refuses what is no such fault. */
    public SwappedCoils {
        InputFault.checkSpan(startSeconds, endSeconds);
        order = PhaseOrder.checked(order);
    }

    @Override
    public List<InputPath> applyTo(List<InputPath> paths, InputLayout layout, double seconds) {
        return PhaseOrder.exchanged(paths, order, phase -> layout.current(circuit, phase));
    }
}
