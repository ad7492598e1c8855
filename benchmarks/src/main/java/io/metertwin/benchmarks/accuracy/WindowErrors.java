package io.metertwin.benchmarks.accuracy;

import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.dsp.CircuitMeasurement;
import io.metertwin.dsp.Harmonics;
import io.metertwin.dsp.PhaseValues;
import io.metertwin.dsp.Power;
import io.metertwin.dsp.SymmetricalComponents;
import io.metertwin.dsp.VoltageMeasurement;
import io.metertwin.signal.Phasor;
import io.metertwin.signal.Spectrum;

/** Compares one window with its truth, row by row of the target table. */
final class WindowErrors {

    private static final double PERCENT = 100;
    private static final double MILLIHERTZ = 1e3;
    private static final double HARMONIC_SHARE = 1e-4;
    private static final double FUNDAMENTAL_SHARE = 1e-6;
    private static final double LARGE_HARMONIC = 0.01;

    private final WorstCases worst;
    private final String where;

    /**
     * A comparison.
     *
     * @param worst is told every error
     * @param where the meter and the world
     */
    WindowErrors(WorstCases worst, String where) {
        this.worst = worst;
        this.where = where;
    }

    /** Compares everything a steady world promises. */
    void steady(MeterSnapshot reading, MeterSnapshot truth) {
        frequencies(Target.FREQUENCY, reading, truth);
        rms(Target.VOLTAGE, Target.CURRENT, reading, truth);
        powers(Target.POWER, reading, truth);
        VoltageMeasurement bank = bank(reading);
        VoltageMeasurement exact = bank(truth);
        CircuitMeasurement circuit = circuit(reading);
        CircuitMeasurement exactCircuit = circuit(truth);
        fundamentalPowers(circuit, exactCircuit);
        for (int k = 0; k < exact.harmonics().size(); k++) {
            harmonics(bank.harmonics().get(k), exact.harmonics().get(k));
            angle(bank.fundamentals().get(k), exact.fundamentals().get(k));
        }
        for (int k = 0; k < exactCircuit.harmonics().size(); k++) {
            harmonics(circuit.harmonics().get(k), exactCircuit.harmonics().get(k));
            angle(circuit.fundamentals().get(k), exactCircuit.fundamentals().get(k));
        }
        unbalance(bank.components(), exact.components());
        unbalance(circuit.components(), exactCircuit.components());
    }

    /** Compares the frequency of the system. */
    void frequency(Target row, MeterSnapshot reading, MeterSnapshot truth) {
        double exact = truth.window().hertz();
        worst.difference(row, reading.window().hertz(), exact, MILLIHERTZ, where);
    }

    /** Compares the frequencies of the system and of the phases. */
    void frequencies(Target row, MeterSnapshot reading, MeterSnapshot truth) {
        frequency(row, reading, truth);
        each(row, bank(reading).hertz(), bank(truth).hertz(), value -> MILLIHERTZ);
    }

    /** Compares voltages and currents. */
    void rms(Target volts, Target amperes, MeterSnapshot reading, MeterSnapshot truth) {
        each(volts, bank(reading).phaseVolts(), bank(truth).phaseVolts(), value -> PERCENT / value);
        each(volts, bank(reading).lineVolts(), bank(truth).lineVolts(), value -> PERCENT / value);
        currents(amperes, reading, truth);
    }

    /** Compares the currents of the lines and of the neutral. */
    void currents(Target row, MeterSnapshot reading, MeterSnapshot truth) {
        each(row, circuit(reading).amperes(), circuit(truth).amperes(), value -> PERCENT / value);
        double neutral = circuit(truth).neutralAmperes();
        worst.difference(row, circuit(reading).neutralAmperes(), neutral, PERCENT / neutral, where);
    }

    /** Compares the active powers of phases and total, of their apparent power. */
    void powers(Target row, MeterSnapshot reading, MeterSnapshot truth) {
        for (int k = 0; k < 3; k++) {
            Power exact = circuit(truth).phases().get(k);
            double watts = circuit(reading).phases().get(k).watts();
            worst.difference(row, watts, exact.watts(), PERCENT / exact.voltAmperes(), where);
        }
        Power exact = circuit(truth).total();
        worst.difference(row, circuit(reading).total().watts(), exact.watts(), PERCENT / exact.voltAmperes(), where);
    }

    /** Compares the active powers of phases, of themselves. */
    void powersOfThemselves(Target row, MeterSnapshot reading, MeterSnapshot truth) {
        for (int k = 0; k < 3; k++) {
            double exact = circuit(truth).phases().get(k).watts();
            double watts = circuit(reading).phases().get(k).watts();
            worst.difference(row, watts, exact, PERCENT / exact, where);
        }
    }

    private interface Scale {
        double at(double truth);
    }

    private void each(Target row, PhaseValues reading, PhaseValues truth, Scale scale) {
        for (int k = 0; k < 3; k++) {
            worst.difference(row, reading.at(k), truth.at(k), scale.at(truth.at(k)), where);
        }
    }

    private void fundamentalPowers(CircuitMeasurement reading, CircuitMeasurement truth) {
        for (int k = 0; k < 3; k++) {
            fundamentalPower(reading.phases().get(k), truth.phases().get(k));
        }
        fundamentalPower(reading.total(), truth.total());
    }

    private void fundamentalPower(Power reading, Power truth) {
        double scale = PERCENT / truth.voltAmperes();
        worst.difference(Target.FUNDAMENTAL_POWER, reading.fundamentalWatts(), truth.fundamentalWatts(), scale, where);
        worst.difference(Target.REACTIVE_POWER, reading.vars(), truth.vars(), scale, where);
    }

    private void harmonics(Harmonics reading, Harmonics truth) {
        worst.difference(Target.THD, reading.thdPercent(), truth.thdPercent(), 1, where);
        double fundamental = truth.rms(1);
        if (!(fundamental > 0)) {
            return;
        }
        for (int order = 1; order <= Spectrum.HIGHEST_ORDER; order++) {
            double exact = truth.rms(order);
            double allowed = Math.max(HARMONIC_SHARE * exact, FUNDAMENTAL_SHARE * fundamental);
            double error = (reading.rms(order) - exact) / allowed;
            if (worst.isExceededBy(Target.HARMONIC, error)) {
                worst.note(Target.HARMONIC, error, where + ", order " + order);
            }
            if (order > 1 && exact > LARGE_HARMONIC * fundamental) {
                Phasor turn = Phasor.polar(1, reading.radians(order) - truth.radians(order));
                worst.note(Target.HARMONIC_ANGLE, Math.toDegrees(turn.radians()), where);
            }
        }
    }

    private void angle(Phasor reading, Phasor truth) {
        if (truth.magnitude() > 0) {
            double turn = reading.times(truth.conjugate()).radians();
            worst.note(Target.ANGLE, Math.toDegrees(turn), where);
        }
    }

    /** A percentage above 100 has too weak a positive sequence to stand on. */
    private void unbalance(SymmetricalComponents reading, SymmetricalComponents truth) {
        unbalance(reading.negativePercent(), truth.negativePercent());
        unbalance(reading.zeroPercent(), truth.zeroPercent());
    }

    private void unbalance(double reading, double truth) {
        if (!(truth > PERCENT)) {
            worst.difference(Target.UNBALANCE, reading, truth, 1, where);
        }
    }

    private static VoltageMeasurement bank(MeterSnapshot snapshot) {
        return snapshot.window().banks().get(0);
    }

    private static CircuitMeasurement circuit(MeterSnapshot snapshot) {
        return snapshot.window().circuits().get(0);
    }
}
