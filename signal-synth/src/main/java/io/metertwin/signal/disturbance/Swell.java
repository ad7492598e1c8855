package io.metertwin.signal.disturbance;

import io.metertwin.signal.Phase;
import io.metertwin.signal.grid.GridSupply;
import java.util.Set;

/**
 * A voltage swell (IEC 61000-4-30 5.4): the voltages keep their angle and their shape and rise.
 *
 * @param startSeconds begin, seconds of the run
 * @param endSeconds end, seconds of the run
 * @param risenPerUnit risen voltage over the undisturbed one, 1 to 10
 * @param phases the phases it strikes, any of L1, L2, L3
 */
public record Swell(double startSeconds, double endSeconds, double risenPerUnit, Set<Phase> phases)
        implements GridDisturbance {

    /** Refuses what is no such event. */
    public Swell {
        Span.check(startSeconds, endSeconds);
        phases = LinePhases.checked(phases);
        if (!(risenPerUnit >= 1 && risenPerUnit <= 10)) {
            throw new IllegalArgumentException("the voltage of a swell must be 1 to 10 per unit, not " + risenPerUnit);
        }
    }

    @Override
    public GridSupply onSupply(GridSupply supply, double seconds) {
        return LinePhases.scaled(supply, phases, risenPerUnit);
    }
}
