package io.metertwin.core.metering;

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
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Windows, settings and times for tests of what adds up. */
final class Windows {

    private static final SettingsCatalogue CATALOGUE = new SettingsCatalogue(2, SensorType.RCOIL);

    private Windows() {}

    /** A power whose apparent power is the vector sum. */
    static Power power(double watts, double vars) {
        double apparent = Math.hypot(watts, vars);
        return new Power(watts, watts, vars, apparent, apparent);
    }

    /** A circuit of these phases; its sum is theirs. */
    static CircuitMeasurement circuit(Power first, Power second, Power third) {
        return new CircuitMeasurement(
                PhaseValues.ABSENT,
                Double.NaN,
                Collections.nCopies(4, Phasor.ZERO),
                Collections.nCopies(4, Harmonics.DEAD),
                List.of(first, second, third),
                first.plus(second).plus(third));
    }

    /** A window with these circuits. */
    static WindowMeasurement window(CircuitMeasurement... circuits) {
        return new WindowMeasurement(
                new WindowSpan(1, 0, 1, 1),
                50,
                true,
                List.of(),
                List.of(),
                List.of(VoltageMeasurement.ABSENT),
                List.of(circuits),
                Double.NaN);
    }

    /** A window of one circuit with the same power on every phase. */
    static WindowMeasurement balanced(double watts, double vars) {
        Power phase = power(watts, vars);
        return window(circuit(phase, phase, phase));
    }

    /** Default settings with some given as {@code id=text}. */
    static Settings settings(String... values) {
        return with(Settings.defaults(CATALOGUE), values);
    }

    /** Settings with some given as {@code id=text}. */
    static Settings with(Settings settings, String... values) {
        try {
            return settings.with(changes(values));
        } catch (SettingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<SettingChange<?>> changes(String... values) throws SettingException {
        List<SettingChange<?>> changes = new ArrayList<>();
        for (String value : values) {
            List<String> parts = List.of(value.split("=", 2));
            changes.add(SettingChange.parse(CATALOGUE.find(parts.get(0)).orElseThrow(), parts.get(1)));
        }
        return changes;
    }

    /** Clock mode with six periods, each given as {@code 06:30=2}. */
    static Settings periods(String... periods) {
        List<String> values = new ArrayList<>(List.of("tariff.mode=clock"));
        for (int k = 0; k < periods.length; k++) {
            String[] parts = periods[k].split("[:=]", 3);
            char letter = (char) ('a' + k);
            int minute = 60 * Integer.parseInt(parts[0]) + Integer.parseInt(parts[1]);
            values.add("tariff." + letter + ".start=" + minute);
            values.add("tariff." + letter + ".tariff=" + parts[2]);
        }
        return settings(values.toArray(String[]::new));
    }

    /** Seconds since 1970 at a time as the meter's clock shows it. */
    static double at(String time) {
        return LocalDateTime.parse(time).toEpochSecond(ZoneOffset.UTC);
    }
}
