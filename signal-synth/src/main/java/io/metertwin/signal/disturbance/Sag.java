package io.metertwin.signal.disturbance;

import io.metertwin.signal.Phase;
import io.metertwin.signal.grid.GridSupply;
import java.util.Set;

/**
 * A voltage dip (IEC 61000-4-30 5.4): the voltages keep their angle and their shape and fall to the residual voltage.
 *
 * @param startSeconds begin, seconds of the run
 * @param endSeconds end, seconds of the run
 * @param residualPerUnit residual voltage over the undisturbed one, 0 to 1
 * @param phases the phases it strikes, any of L1, L2, L3
 */
public record Sag(double startSeconds, double endSeconds, double residualPerUnit, Set<Phase> phases)
        implements GridDisturbance {

    /** Refuses what is no such event. */
    public Sag {
        Span.check(startSeconds, endSeconds);
        phases = LinePhases.checked(phases);
        if (!(residualPerUnit >= 0 && residualPerUnit <= 1)) {
            throw new IllegalArgumentException(
                    "the residual voltage of a sag must be 0 to 1 per unit, not " + residualPerUnit);
        }
    }

    @Override
    public GridSupply onSupply(GridSupply supply, double seconds) {
        return LinePhases.scaled(supply, phases, residualPerUnit);
    }
}
