package io.metertwin.signal.disturbance;

import io.metertwin.signal.grid.GridSupply;

/**
 * A voltage interruption (IEC 61000-4-30 5.5): nothing is left of any voltage; loads draw nothing.
 *
 * @param startSeconds begin, seconds of the run
 * @param endSeconds end, seconds of the run
 */
public record Interruption(double startSeconds, double endSeconds) implements GridDisturbance {

    /** Refuses an end before the begin. */
    public Interruption {
        Span.check(startSeconds, endSeconds);
    }

    @Override
    public GridSupply onSupply(GridSupply supply, double seconds) {
        return LinePhases.scaled(supply, LinePhases.ALL, 0);
    }
}
