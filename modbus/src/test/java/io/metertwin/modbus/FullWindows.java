package io.metertwin.modbus;

import io.metertwin.core.metering.EnergyReadings;
import io.metertwin.core.metering.EnergyRegisters;
import io.metertwin.core.metering.ExtremesReadings;
import io.metertwin.core.metering.Metering;
import io.metertwin.core.settings.SensorType;
import io.metertwin.core.settings.SettingChange;
import io.metertwin.core.settings.SettingException;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.settings.SettingsCatalogue;
import io.metertwin.dsp.CircuitMeasurement;
import io.metertwin.dsp.Harmonics;
import io.metertwin.dsp.PhaseValues;
import io.metertwin.dsp.Power;
import io.metertwin.dsp.VoltageMeasurement;
import io.metertwin.dsp.WindowMeasurement;
import io.metertwin.dsp.WindowSpan;
import io.metertwin.signal.Phasor;
import io.metertwin.signal.Spectrum;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Windows of seeded values in every part, and what counters and extremes make of a row of them. */
final class FullWindows {

    private static final double RATE_HZ = 8000;

    /** Fundamentals; below every rms value, so that there is distortion power. */
    private static final double VOLTS = 120;

    private static final double AMPERES = 7;
    private static final int COUNTED = 60;
    private static final double WINDOW_SECONDS = 3717.13;
    private static final int TARIFFS = 6;

    private final int circuits;
    private final boolean residual;
    private final Random random;

    /** Windows of a number of circuits, with a residual current or without, that follow from a seed. */
    FullWindows(int circuits, boolean residual, long seed) {
        this.circuits = circuits;
        this.residual = residual;
        random = new Random(seed ^ 0x5EED);
    }

    /** Counters of windows in all four quadrants and all six tariffs. */
    EnergyReadings energies() {
        EnergyRegisters energies = new EnergyRegisters(circuits);
        for (int k = 0; k < COUNTED; k++) {
            energies.configure(inTariff(1 + k % TARIFFS));
            energies.add(next(k + 1), k * WINDOW_SECONDS, WINDOW_SECONDS);
        }
        return energies.readings();
    }

    private Settings inTariff(int tariff) {
        SettingsCatalogue catalogue = new SettingsCatalogue(circuits, SensorType.RCOIL);
        try {
            return Settings.defaults(catalogue).with(List.of(SettingChange.ofNumber(catalogue.tariff.manual, tariff)));
        } catch (SettingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Extremes of as many windows, the last of which ends shortly before the snapshots' meter time. */
    ExtremesReadings extremes() {
        Metering metering = new Metering(circuits);
        double start = Math.floor(FullSnapshots.METER_MILLIS / 1e3) - COUNTED * WINDOW_SECONDS;
        for (int k = 0; k < COUNTED; k++) {
            metering.addExtremes(next(k + 1), start + k * WINDOW_SECONDS, WINDOW_SECONDS);
        }
        return metering.readings().extremes();
    }

    /** Another window with a number. */
    WindowMeasurement next(long index) {
        VoltageMeasurement bank = new VoltageMeasurement(
                PhaseValues.of(k -> between(180, 260)),
                PhaseValues.of(k -> between(320, 440)),
                between(1, 9),
                PhaseValues.of(k -> between(47, 53)),
                phasors(3, VOLTS),
                harmonics(3, VOLTS));
        List<CircuitMeasurement> measured =
                Stream.generate(this::circuit).limit(circuits).toList();
        return new WindowMeasurement(
                new WindowSpan(index, 0, WINDOW_SECONDS * RATE_HZ, RATE_HZ),
                between(47, 53),
                true,
                List.of(),
                List.of(),
                List.of(bank),
                measured,
                residual ? between(0.1, 2) : Double.NaN);
    }

    private CircuitMeasurement circuit() {
        return new CircuitMeasurement(
                PhaseValues.of(k -> between(10, 900)),
                between(1, 90),
                phasors(4, AMPERES),
                harmonics(4, AMPERES),
                Stream.generate(this::power).limit(3).toList(),
                power());
    }

    private Power power() {
        double active = signed(1e5, 5e5);
        double vars = signed(1e5, 5e5);
        double apparent = between(1e6, 1.5e6);
        return new Power(active, active * between(0.8, 0.9), vars, apparent, apparent * between(0.9, 0.95));
    }

    private List<Phasor> phasors(int count, double magnitude) {
        List<Phasor> phasors = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            phasors.add(Phasor.degrees(magnitude * between(0.8, 1.2), 7 - 120 * k + between(-6, 6)));
        }
        return phasors;
    }

    private List<Harmonics> harmonics(int count, double magnitude) {
        List<Harmonics> harmonics = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            double[] parts = new double[2 * Spectrum.HIGHEST_ORDER];
            for (int part = 0; part < parts.length; part++) {
                parts[part] = signed(0.1, 0.9) * magnitude / (1 + part / 2);
            }
            harmonics.add(new Harmonics(Spectrum.of(-between(0.1, 5), parts)));
        }
        return harmonics;
    }

    private double between(double lowest, double highest) {
        return lowest + (highest - lowest) * random.nextDouble();
    }

    private double signed(double lowest, double highest) {
        return (random.nextBoolean() ? 1 : -1) * between(lowest, highest);
    }
}
