package io.metertwin.core.metering;

import io.metertwin.core.settings.SensorType;
import io.metertwin.core.settings.Setting;
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
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Windows for tests of everything that adds up. */
final class DemandWindows {

    static final double SECONDS = 0.2;

    private static final double RATE_HZ = 10_000;

    private DemandWindows() {}

    /** A window of 200 ms in which each circuit has the given total power; nothing else is present. */
    static WindowMeasurement of(Power... totals) {
        return of(List.of(), List.of(), Double.NaN, totals);
    }

    /** A window of 200 ms with the given phase voltages and no power. */
    static WindowMeasurement volts(double volts) {
        return of(List.of(), List.of(), volts, Power.ABSENT);
    }

    /** A window of 200 ms with flags. */
    static WindowMeasurement of(List<Integer> clipped, List<Integer> invalid, double volts, Power... totals) {
        List<CircuitMeasurement> circuits = new ArrayList<>();
        for (Power total : totals) {
            circuits.add(new CircuitMeasurement(
                    PhaseValues.ABSENT,
                    Double.NaN,
                    CircuitMeasurement.ABSENT.fundamentals(),
                    CircuitMeasurement.ABSENT.harmonics(),
                    CircuitMeasurement.ABSENT.phases(),
                    total));
        }
        VoltageMeasurement bank = new VoltageMeasurement(
                PhaseValues.of(k -> volts),
                PhaseValues.ABSENT,
                Double.NaN,
                PhaseValues.ABSENT,
                Collections.nCopies(3, Phasor.ABSENT),
                Collections.nCopies(3, Harmonics.ABSENT));
        return new WindowMeasurement(
                new WindowSpan(1, 0, SECONDS * RATE_HZ, RATE_HZ),
                50,
                true,
                clipped,
                invalid,
                List.of(bank),
                circuits,
                Double.NaN);
    }

    /** A power with S of 1.25 P. */
    static Power watts(double watts) {
        return new Power(watts, watts, 0.75 * watts, Math.abs(1.25 * watts), Math.abs(1.25 * watts));
    }

    /** A meter time, seconds since 1970: {@code 2026-03-01T00:00}. */
    static double at(String time) {
        return millis(time) / 1e3;
    }

    /** The same, in milliseconds. */
    static long millis(String time) {
        return LocalDateTime.parse(time).toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    /** Settings of a one-circuit meter: ids and texts in turn. */
    static Settings settings(String... changes) {
        SettingsCatalogue catalogue = new SettingsCatalogue(1, SensorType.RCOIL);
        List<SettingChange<?>> list = new ArrayList<>();
        try {
            for (int k = 0; k < changes.length; k += 2) {
                Setting<?> setting = catalogue.find(changes[k]).orElseThrow();
                list.add(SettingChange.parse(setting, changes[k + 1]));
            }
            return Settings.defaults(catalogue).with(list);
        } catch (SettingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
