package io.metertwin.core.measure;

import io.metertwin.core.measure.Quantity.Scope;
import io.metertwin.core.unit.Unit;
import io.metertwin.dsp.CircuitMeasurement;
import io.metertwin.dsp.DistortionPower;
import io.metertwin.dsp.EffectivePower;
import io.metertwin.dsp.Power;
import io.metertwin.dsp.VoltageMeasurement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Apparent and nonactive powers beyond P, Q and S (IEEE 1459), and whether a load lags or leads. */
final class PowerQuantities {

    private static final String PHASE = "IEEE 1459 3.1.2";
    private static final String THREE_PHASE = "IEEE 1459 3.2.2";

    /** Less reactive power than this share of the apparent power is none. */
    private static final double RESISTIVE = 1e-4;

    private PowerQuantities() {}

    static List<Quantity> all() {
        List<Quantity> all = new ArrayList<>();
        addPower(all, "n", Unit.VAR, "nonactive power N", Power::nonactive);
        addPower(
                all,
                "nature",
                Unit.NONE,
                "load: 0 resistive or none, 1 inductive, 2 capacitive",
                PowerQuantities::nature);
        all.add(Quantities.circuit(
                "s.vector.total",
                Unit.VOLT_AMPERE,
                "vector apparent power sqrt(P^2 + Q1^2)",
                THREE_PHASE,
                circuit -> circuit.total().vectorVoltAmperes()));
        all.add(new Quantity(
                "s.effective.total",
                Scope.CIRCUIT,
                Unit.VOLT_AMPERE,
                "effective apparent power Se = 3 Ue Ie",
                THREE_PHASE,
                (snapshot, circuit) -> EffectivePower.voltAmperes(bank(snapshot), circuit(snapshot, circuit))));
        for (int k = 0; k < 3; k++) {
            addDistortion(all, k, "di", "current distortion power DI", DistortionPower::current);
            addDistortion(all, k, "dv", "voltage distortion power DV", DistortionPower::voltage);
            addDistortion(all, k, "sh", "harmonic apparent power SH", DistortionPower::harmonic);
        }
        return all;
    }

    private static void addPower(
            List<Quantity> all, String symbol, Unit unit, String term, ToDoubleFunction<Power> value) {
        for (int k = 0; k < 3; k++) {
            int phase = k;
            all.add(Quantities.circuit(
                    symbol + (k + 1),
                    unit,
                    "phase " + (k + 1) + ": " + term,
                    PHASE,
                    circuit -> value.applyAsDouble(circuit.phases().get(phase))));
        }
        all.add(Quantities.circuit(
                symbol + ".total", unit, "total: " + term, PHASE, circuit -> value.applyAsDouble(circuit.total())));
    }

    private static void addDistortion(
            List<Quantity> all, int phase, String symbol, String term, ToDoubleFunction<DistortionPower> value) {
        all.add(new Quantity(
                symbol + (phase + 1),
                Scope.CIRCUIT,
                Unit.VOLT_AMPERE,
                "phase " + (phase + 1) + ": " + term,
                PHASE,
                (snapshot, circuit) ->
                        value.applyAsDouble(DistortionPower.of(bank(snapshot), circuit(snapshot, circuit), phase))));
    }

    /** Inductive in quadrants i and iii, capacitive in ii and iv (decision 14). */
    private static double nature(Power power) {
        if (Math.abs(power.vars()) < RESISTIVE * power.voltAmperes()) {
            return 0;
        }
        double sign = Math.signum(power.watts()) * Math.signum(power.vars());
        return sign < 0 ? 2 : sign;
    }

    private static VoltageMeasurement bank(MeterSnapshot snapshot) {
        return snapshot.window().banks().get(0);
    }

    private static CircuitMeasurement circuit(MeterSnapshot snapshot, int circuit) {
        return snapshot.window().circuits().get(circuit);
    }
}
