package io.metertwin.signal.disturbance;

import io.metertwin.signal.Phase;
import io.metertwin.signal.grid.GridSupply;
import java.util.Set;

/**
 * A line conductor broken on the supply's side: its voltage is gone, its loads draw nothing.
 *
 * @param startSeconds begin, seconds of the run
 * @param endSeconds end, seconds of the run
 * @param phase L1, L2 or L3
 */
public record PhaseLoss(double startSeconds, double endSeconds, Phase phase) implements GridDisturbance {

    /** Refuses the neutral, whose loss is another disturbance. */
    public PhaseLoss {
        Span.check(startSeconds, endSeconds);
        LinePhases.checked(Set.of(phase));
    }

    @Override
    public GridSupply onSupply(GridSupply supply, double seconds) {
        return LinePhases.scaled(supply, Set.of(phase), 0);
    }
}
