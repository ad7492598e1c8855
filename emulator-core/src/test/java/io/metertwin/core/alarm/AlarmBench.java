package io.metertwin.core.alarm;

import io.metertwin.core.event.AlarmRaised;
import io.metertwin.core.event.EventLog;
import io.metertwin.core.metering.DemandKind;
import io.metertwin.core.settings.AlarmPoint;
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
import io.metertwin.signal.Spectrum;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Alarms of a two-circuit meter with every input, fed with values of one point of circuit 1. Meter time begins at 1000 s. */
final class AlarmBench {

    static final double WINDOW = 0.2;
    static final double BEGIN = 1000;

    private static final double RATE = 1000;

    final EventLog log = new EventLog(EventLog.CAPACITY);
    final SettingsCatalogue catalogue = new SettingsCatalogue(2, SensorType.RCOIL, true, true);
    final Alarms alarms = new Alarms(2, log, second -> Math.round(1e3 * second));
    final List<String> told = new ArrayList<>();
    final AlarmOutput output = this::follow;
    Settings settings = Settings.defaults(catalogue);
    double now = BEGIN;
    private String last = "";

    private void follow(boolean relay, boolean buzzer, double second) {
        String state = (relay ? "relay" : "-") + " " + (buzzer ? "buzzer" : "-");
        if (!state.equals(last)) {
            last = state;
            told.add(Math.round(1e3 * second) + " " + state);
        }
    }

    /** Sets a part of a point of circuit 1. */
    AlarmBench set(AlarmPoint point, String part, String value) {
        return set("c1.alarm." + point.id() + "." + part, value);
    }

    AlarmBench set(String id, String value) {
        try {
            settings = settings.with(List.of(change(catalogue.find(id).orElseThrow(), value)));
        } catch (SettingException e) {
            throw new IllegalArgumentException(e);
        }
        alarms.configure(settings, now, output);
        return this;
    }

    private static <T> SettingChange<T> change(Setting<T> setting, String text) throws SettingException {
        return SettingChange.parse(setting, text);
    }

    /** One window in which a point has a value on each phase; points without phases take the first. */
    void window(AlarmPoint point, double... values) {
        windows(1, point, values);
    }

    /** Several windows at once. */
    void windows(int count, AlarmPoint point, double... values) {
        alarms.add(inputs(point, values), now, count * WINDOW, output);
        now += count * WINDOW;
    }

    boolean active(AlarmPoint point) {
        return alarms.readings().point(0, point).active();
    }

    /** The alarms in the log, oldest first. */
    List<AlarmRaised> events() {
        List<AlarmRaised> events = new ArrayList<>();
        log.records().newestFirst().forEach(entry -> events.add(0, (AlarmRaised) entry.event()));
        return events;
    }

    /** A window in which everything else is absent. */
    static AlarmInputs inputs(AlarmPoint point, double... values) {
        PhaseValues phases = PhaseValues.of(k -> values[Math.min(k, values.length - 1)]);
        double total = values[0];
        boolean volts = point == AlarmPoint.OVERVOLTAGE || point == AlarmPoint.UNDERVOLTAGE;
        boolean lines = point == AlarmPoint.LINE_OVERVOLTAGE || point == AlarmPoint.LINE_UNDERVOLTAGE;
        boolean amperes = point == AlarmPoint.OVERCURRENT || point == AlarmPoint.UNDERCURRENT;
        VoltageMeasurement bank = new VoltageMeasurement(
                volts ? phases : PhaseValues.ABSENT,
                lines ? phases : PhaseValues.ABSENT,
                Double.NaN,
                PhaseValues.ABSENT,
                Collections.nCopies(3, Phasor.ABSENT),
                point == AlarmPoint.OVERTHD_U ? distorted(phases) : Collections.nCopies(3, Harmonics.ABSENT));
        CircuitMeasurement circuit = new CircuitMeasurement(
                amperes ? phases : PhaseValues.ABSENT,
                1e6,
                Collections.nCopies(4, Phasor.ABSENT),
                point == AlarmPoint.OVERTHD_I ? distorted(phases) : Collections.nCopies(4, Harmonics.ABSENT),
                Collections.nCopies(3, Power.ABSENT),
                new Power(
                        point == AlarmPoint.OVERPOWER_P ? total : Double.NaN,
                        Double.NaN,
                        point == AlarmPoint.OVERPOWER_Q ? total : Double.NaN,
                        point == AlarmPoint.OVERPOWER_S ? total : Double.NaN,
                        Double.NaN));
        WindowMeasurement window = new WindowMeasurement(
                new WindowSpan(1, 0, WINDOW * RATE, RATE),
                50,
                true,
                List.of(),
                List.of(),
                List.of(bank),
                List.of(circuit, CircuitMeasurement.ABSENT),
                point == AlarmPoint.ZERO_SEQUENCE ? total : Double.NaN);
        return new AlarmInputs(
                window,
                point == AlarmPoint.TEMPERATURE ? total : Double.NaN,
                (k, power) -> demand(point, k, power, total));
    }

    private static double demand(AlarmPoint point, int circuit, DemandKind power, double value) {
        AlarmPoint asked = switch (power) {
            case ACTIVE -> AlarmPoint.OVERDEMAND_P;
            case REACTIVE -> AlarmPoint.OVERDEMAND_Q;
            case APPARENT -> AlarmPoint.OVERDEMAND_S;
        };
        return circuit == 0 && asked == point ? value : Double.NaN;
    }

    /** Three waves of 100 V or A with a fifth harmonic of so many percent, and a neutral that is nothing but distortion. */
    private static List<Harmonics> distorted(PhaseValues percent) {
        List<Harmonics> waves = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            Spectrum wave = Spectrum.of(new Phasor(100, 0)).with(5, new Phasor(percent.at(k), 0));
            waves.add(Double.isNaN(percent.at(k)) ? Harmonics.ABSENT : new Harmonics(wave));
        }
        waves.add(new Harmonics(Spectrum.of(new Phasor(1, 0)).with(3, new Phasor(1000, 0))));
        return waves;
    }
}
