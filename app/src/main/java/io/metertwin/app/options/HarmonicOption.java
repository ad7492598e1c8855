package io.metertwin.app.options;

import io.metertwin.signal.grid.Distortion;
import io.metertwin.signal.grid.Distortion.Harmonic;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Harmonics as {@code h5=18%@30deg}: percent of the fundamental, and an angle that is 0 unless given. */
final class HarmonicOption {

    private HarmonicOption() {}

    /** Takes all harmonics out of some parts. */
    static Distortion take(Parts parts) {
        List<Harmonic> harmonics = new ArrayList<>();
        for (Iterator<Map.Entry<String, String>> all = parts.rest().entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<String, String> part = all.next();
            if (part.getKey().matches("h\\d+")) {
                harmonics.add(harmonic(part.getKey(), part.getValue()));
                all.remove();
            }
        }
        return new Distortion(harmonics);
    }

    private static Harmonic harmonic(String name, String value) {
        String[] sizeAndAngle = value.split("@", -1);
        if (sizeAndAngle.length > 2) {
            throw new OptionException("'" + name + "=" + value + "' is not a harmonic; write " + name + "=18%@30deg");
        }
        double perUnit = Measure.PERCENT.parse(sizeAndAngle[0]);
        double radians = sizeAndAngle.length < 2 ? 0 : Measure.ANGLE.parse(sizeAndAngle[1]);
        String order = name.substring(1);
        try {
            return new Harmonic(order.length() > 4 ? 0 : Integer.parseInt(order), perUnit, radians);
        } catch (IllegalArgumentException e) {
            throw new OptionException(name + "=" + value + ": " + e.getMessage(), e);
        }
    }
}
