package io.metertwin.core.alarm;

import io.metertwin.core.metering.DemandKind;

/** Where demand alarms find the present demand. */
@FunctionalInterface
public interface DemandSource {

    /**
     * The demand last computed, watts, vars or volt-amperes with the sign of the net power; NaN while there is none.
     *
     * @param circuit circuit from 0
     */
    double demand(int circuit, DemandKind kind);
}
