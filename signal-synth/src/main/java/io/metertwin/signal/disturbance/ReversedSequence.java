package io.metertwin.signal.disturbance;

import io.metertwin.signal.Phasor;
import io.metertwin.signal.grid.GridSupply;
import java.util.List;

/**
 * Two phases exchanged on the supply's side: U2 and U3 change places, so the phases peak in the other order.
 *
 * @param startSeconds begin, seconds of the run
 * @param endSeconds end, seconds of the run
 */
public record ReversedSequence(double startSeconds, double endSeconds) implements GridDisturbance {

    /** Refuses an end before the begin. */
    public ReversedSequence {
        Span.check(startSeconds, endSeconds);
    }

    @Override
    public GridSupply onSupply(GridSupply supply, double seconds) {
        List<Phasor> u = supply.fundamentals();
        return new GridSupply(supply.frequencyHz(), List.of(u.get(0), u.get(2), u.get(1)), supply.distortion());
    }
}
