package io.metertwin.core.measure;

import io.metertwin.core.measure.Quantity.Scope;
import io.metertwin.core.unit.Unit;
import io.metertwin.dsp.PhaseSequence;
import io.metertwin.signal.Phasor;
import java.util.ArrayList;
import java.util.List;

/** Phase angles, phase sequence and direction of the currents (manual 5.6). */
final class AngleQuantities {

    private static final String ANGLES = "manual 5.6.3; decision 33";
    private static final String SEQUENCE = "manual 5.6.2.2; decision 33";
    private static final String SEQUENCE_CODES = "phase sequence: 0 missing, 1 A-B-C, 2 reversed";

    private AngleQuantities() {}

    static List<Quantity> all() {
        List<Quantity> all = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            int phase = k;
            all.add(Quantities.meter(
                    "angle.u" + (k + 1),
                    Unit.DEGREE,
                    "phase angle of U" + (k + 1) + " against U1",
                    ANGLES,
                    bank -> degrees(bank.fundamentals().get(phase))));
        }
        for (int k = 0; k < 4; k++) {
            int phase = k;
            String name = k == 3 ? "in" : "i" + (k + 1);
            all.add(Quantities.circuit(
                    "angle." + name,
                    Unit.DEGREE,
                    "phase angle of " + name + " against U1",
                    ANGLES,
                    circuit -> degrees(circuit.fundamentals().get(phase))));
        }
        for (int k = 0; k < 3; k++) {
            addBetween(all, k);
        }
        addSequences(all);
        return all;
    }

    private static void addBetween(List<Quantity> all, int phase) {
        String term = "angle of U" + (phase + 1) + " less angle of I" + (phase + 1) + ", lag positive";
        all.add(new Quantity(
                "angle.ui" + (phase + 1), Scope.CIRCUIT, Unit.DEGREE, term, ANGLES, (snapshot, circuit) -> {
                    Phasor u = snapshot.window().banks().get(0).fundamentals().get(phase);
                    Phasor i = snapshot.window()
                            .circuits()
                            .get(circuit)
                            .fundamentals()
                            .get(phase);
                    boolean exists = !Double.isNaN(snapshot.window()
                            .circuits()
                            .get(circuit)
                            .phases()
                            .get(phase)
                            .watts());
                    return exists ? degrees(u.times(i.conjugate())) : Double.NaN;
                }));
        all.add(Quantities.circuit(
                "direction.i" + (phase + 1),
                Unit.NONE,
                "direction of I" + (phase + 1) + " by the sign of its power: 1 import, -1 export, 0 none",
                "manual 5.6.2; decision 33",
                circuit -> Math.signum(circuit.phases().get(phase).watts())));
    }

    private static void addSequences(List<Quantity> all) {
        all.add(Quantities.meter(
                "sequence.u",
                Unit.NONE,
                "voltage " + SEQUENCE_CODES,
                SEQUENCE,
                bank -> code(bank.sequence(), bank.fundamentals())));
        all.add(Quantities.circuit(
                "sequence.i",
                Unit.NONE,
                "current " + SEQUENCE_CODES,
                SEQUENCE,
                circuit -> code(circuit.sequence(), circuit.fundamentals())));
    }

    /** The code of a sequence; absent in a system that has none. */
    private static double code(PhaseSequence sequence, List<Phasor> phases) {
        boolean absent = phases.stream().limit(3).anyMatch(phasor -> Double.isNaN(phasor.re()));
        return absent ? Double.NaN : sequence.ordinal();
    }

    /** Angle in (-180, 180] degrees; NaN for a phasor that is absent or zero. */
    private static double degrees(Phasor phasor) {
        return phasor.magnitude() > 0 ? StrictMath.toDegrees(phasor.radians()) : Double.NaN;
    }
}
