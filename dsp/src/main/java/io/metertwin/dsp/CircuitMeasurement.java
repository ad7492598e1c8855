package io.metertwin.dsp;

import io.metertwin.signal.Phasor;
import java.util.Collections;
import java.util.List;

/**
 * One circuit over one window, primary amperes and the powers they make with the circuit's voltages.
 *
 * @param amperes rms of I1, I2, I3
 * @param neutralAmperes rms of In: measured or the sum of the three, as the wiring says
 * @param fundamentals fundamental phasors of I1, I2, I3, In, amperes, against the angle of U1
 * @param phases powers of L1, L2, L3
 * @param total powers of the circuit
 */
public record CircuitMeasurement(
        PhaseValues amperes, double neutralAmperes, List<Phasor> fundamentals, List<Power> phases, Power total) {

    /** Nothing measured yet. */
    public static final CircuitMeasurement ABSENT = new CircuitMeasurement(
            PhaseValues.ABSENT,
            Double.NaN,
            Collections.nCopies(4, Phasor.ZERO),
            Collections.nCopies(3, Power.ABSENT),
            Power.ABSENT);

    /** Keeps copies of the lists. */
    public CircuitMeasurement {
        fundamentals = List.copyOf(fundamentals);
        phases = List.copyOf(phases);
    }
}
