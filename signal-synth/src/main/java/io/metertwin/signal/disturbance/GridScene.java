package io.metertwin.signal.disturbance;

import io.metertwin.signal.grid.CircuitLoad;
import io.metertwin.signal.grid.GridSupply;
import java.util.List;

/**
 * What stands behind a disturbed state.
 *
 * @param nominal the supply without any disturbance
 * @param disturbed the supply as the disturbances left it
 * @param loads the loads in force, one for each circuit
 */
public record GridScene(GridSupply nominal, GridSupply disturbed, List<CircuitLoad> loads) {

    /** Keeps a copy of the list. */
    public GridScene {
        loads = List.copyOf(loads);
    }
}
