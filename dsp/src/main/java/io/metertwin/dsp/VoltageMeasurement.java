package io.metertwin.dsp;

import io.metertwin.signal.Phasor;
import java.util.Collections;
import java.util.List;

/**
 * One voltage bank over one window, primary volts. What the wiring does not have is NaN.
 *
 * <p>Fundamentals and harmonics are those of the phase voltages U1, U2, U3, or of the line voltages U12, U23, U31 in a
 * three-wire system; the angle of the first one is 0 when it is alive.
 *
 * @param phaseVolts rms of U1, U2, U3, dc included
 * @param lineVolts rms of U12, U23, U31
 * @param zeroSequenceVolts rms of (u1 + u2 + u3) / 3, U0
 * @param hertz frequency of each phase; NaN for a dead one
 * @param fundamentals fundamental phasors, volts; zero for a dead voltage
 * @param harmonics harmonics of the same voltages
 */
public record VoltageMeasurement(
        PhaseValues phaseVolts,
        PhaseValues lineVolts,
        double zeroSequenceVolts,
        PhaseValues hertz,
        List<Phasor> fundamentals,
        List<Harmonics> harmonics) {

    /** Nothing measured yet. */
    public static final VoltageMeasurement ABSENT = new VoltageMeasurement(
            PhaseValues.ABSENT,
            PhaseValues.ABSENT,
            Double.NaN,
            PhaseValues.ABSENT,
            Collections.nCopies(3, Phasor.ABSENT),
            Collections.nCopies(3, Harmonics.ABSENT));

    /** Keeps copies of the lists. */
    public VoltageMeasurement {
        fundamentals = List.copyOf(fundamentals);
        harmonics = List.copyOf(harmonics);
    }

    /** Symmetrical components of the fundamentals; NaN in a single-phase system. */
    public SymmetricalComponents components() {
        return SymmetricalComponents.of(fundamentals);
    }

    /** Status of the voltage phase sequence (manual 5.6.2.2). */
    public PhaseSequence sequence() {
        return PhaseSequence.of(fundamentals);
    }
}
