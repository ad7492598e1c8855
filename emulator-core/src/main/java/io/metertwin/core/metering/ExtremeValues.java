package io.metertwin.core.metering;

import io.metertwin.core.unit.Unit;
import io.metertwin.dsp.CircuitMeasurement;
import io.metertwin.dsp.PhaseValues;
import io.metertwin.dsp.Power;
import io.metertwin.dsp.VoltageMeasurement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Everything whose maximum and minimum are recorded (manual 5.7). */
public final class ExtremeValues {

    /** Values the meter has once, by position. */
    public static final List<ExtremeValue> OF_METER = new Table(false).meter();

    /** Values each circuit has, by position. */
    public static final List<ExtremeValue> OF_CIRCUIT = new Table(true).circuit();

    private ExtremeValues() {}

    /** Number of values of a meter with the given number of circuits. */
    static int count(int circuits) {
        return OF_METER.size() + circuits * OF_CIRCUIT.size();
    }

    /** Where the values of a circuit, counted from 0, begin. */
    static int begin(int circuit) {
        return OF_METER.size() + circuit * OF_CIRCUIT.size();
    }

    /** Mean of the values that are present, without making anything; NaN when none is. */
    private static double average(PhaseValues values) {
        double sum = 0;
        int present = 0;
        for (int k = 0; k < 3; k++) {
            double value = values.at(k);
            if (!Double.isNaN(value)) {
                sum += value;
                present++;
            }
        }
        return present == 0 ? Double.NaN : sum / present;
    }

    /** The list while it grows. */
    private static final class Table {

        private static final String EXTREMES = "manual 5.7";
        private static final String[] LINES = {"12", "23", "31"};

        private final boolean ofCircuit;
        private final List<ExtremeValue> values = new ArrayList<>();

        Table(boolean ofCircuit) {
            this.ofCircuit = ofCircuit;
        }

        List<ExtremeValue> meter() {
            for (int k = 0; k < 3; k++) {
                int phase = k;
                bank(
                        "u" + (k + 1),
                        Unit.VOLT,
                        "phase voltage",
                        bank -> bank.phaseVolts().at(phase));
            }
            bank("u.avg", Unit.VOLT, "average phase voltage", bank -> average(bank.phaseVolts()));
            for (int k = 0; k < 3; k++) {
                int line = k;
                bank(
                        "u" + LINES[k],
                        Unit.VOLT,
                        "line voltage",
                        bank -> bank.lineVolts().at(line));
            }
            bank("u.line.avg", Unit.VOLT, "average line voltage", bank -> average(bank.lineVolts()));
            add("f.sys", Unit.HERTZ, "system frequency", (window, circuit) -> window.hertz());
            voltageQuality();
            return List.copyOf(values);
        }

        private void voltageQuality() {
            for (int k = 0; k < 3; k++) {
                int wave = k;
                bank(
                        "thd.u" + (k + 1),
                        Unit.PERCENT,
                        "voltage distortion",
                        bank -> bank.harmonics().get(wave).thdPercent());
            }
            bank(
                    "unbalance.u.negative",
                    Unit.PERCENT,
                    "negative-sequence voltage unbalance",
                    bank -> bank.components().negativePercent());
            bank(
                    "unbalance.u.zero",
                    Unit.PERCENT,
                    "zero-sequence voltage unbalance",
                    bank -> bank.components().zeroPercent());
        }

        List<ExtremeValue> circuit() {
            for (int k = 0; k < 3; k++) {
                int phase = k;
                circuit(
                        "i" + (k + 1),
                        Unit.AMPERE,
                        "current",
                        circuit -> circuit.amperes().at(phase));
            }
            circuit("i.avg", Unit.AMPERE, "average current", circuit -> average(circuit.amperes()));
            circuit("in", Unit.AMPERE, "neutral current", CircuitMeasurement::neutralAmperes);
            power("p", Unit.WATT, "active power", Power::watts);
            power("q", Unit.VAR, "reactive power", Power::vars);
            power("s", Unit.VOLT_AMPERE, "apparent power", Power::voltAmperes);
            power("pf", Unit.NONE, "power factor", Power::powerFactor);
            currentQuality();
            return List.copyOf(values);
        }

        private void currentQuality() {
            for (int k = 0; k < 3; k++) {
                int wave = k;
                circuit(
                        "thd.i" + (k + 1),
                        Unit.PERCENT,
                        "current distortion",
                        circuit -> circuit.harmonics().get(wave).thdPercent());
            }
            circuit(
                    "unbalance.i.negative",
                    Unit.PERCENT,
                    "negative-sequence current unbalance",
                    circuit -> circuit.components().negativePercent());
            circuit(
                    "unbalance.i.zero",
                    Unit.PERCENT,
                    "zero-sequence current unbalance",
                    circuit -> circuit.components().zeroPercent());
        }

        private void power(String symbol, Unit unit, String term, ToDoubleFunction<Power> value) {
            for (int k = 0; k < 3; k++) {
                int phase = k;
                circuit(
                        symbol + (k + 1),
                        unit,
                        term,
                        circuit -> value.applyAsDouble(circuit.phases().get(phase)));
            }
            circuit(symbol + ".total", unit, "total " + term, circuit -> value.applyAsDouble(circuit.total()));
        }

        private void bank(String id, Unit unit, String term, ToDoubleFunction<VoltageMeasurement> value) {
            add(
                    id,
                    unit,
                    term,
                    (window, circuit) -> value.applyAsDouble(window.banks().get(0)));
        }

        private void circuit(String id, Unit unit, String term, ToDoubleFunction<CircuitMeasurement> value) {
            add(
                    id,
                    unit,
                    term,
                    (window, circuit) -> value.applyAsDouble(window.circuits().get(circuit)));
        }

        private void add(String id, Unit unit, String term, ExtremeValue.Reading reading) {
            values.add(new ExtremeValue(id, unit, term, EXTREMES, ofCircuit, values.size(), reading));
        }
    }
}
