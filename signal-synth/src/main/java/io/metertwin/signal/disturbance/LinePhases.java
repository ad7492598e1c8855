package io.metertwin.signal.disturbance;

import io.metertwin.signal.Phase;
import io.metertwin.signal.Phasor;
import io.metertwin.signal.grid.GridSupply;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which of the line conductors a disturbance strikes. */
final class LinePhases {

    static final Set<Phase> ALL = Set.copyOf(Phase.LINES);

    private LinePhases() {}

    /** A copy of the set; refuses the neutral and an empty set. */
    static Set<Phase> checked(Set<Phase> phases) {
        if (phases.isEmpty() || phases.contains(Phase.N)) {
            throw new IllegalArgumentException("a disturbance of phases needs some of L1, L2, L3, not " + phases);
        }
        return Set.copyOf(phases);
    }

    /** A supply with some voltages multiplied. */
    static GridSupply scaled(GridSupply supply, Set<Phase> phases, double factor) {
        List<Phasor> fundamentals = new ArrayList<>(supply.fundamentals());
        for (Phase phase : phases) {
            fundamentals.set(
                    phase.ordinal(), supply.fundamentals().get(phase.ordinal()).times(factor));
        }
        return new GridSupply(supply.frequencyHz(), fundamentals, supply.distortion());
    }
}
