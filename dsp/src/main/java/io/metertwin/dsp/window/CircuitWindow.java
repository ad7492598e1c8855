package io.metertwin.dsp.window;

import io.metertwin.dsp.CircuitMeasurement;
import io.metertwin.dsp.Harmonics;
import io.metertwin.dsp.PhaseValues;
import io.metertwin.dsp.Power;
import io.metertwin.dsp.Wiring;
import io.metertwin.signal.Phasor;
import java.util.ArrayList;
import java.util.List;

/** The currents and powers of one circuit over one window, as a wiring mode has them. Scratch. */
final class CircuitWindow {

    private static final int PHASES = 3;
    private static final int NEUTRAL = 3;
    private static final int SECOND = 1;

    private final Wiring wiring;
    private final VoltageWindow voltages;
    private final MeasuredSignal[] currents = new MeasuredSignal[PHASES + 1];
    private final PowerWindow[] phases = new PowerWindow[PHASES];
    private final PowerWindow total = new PowerWindow();

    /**
     * Signals over four input channels.
     *
     * @param inputs L1, L2, L3, N
     * @param voltages the bank the circuit's powers are made with
     */
    CircuitWindow(ChannelWindow[] inputs, VoltageWindow voltages, Wiring wiring) {
        this.wiring = wiring;
        this.voltages = voltages;
        for (int k = 0; k < PHASES; k++) {
            currents[k] = wiring.hasCurrent(k) ? MeasuredSignal.of(inputs[k]) : MeasuredSignal.ABSENT;
            phases[k] = new PowerWindow();
        }
        if (wiring.computesSecondCurrent()) {
            currents[SECOND] = MeasuredSignal.sum(new ChannelWindow[] {inputs[0], inputs[2]}, -1);
        }
        currents[NEUTRAL] = neutral(inputs);
    }

    private MeasuredSignal neutral(ChannelWindow[] inputs) {
        if (wiring.measuresNeutral()) {
            return MeasuredSignal.of(inputs[NEUTRAL]);
        }
        return wiring.hasNeutralCurrent()
                ? MeasuredSignal.sum(new ChannelWindow[] {inputs[0], inputs[1], inputs[2]}, 1)
                : MeasuredSignal.ABSENT;
    }

    void refresh() {
        for (MeasuredSignal current : currents) {
            current.refresh();
        }
        total.clear();
        if (wiring.isThreeWire()) {
            twoWattmeters();
        } else {
            for (int k = 0; k < PHASES; k++) {
                phases[k].set(voltages.phase(k), currents[k]);
                if (wiring.hasPhaseVoltage(k)) {
                    total.add(phases[k], 1);
                }
            }
        }
    }

    /** p = u12 i1 + u32 i3; u32 is the negative of the line voltage 23. */
    private void twoWattmeters() {
        phases[0].set(voltages.line(0), currents[0]);
        phases[2].set(voltages.line(1), currents[2]);
        total.add(phases[0], 1);
        total.add(phases[2], -1);
        double squareVolts = 0;
        double squareAmperes = 0;
        double fundamentalSquareVolts = 0;
        double fundamentalSquareAmperes = 0;
        for (int k = 0; k < PHASES; k++) {
            MeasuredSignal u = voltages.line(k);
            squareVolts += u.rms() * u.rms();
            squareAmperes += currents[k].rms() * currents[k].rms();
            fundamentalSquareVolts += square(u);
            fundamentalSquareAmperes += square(currents[k]);
        }
        // 3 sqrt(U^2 / 9) sqrt(I^2 / 3)
        total.setApparent(
                Math.sqrt(squareVolts * squareAmperes / PHASES),
                Math.sqrt(fundamentalSquareVolts * fundamentalSquareAmperes / PHASES));
    }

    private static double square(MeasuredSignal signal) {
        return signal.isLive() ? signal.re(1) * signal.re(1) + signal.im(1) * signal.im(1) : signal.rms();
    }

    PowerWindow total() {
        return total;
    }

    CircuitMeasurement measurement(PhaseReference reference) {
        List<Phasor> fundamentals = new ArrayList<>(currents.length);
        List<Harmonics> harmonics = new ArrayList<>(currents.length);
        for (MeasuredSignal current : currents) {
            fundamentals.add(current.fundamental(reference));
            harmonics.add(current.harmonics(reference));
        }
        return new CircuitMeasurement(
                PhaseValues.of(k -> currents[k].rms()),
                currents[NEUTRAL].rms(),
                fundamentals,
                harmonics,
                List.of(phase(0), phase(1), phase(2)),
                total.power());
    }

    private Power phase(int position) {
        return wiring.hasPhaseVoltage(position) ? phases[position].power() : Power.ABSENT;
    }
}
