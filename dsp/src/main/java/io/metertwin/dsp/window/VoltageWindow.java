package io.metertwin.dsp.window;

import io.metertwin.dsp.Harmonics;
import io.metertwin.dsp.PhaseValues;
import io.metertwin.dsp.VoltageMeasurement;
import io.metertwin.dsp.Wiring;
import io.metertwin.signal.Phasor;
import java.util.ArrayList;
import java.util.List;

/** The voltages of one bank over one window, as a wiring mode has them. Scratch. */
final class VoltageWindow {

    private static final int PHASES = 3;

    private final Wiring wiring;
    private final MeasuredSignal[] phases = new MeasuredSignal[PHASES];
    private final MeasuredSignal[] lines = new MeasuredSignal[PHASES];
    private final MeasuredSignal zero;

    /** Signals over three input channels. */
    VoltageWindow(ChannelWindow[] inputs, Wiring wiring) {
        this.wiring = wiring;
        for (int k = 0; k < PHASES; k++) {
            phases[k] = wiring.hasPhaseVoltage(k) ? MeasuredSignal.of(inputs[k]) : MeasuredSignal.ABSENT;
            lines[k] = wiring.hasLineVoltage(k)
                    ? MeasuredSignal.difference(inputs[k], inputs[(k + 1) % PHASES])
                    : MeasuredSignal.ABSENT;
        }
        boolean hasZero = wiring.isThreePhase() && !wiring.isThreeWire();
        zero = hasZero ? MeasuredSignal.sum(inputs, 1.0 / PHASES) : MeasuredSignal.ABSENT;
    }

    void refresh() {
        for (int k = 0; k < PHASES; k++) {
            phases[k].refresh();
            lines[k].refresh();
        }
        zero.refresh();
    }

    MeasuredSignal phase(int position) {
        return phases[position];
    }

    MeasuredSignal line(int position) {
        return lines[position];
    }

    /** The voltages that fundamentals and harmonics are read from. */
    MeasuredSignal[] leading() {
        return wiring.isThreeWire() ? lines : phases;
    }

    void reference(PhaseReference reference) {
        reference.set(leading(), !wiring.isThreePhase());
    }

    VoltageMeasurement measurement(PhaseReference reference, PhaseValues hertz) {
        List<Phasor> fundamentals = new ArrayList<>(PHASES);
        List<Harmonics> harmonics = new ArrayList<>(PHASES);
        for (MeasuredSignal voltage : leading()) {
            fundamentals.add(voltage.fundamental(reference));
            harmonics.add(voltage.harmonics(reference));
        }
        return new VoltageMeasurement(
                PhaseValues.of(k -> phases[k].rms()),
                PhaseValues.of(k -> lines[k].rms()),
                zero.rms(),
                PhaseValues.of(k -> wiring.isThreeWire() || wiring.hasPhaseVoltage(k) ? hertz.at(k) : Double.NaN),
                fundamentals,
                harmonics);
    }
}
