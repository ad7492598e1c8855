package io.metertwin.core.event;

import java.util.List;

/** A voltage an event can be on. */
public enum VoltageChannel {
    /** Phase 1 to neutral. */
    L1,
    /** Phase 2 to neutral. */
    L2,
    /** Phase 3 to neutral. */
    L3,
    /** Phase 1 to phase 2. */
    L12,
    /** Phase 2 to phase 3. */
    L23,
    /** Phase 3 to phase 1. */
    L31;

    /** The phase voltages of a four-wire system. */
    public static final List<VoltageChannel> PHASES = List.of(L1, L2, L3);

    /** The line voltages of a three-wire system. */
    public static final List<VoltageChannel> LINES = List.of(L12, L23, L31);
}
