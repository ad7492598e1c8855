package io.metertwin.signal.disturbance;

import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which waveforms a component is put on.
 *
 * @param voltages true for the three voltages
 * @param circuits circuits, from 0, whose line currents it is put on; their neutral carries the sum
 */
public record Carrier(boolean voltages, Set<Integer> circuits) {

    /** The three voltages alone. */
    public static final Carrier VOLTAGES = new Carrier(true, Set.of());

    /** Keeps a copy; refuses a component on nothing. */
    public Carrier {
        circuits = Set.copyOf(circuits);
        if (!voltages && circuits.isEmpty()) {
            throw new IllegalArgumentException("a component must be put on the voltages or on a circuit's currents");
        }
        if (circuits.stream().anyMatch(circuit -> circuit < 0)) {
            throw new IllegalArgumentException("circuits count from 0, not " + circuits);
        }
    }

    /** The line currents of one circuit, from 0. */
    public static Carrier currentsOf(int circuit) {
        return new Carrier(false, Set.of(circuit));
    }

    /** Refuses a circuit that is not there. */
    void checkFits(int count) {
        if (circuits.stream().anyMatch(circuit -> circuit >= count)) {
            throw new IllegalArgumentException("circuits count from 0 to " + (count - 1) + " here, not " + circuits);
        }
    }

    /** Groups of three line channels, in the order L1, L2, L3. */
    List<List<Integer>> lineGroups(InputLayout layout) {
        List<List<Integer>> groups = new ArrayList<>();
        if (voltages) {
            groups.add(
                    Phase.LINES.stream().map(phase -> layout.voltage(0, phase)).toList());
        }
        for (int circuit : circuits) {
            groups.add(Phase.LINES.stream()
                    .map(phase -> layout.current(circuit, phase))
                    .toList());
        }
        return groups;
    }

    /** Channel of the neutral beside the line currents of a circuit. */
    static int neutralOf(List<Integer> lineGroup) {
        return lineGroup.get(lineGroup.size() - 1) + 1;
    }
}
