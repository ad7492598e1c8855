package io.metertwin.signal.frontend;

import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Phase;
import java.util.List;

/**
 * The voltage terminals are on other phases than their names say.
 *
 * @param startSeconds begin, seconds of the run
 * @param endSeconds end, seconds of the run
 * @param order where the terminals U1, U2, U3 really are: L1, L2, L3 in any order, each once
 */
public record SwappedVoltages(double startSeconds, double endSeconds, List<Phase> order) implements WiringFault {

    /** Refuses what is no such fault. */
    public SwappedVoltages {
        InputFault.checkSpan(startSeconds, endSeconds);
        order = PhaseOrder.checked(order);
    }

    @Override
    public List<InputPath> applyTo(List<InputPath> paths, InputLayout layout, double seconds) {
        return PhaseOrder.exchanged(paths, order, phase -> layout.voltage(0, phase));
    }
}
