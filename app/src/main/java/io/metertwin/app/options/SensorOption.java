package io.metertwin.app.options;

import io.metertwin.signal.frontend.CurrentSensor;
import java.util.List;
import java.util.Locale;

/**
 * {@code --sensor c1=rcoil,1000A,85mV} and {@code --coil c1.i2=vct,200A,333mV}: a current sensor and where it hangs;
 * without a circuit it hangs everywhere.
 *
 * @param circuit circuit from 0, or -1 for all
 * @param phase input from 0 (3 for the neutral), or -1 for all
 * @param sensor the sensor
 * @param nominalAmperes nominal current, 2 x Pri unless given
 */
public record SensorOption(int circuit, int phase, CurrentSensor sensor, double nominalAmperes) {

    private static final int WORDS = 3;

    /** Reads one option for a meter with the given number of circuits. */
    public static SensorOption parse(String text, int circuits) {
        boolean everywhere = text.indexOf('=') < 0 || text.indexOf('=') > text.indexOf(',');
        Target target = everywhere ? new Target(-1, -1, text) : Target.parse(text, 'i', circuits);
        Parts parts = Parts.of(target.value());
        List<String> words = parts.words();
        if (words.size() != WORDS) {
            throw new OptionException(
                    "'" + target.value() + "' is not a sensor; write rcoil,1000A,85mV or vct,200A,333mV");
        }
        double primary = Measure.CURRENT.parse(words.get(1));
        double secondary = Measure.VOLTAGE.parse(words.get(2));
        String nominal = parts.take("nominal");
        parts.end("nominal");
        try {
            CurrentSensor sensor = new CurrentSensor(kind(words.get(0)), primary, secondary);
            double nominalAmperes = nominal == null ? 2 * primary : Measure.CURRENT.parse(nominal);
            return new SensorOption(target.circuit(), target.phase(), sensor, nominalAmperes);
        } catch (IllegalArgumentException e) {
            throw new OptionException(e.getMessage(), e);
        }
    }

    private static CurrentSensor.Kind kind(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "rcoil" -> CurrentSensor.Kind.ROGOWSKI;
            case "vct" -> CurrentSensor.Kind.VCT;
            default -> throw new OptionException("sensor '" + word + "' is not known; allowed: rcoil, vct");
        };
    }

    /** True when this sensor hangs at an input. */
    public boolean hangsAt(int someCircuit, int somePhase) {
        return (circuit < 0 || circuit == someCircuit) && (phase < 0 || phase == somePhase);
    }
}
