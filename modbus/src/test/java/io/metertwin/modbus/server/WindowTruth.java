package io.metertwin.modbus.server;

import io.metertwin.core.device.ModelCode.Expansion;
import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.measure.Temperature;
import io.metertwin.dsp.CircuitMeasurement;
import io.metertwin.dsp.DistortionPower;
import io.metertwin.dsp.EffectivePower;
import io.metertwin.dsp.Harmonics;
import io.metertwin.dsp.PhaseValues;
import io.metertwin.dsp.Power;
import io.metertwin.dsp.SymmetricalComponents;
import io.metertwin.dsp.VoltageMeasurement;
import io.metertwin.signal.Phasor;
import java.util.List;
import java.util.regex.Pattern;

/** What the window of a snapshot holds under the id of a quantity, found anew by the parts of the id. */
final class WindowTruth {

    private static final String PHASES = "123n";
    private static final Pattern HARMONIC = Pattern.compile("h\\d+\\..*|(thd|odd|even|harmonics|k)\\..*");

    private final MeterSnapshot snapshot;
    private final VoltageMeasurement bank;

    WindowTruth(MeterSnapshot snapshot) {
        this.snapshot = snapshot;
        bank = snapshot.window().banks().get(0);
    }

    /** The value; the circuit counts from 0 and is below 0 for values of the meter. */
    double value(int circuit, String id) {
        if (HARMONIC.matcher(id).matches()) {
            return harmonic(circuit, id.split("\\.", -1));
        }
        return circuit < 0 ? ofMeter(id) : ofCircuit(circuit, id);
    }

    private double ofMeter(String id) {
        return switch (id) {
            case "u.avg" -> bank.phaseVolts().average();
            case "u.line.avg" -> bank.lineVolts().average();
            case "u0" -> bank.zeroSequenceVolts();
            case "u12" -> bank.lineVolts().at(0);
            case "u23" -> bank.lineVolts().at(1);
            case "u31" -> bank.lineVolts().at(2);
            case "u1", "u2", "u3" -> phase(bank.phaseVolts(), id);
            case "f1", "f2", "f3" -> phase(bank.hertz(), id);
            case "f.sys" -> snapshot.window().hertz();
            case "temperature" ->
                snapshot.temperature().state() == Temperature.State.CONNECTED
                        ? snapshot.temperature().celsius()
                        : Double.NaN;
            case "angle.u1", "angle.u2", "angle.u3" -> degrees(bank.fundamentals(), id);
            case "sequence.u" -> bank.sequence().ordinal();
            default -> unbalance(bank.components(), id);
        };
    }

    private static double unbalance(SymmetricalComponents components, String id) {
        return switch (id) {
            case "unbalance.u.negative", "unbalance.i.negative" -> components.negativePercent();
            case "unbalance.u.zero", "unbalance.i.zero" -> components.zeroPercent();
            default -> throw new IllegalArgumentException(id);
        };
    }

    private static int position(String id) {
        return PHASES.indexOf(id.charAt(id.length() - 1));
    }

    private static double phase(PhaseValues values, String id) {
        return values.at(position(id));
    }

    private static double degrees(List<Phasor> phasors, String id) {
        return degrees(phasors.get(position(id)));
    }

    private static double degrees(Phasor phasor) {
        return StrictMath.toDegrees(StrictMath.atan2(phasor.im(), phasor.re()));
    }

    private double ofCircuit(int circuit, String id) {
        CircuitMeasurement measured = snapshot.window().circuits().get(circuit);
        return switch (id) {
            case "i1", "i2", "i3" -> phase(measured.amperes(), id);
            case "i.avg" -> measured.amperes().average();
            case "in" -> measured.neutralAmperes();
            case "i0" ->
                circuit == 0 && snapshot.identity().model().expansion() == Expansion.ZERO_SEQUENCE
                        ? snapshot.window().residualAmperes()
                        : Double.NaN;
            case "angle.i1", "angle.i2", "angle.i3", "angle.in" -> degrees(measured.fundamentals(), id);
            case "angle.ui1", "angle.ui2", "angle.ui3" -> lag(measured, position(id));
            case "direction.i1", "direction.i2", "direction.i3" ->
                measured.phases().get(position(id)).watts() > 0 ? 1 : -1;
            case "sequence.i" -> measured.sequence().ordinal();
            case "s.effective.total" -> EffectivePower.voltAmperes(bank, measured);
            case "unbalance.i.negative", "unbalance.i.zero" -> unbalance(measured.components(), id);
            default ->
                id.matches("(di|dv|sh)[123]")
                        ? distortion(DistortionPower.of(bank, measured, position(id)), id.substring(0, 2))
                        : power(
                                id.endsWith(".total")
                                        ? measured.total()
                                        : measured.phases().get(position(id)),
                                id.replaceAll("(\\.l)?[123]$|\\.total$", ""));
        };
    }

    private double lag(CircuitMeasurement measured, int phase) {
        return degrees(bank.fundamentals()
                .get(phase)
                .times(measured.fundamentals().get(phase).conjugate()));
    }

    private static double distortion(DistortionPower power, String symbol) {
        return switch (symbol) {
            case "di" -> power.current();
            case "dv" -> power.voltage();
            default -> power.harmonic();
        };
    }

    private static double power(Power power, String symbol) {
        return switch (symbol) {
            case "p" -> power.watts();
            case "p.fund" -> power.fundamentalWatts();
            case "q" -> power.vars();
            case "s" -> power.voltAmperes();
            case "s.vector" -> StrictMath.hypot(power.watts(), power.vars());
            case "n" -> Math.sqrt(power.voltAmperes() * power.voltAmperes() - power.watts() * power.watts());
            case "pf" -> power.watts() / power.voltAmperes();
            case "dpf" -> power.fundamentalWatts() / power.fundamentalVoltAmperes();
            case "nature" -> power.watts() > 0 == power.vars() > 0 ? 1 : 2;
            default -> throw new IllegalArgumentException(symbol);
        };
    }

    private double harmonic(int circuit, String... parts) {
        Harmonics harmonics = (circuit < 0
                        ? bank.harmonics()
                        : snapshot.window().circuits().get(circuit).harmonics())
                .get(position(parts[1]));
        return switch (parts[0]) {
            case "thd" -> harmonics.thdPercent();
            case "odd" -> harmonics.oddPercent();
            case "even" -> harmonics.evenPercent();
            case "harmonics" -> harmonics.totalRms();
            case "k" -> harmonics.kFactor();
            default -> order(harmonics, Integer.parseInt(parts[0].substring(1)), parts.length > 2 ? parts[2] : "");
        };
    }

    private static double order(Harmonics harmonics, int order, String what) {
        return switch (what) {
            case "rms" -> harmonics.rms(order);
            case "angle" -> StrictMath.toDegrees(harmonics.radians(order));
            default -> 100 * harmonics.rms(order) / harmonics.rms(1);
        };
    }
}
