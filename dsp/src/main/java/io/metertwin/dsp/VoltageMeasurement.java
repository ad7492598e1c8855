package io.metertwin.dsp;

import io.metertwin.signal.Phasor;
import java.util.Collections;
import java.util.List;

/**
 * One voltage bank over one window, primary volts.
 *
 * @param phaseVolts rms of U1, U2, U3, dc included
 * @param lineVolts rms of U12, U23, U31
 * @param zeroSequenceVolts rms of (u1 + u2 + u3) / 3, U0
 * @param hertz frequency of each phase; NaN for a dead one
 * @param fundamentals fundamental phasors of U1, U2, U3, volts; U1's angle is 0 when U1 is alive
 */
public record VoltageMeasurement(
        PhaseValues phaseVolts,
        PhaseValues lineVolts,
        double zeroSequenceVolts,
        PhaseValues hertz,
        List<Phasor> fundamentals) {

    /** Nothing measured yet. */
    public static final VoltageMeasurement ABSENT = new VoltageMeasurement(
            PhaseValues.ABSENT,
            PhaseValues.ABSENT,
            Double.NaN,
            PhaseValues.ABSENT,
            Collections.nCopies(3, Phasor.ZERO));

    /** Keeps a copy of the phasors. */
    public VoltageMeasurement {
        fundamentals = List.copyOf(fundamentals);
    }
}
