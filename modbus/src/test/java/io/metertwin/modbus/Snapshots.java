package io.metertwin.modbus;

import io.metertwin.core.communication.CommunicationReadings;
import io.metertwin.core.device.ModelCode;
import io.metertwin.core.event.EventRecords;
import io.metertwin.core.measure.MeterIdentity;
import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.measure.PowerState;
import io.metertwin.core.measure.ProtectionReadings;
import io.metertwin.core.measure.Temperature;
import io.metertwin.core.metering.DemandReadings;
import io.metertwin.core.metering.EnergyReadings;
import io.metertwin.core.metering.EnergyRegisters;
import io.metertwin.core.metering.ExtremesReadings;
import io.metertwin.core.metering.MeteringReadings;
import io.metertwin.core.record.RecordReadings;
import io.metertwin.core.settings.Settings;
import io.metertwin.dsp.CircuitMeasurement;
import io.metertwin.dsp.Harmonics;
import io.metertwin.dsp.PhaseValues;
import io.metertwin.dsp.Power;
import io.metertwin.dsp.VoltageMeasurement;
import io.metertwin.dsp.WindowMeasurement;
import io.metertwin.dsp.WindowSpan;
import io.metertwin.signal.Phasor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Snapshots for tests with a few measured values and energies; {@link FullSnapshots} fill every part. */
public final class Snapshots {

    /** The model most tests use. */
    public static final ModelCode MODEL = ModelCode.parse("MPM4410-A");

    private static final double RATE_HZ = 8000;
    private static final double ENERGY_SECONDS = 40_000_000;

    private Snapshots() {}

    /** The snapshot of window 1 of the usual model. */
    public static MeterSnapshot usual() {
        return of(MODEL, 1);
    }

    /** A snapshot whose values all follow from the number of the window. */
    public static MeterSnapshot of(ModelCode model, long index) {
        WindowMeasurement window = window(model.circuits(), index, 0.2);
        EnergyRegisters energies = new EnergyRegisters(model.circuits());
        count(energies, window(model.circuits(), index, ENERGY_SECONDS));
        count(energies, exporting(model.circuits(), index));
        return snapshot(model, window, energies.readings());
    }

    /** A snapshot before the first window: every measured value absent. */
    public static MeterSnapshot absent(ModelCode model) {
        return snapshot(
                model, WindowMeasurement.none(1, model.circuits(), RATE_HZ), EnergyReadings.zero(model.circuits()));
    }

    private static MeterSnapshot snapshot(ModelCode model, WindowMeasurement window, EnergyReadings energies) {
        return new MeterSnapshot(
                new MeterIdentity(model, "12345678", "0.1.0"),
                PowerState.ON,
                1_774_742_400_123L + 200 * window.span().index(),
                window,
                new MeteringReadings(
                        energies, DemandReadings.none(model.circuits()), ExtremesReadings.none(model.circuits())),
                Settings.defaults(model.settings()),
                EventRecords.NONE,
                Temperature.ABSENT,
                ProtectionReadings.none(model.circuits()),
                CommunicationReadings.NONE,
                RecordReadings.NONE,
                List.of());
    }

    /** The same snapshot with other settings. */
    public static MeterSnapshot with(MeterSnapshot of, Settings settings) {
        return copy(of, of.state(), of.meterMillis(), of.metering(), settings, of.protection());
    }

    /** The same snapshot in another state. */
    public static MeterSnapshot with(MeterSnapshot of, PowerState state) {
        return copy(of, state, of.meterMillis(), of.metering(), of.settings(), of.protection());
    }

    /** The same snapshot at another meter time. */
    public static MeterSnapshot at(MeterSnapshot of, long meterMillis) {
        return copy(of, of.state(), meterMillis, of.metering(), of.settings(), of.protection());
    }

    /** The same snapshot with other counters. */
    public static MeterSnapshot with(MeterSnapshot of, MeteringReadings metering) {
        return copy(of, of.state(), of.meterMillis(), metering, of.settings(), of.protection());
    }

    /** The same snapshot with other alarms and outputs. */
    public static MeterSnapshot with(MeterSnapshot of, ProtectionReadings protection) {
        return copy(of, of.state(), of.meterMillis(), of.metering(), of.settings(), protection);
    }

    private static MeterSnapshot copy(
            MeterSnapshot of,
            PowerState state,
            long meterMillis,
            MeteringReadings metering,
            Settings settings,
            ProtectionReadings protection) {
        return new MeterSnapshot(
                of.identity(),
                state,
                meterMillis,
                of.window(),
                metering,
                settings,
                of.events(),
                of.temperature(),
                protection,
                of.communication(),
                of.record(),
                of.changes());
    }

    private static void count(EnergyRegisters energies, WindowMeasurement window) {
        energies.add(window, 0, window.span().seconds());
    }

    private static WindowMeasurement window(int circuits, long index, double seconds) {
        double shift = index * 1e-2;
        VoltageMeasurement bank = new VoltageMeasurement(
                PhaseValues.of(k -> 230 + k * k + shift),
                PhaseValues.of(k -> 398 + k * k + shift),
                1.5 + shift,
                PhaseValues.of(k -> 50 + 0.01 * k * k + shift),
                Collections.nCopies(3, Phasor.ZERO),
                Collections.nCopies(3, Harmonics.DEAD));
        List<CircuitMeasurement> measured = new ArrayList<>();
        for (int c = 0; c < circuits; c++) {
            measured.add(circuit(100.0 * (c + 1) + shift));
        }
        return new WindowMeasurement(
                new WindowSpan(index, 0, seconds * RATE_HZ, RATE_HZ),
                50.005 + shift,
                true,
                List.of(),
                List.of(),
                List.of(bank),
                measured,
                Double.NaN);
    }

    private static CircuitMeasurement circuit(double base) {
        List<Power> phases = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            phases.add(power(base + 10 * k));
        }
        return new CircuitMeasurement(
                PhaseValues.of(k -> base + k * k),
                base / 10,
                Collections.nCopies(4, Phasor.ZERO),
                Collections.nCopies(4, Harmonics.DEAD),
                phases,
                power(base * 3));
    }

    private static Power power(double x) {
        return new Power(x * 200, x * 199, x * 50, x * 210 + 7, x * 205 + 3);
    }

    /** A window that fills the counters of the other direction. */
    private static WindowMeasurement exporting(int circuits, long index) {
        WindowMeasurement window = window(circuits, index, ENERGY_SECONDS / 3);
        List<CircuitMeasurement> reversed = window.circuits().stream()
                .map(c -> new CircuitMeasurement(
                        c.amperes(),
                        c.neutralAmperes(),
                        c.fundamentals(),
                        c.harmonics(),
                        c.phases().stream().map(Snapshots::reversed).toList(),
                        reversed(c.total())))
                .toList();
        return new WindowMeasurement(
                window.span(), window.hertz(), true, List.of(), List.of(), window.banks(), reversed, Double.NaN);
    }

    private static Power reversed(Power power) {
        return new Power(
                -power.watts(),
                -power.fundamentalWatts(),
                -power.vars(),
                power.voltAmperes(),
                power.fundamentalVoltAmperes());
    }
}
