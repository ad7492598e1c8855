package io.metertwin.signal.frontend;

import io.metertwin.signal.Phase;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.ToIntFunction;

/** Three sensors on each other's conductors. */
final class PhaseOrder {

    private PhaseOrder() {}

    /** A copy; refuses what is not L1, L2, L3 in some order. */
    static List<Phase> checked(List<Phase> order) {
        List<Phase> copy = List.copyOf(order);
        if (copy.size() != Phase.LINES.size() || !EnumSet.copyOf(copy).containsAll(Phase.LINES)) {
            throw new IllegalArgumentException("an order of phases names L1, L2 and L3 once each, not " + order);
        }
        return copy;
    }

    /** Paths whose sensors hang where those of the named phases hung; each input keeps its own sensor. */
    static List<InputPath> exchanged(List<InputPath> paths, List<Phase> order, ToIntFunction<Phase> inputOf) {
        List<InputPath> faulty = new ArrayList<>(paths);
        for (Phase phase : Phase.LINES) {
            int input = inputOf.applyAsInt(phase);
            InputPath hung = paths.get(inputOf.applyAsInt(order.get(phase.ordinal())));
            faulty.set(input, paths.get(input).onChannel(hung.tap().channel()));
        }
        return faulty;
    }
}
