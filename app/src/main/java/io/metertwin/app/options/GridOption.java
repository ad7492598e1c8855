package io.metertwin.app.options;

import io.metertwin.signal.Phase;
import io.metertwin.signal.Phasor;
import io.metertwin.signal.grid.Distortion;
import io.metertwin.signal.grid.GridSupply;
import io.metertwin.signal.grid.GridSupply.Sequence;
import java.util.ArrayList;
import java.util.List;

/** {@code --grid u=230V,f=50.02Hz,seq=ABC,h5=2%@0deg,u2=225V@-121deg}: primary values, line to neutral. */
public final class GridOption {

    /** What a meter hangs on when nothing is said. */
    public static final String DEFAULT = "u=230V,f=50Hz,seq=ABC";

    private static final double LOWEST_HZ = 40;
    private static final double HIGHEST_HZ = 70;
    private static final String ALLOWED = "u, u1, u2, u3, f, seq, h2..h50";

    private GridOption() {}

    /**
     * Reads the option.
     *
     * @param text the option's value
     * @param nominalHertz frequency when none is given
     */
    public static GridSupply parse(String text, double nominalHertz) {
        return parse(text, nominalHertz, Phase.LINES.size());
    }

    /**
     * Reads the option for a system of one, two (half a cycle apart) or three phases.
     *
     * @param text the option's value
     * @param nominalHertz frequency when none is given
     * @param phases phases that carry a voltage unless the text names others
     */
    public static GridSupply parse(String text, double nominalHertz, int phases) {
        Parts parts = Parts.of(text);
        if (!parts.words().isEmpty()) {
            throw new OptionException("'" + parts.words().get(0) + "' has no name; write u=230V,f=50Hz,seq=ABC");
        }
        double volts = orElse(parts.take("u"), Measure.VOLTAGE, 230);
        double hertz = orElse(parts.take("f"), Measure.FREQUENCY, nominalHertz);
        checkFrequency(hertz);
        if (volts < 0) {
            throw new OptionException("u=" + volts + "V is below 0; reverse the sequence with seq=ACB instead");
        }
        Sequence sequence = sequence(parts.take("seq"));
        Distortion distortion = HarmonicOption.take(parts);
        List<Phasor> fundamentals = new ArrayList<>(
                GridSupply.balanced(volts, hertz, sequence, distortion).fundamentals());
        for (int phase = 0; phase < fundamentals.size() && phases < fundamentals.size(); phase++) {
            fundamentals.set(phase, phase < phases ? Phasor.polar(volts, Math.PI * phase) : Phasor.ZERO);
        }
        for (int phase = 0; phase < fundamentals.size(); phase++) {
            String own = parts.take("u" + (phase + 1));
            if (own != null) {
                fundamentals.set(phase, phasor(own, fundamentals.get(phase).radians()));
            }
        }
        parts.end(ALLOWED);
        return new GridSupply(hertz, fundamentals, distortion);
    }

    /** Refuses a frequency the samples are not made for. */
    static void checkFrequency(double hertz) {
        if (!(hertz >= LOWEST_HZ && hertz <= HIGHEST_HZ)) {
            throw new OptionException("f=" + hertz + "Hz is outside 40..70 Hz; the device measures 45-65 Hz");
        }
    }

    private static double orElse(String text, Measure measure, double otherwise) {
        return text == null ? otherwise : measure.parse(text);
    }

    private static Sequence sequence(String text) {
        if (text == null || text.equalsIgnoreCase("ABC")) {
            return Sequence.ABC;
        }
        if (text.equalsIgnoreCase("ACB")) {
            return Sequence.ACB;
        }
        throw new OptionException("seq=" + text + " is not known; allowed: ABC, ACB");
    }

    private static Phasor phasor(String text, double radians) {
        String[] parts = text.split("@", 2);
        double angle = parts.length < 2 ? radians : Measure.ANGLE.parse(parts[1]);
        double volts = Measure.VOLTAGE.parse(parts[0]);
        if (volts < 0) {
            throw new OptionException("'" + text + "' is below 0 V; turn the angle by 180deg instead");
        }
        return Phasor.polar(volts, angle);
    }
}
