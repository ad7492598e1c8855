package io.metertwin.dsp;

import io.metertwin.signal.Phasor;
import java.util.Collections;
import java.util.List;

/**
 * One circuit over one window, primary amperes and the powers they make with the circuit's voltages. What the wiring does
 * not have is NaN.
 *
 * @param amperes rms of I1, I2, I3
 * @param neutralAmperes rms of In: measured or the sum of the three, as the wiring says
 * @param fundamentals fundamental phasors of I1, I2, I3, In, amperes, against the first voltage; zero for a dead current
 * @param harmonics harmonics of the same currents
 * @param phases powers of L1, L2, L3
 * @param total powers of the circuit
 */
public record CircuitMeasurement(
        PhaseValues amperes,
        double neutralAmperes,
        List<Phasor> fundamentals,
        List<Harmonics> harmonics,
        List<Power> phases,
        Power total) {

    /** Nothing measured yet. */
    public static final CircuitMeasurement ABSENT = new CircuitMeasurement(
            PhaseValues.ABSENT,
            Double.NaN,
            Collections.nCopies(4, Phasor.ABSENT),
            Collections.nCopies(4, Harmonics.ABSENT),
            Collections.nCopies(3, Power.ABSENT),
            Power.ABSENT);

    /** Keeps copies of the lists. */
    public CircuitMeasurement {
        fundamentals = List.copyOf(fundamentals);
        harmonics = List.copyOf(harmonics);
        phases = List.copyOf(phases);
    }

    /** Symmetrical components of the line currents; NaN in a single-phase system. */
    public SymmetricalComponents components() {
        return SymmetricalComponents.of(fundamentals);
    }

    /** Status of the current phase sequence (manual 5.6.2.2). */
    public PhaseSequence sequence() {
        return PhaseSequence.of(fundamentals.subList(0, 3));
    }
}
