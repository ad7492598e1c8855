package io.metertwin.signal.disturbance;

import io.metertwin.signal.Phasor;
import io.metertwin.signal.grid.GridSupply;
import java.util.ArrayList;
import java.util.List;

/**
 * Unbalance by symmetrical components (IEC 61000-4-30 5.7): to the supply's own system come one that turns the other way
 * and one in phase. On a reversed supply the roles of positive and negative are exchanged, so the one that comes always
 * turns against the greater.
 *
 * @param startSeconds begin, seconds of the run
 * @param endSeconds end, seconds of the run
 * @param negative the opposite system's phasor in L1, per unit of the supply's own system and against its angle in L1
 * @param zero the zero-sequence phasor, per unit and against the same
 */
public record SequenceUnbalance(double startSeconds, double endSeconds, Phasor negative, Phasor zero)
        implements GridDisturbance {

    private static final Phasor A = new Phasor(-0.5, Math.sqrt(3) / 2);

    /** Refuses components that are not finite. */
    public SequenceUnbalance {
        Span.check(startSeconds, endSeconds);
        Span.checkFinite("the negative sequence", negative.magnitude());
        Span.checkFinite("the zero sequence", zero.magnitude());
    }

    @Override
    public GridSupply onSupply(GridSupply supply, double seconds) {
        List<Phasor> u = supply.fundamentals();
        Phasor positive = component(u, A);
        Phasor reversed = component(u, A.conjugate());
        boolean forward = positive.magnitude() >= reversed.magnitude();
        Phasor own = forward ? positive : reversed;
        Phasor turn = forward ? A : A.conjugate();
        Phasor opposite = own.times(negative);
        Phasor inPhase = own.times(zero);
        List<Phasor> unbalanced = new ArrayList<>();
        for (Phasor phasor : u) {
            unbalanced.add(phasor.plus(opposite).plus(inPhase));
            opposite = opposite.times(turn);
        }
        return new GridSupply(supply.frequencyHz(), unbalanced, supply.distortion());
    }

    private static Phasor component(List<Phasor> u, Phasor a) {
        return u.get(0).plus(u.get(1).times(a)).plus(u.get(2).times(a.times(a))).times(1.0 / 3);
    }
}
