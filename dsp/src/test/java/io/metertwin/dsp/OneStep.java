package io.metertwin.dsp;

import io.metertwin.signal.InputLayout;
import io.metertwin.signal.grid.GridModel;
import io.metertwin.signal.grid.GridState;

/**
 * A world that changes once.
 *
 * @param before its state until then
 * @param after its state from then on
 * @param updateSeconds when
 */
record OneStep(GridState before, GridState after, double updateSeconds) implements GridModel {

    @Override
    public InputLayout layout() {
        return before.layout();
    }

    @Override
    public GridState stateAt(double seconds) {
        return seconds < updateSeconds ? before : after;
    }
}
