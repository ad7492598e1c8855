package io.metertwin.dsp;

import io.metertwin.signal.Phasor;
import java.util.List;

/**
 * Zero-, positive- and negative-sequence components of three fundamentals (Fortescue; IEC 61000-4-30, 5.7).
 *
 * @param zero zero-sequence component, rms, at the angle it has in the first phase
 * @param positive positive-sequence component (A-B-C)
 * @param negative negative-sequence component (A-C-B)
 */
public record SymmetricalComponents(Phasor zero, Phasor positive, Phasor negative) {

    /** A positive sequence this much weaker than the negative one is no base for a percentage. */
    private static final double WEAKEST_BASE = 1e-4;

    private static final double PERCENT = 100;
    private static final Phasor A = Phasor.polar(1, 2 * Math.PI / 3);
    private static final Phasor A_SQUARED = Phasor.polar(1, -2 * Math.PI / 3);

    /** The components of three phasors in the order of the phases; NaN where one is absent. */
    public static SymmetricalComponents of(List<Phasor> phases) {
        Phasor a = phases.get(0);
        Phasor b = phases.get(1);
        Phasor c = phases.get(2);
        return new SymmetricalComponents(
                a.plus(b).plus(c).times(1.0 / 3),
                a.plus(b.times(A)).plus(c.times(A_SQUARED)).times(1.0 / 3),
                a.plus(b.times(A_SQUARED)).plus(c.times(A)).times(1.0 / 3));
    }

    /** Negative-sequence unbalance, percent of the positive sequence; NaN without a positive sequence. */
    public double negativePercent() {
        return ofPositive(negative);
    }

    /** Zero-sequence unbalance, percent of the positive sequence; NaN without a positive sequence. */
    public double zeroPercent() {
        return ofPositive(zero);
    }

    private double ofPositive(Phasor component) {
        double base = positive.magnitude();
        boolean hasBase = base > 0 && base >= WEAKEST_BASE * negative.magnitude();
        return hasBase ? PERCENT * component.magnitude() / base : Double.NaN;
    }
}
