package io.metertwin.app.options;

import io.metertwin.core.event.MeterEvent;
import java.util.List;

/**
 * A meter that has been planned.
 *
 * @param plan everything about it and its world
 * @param told what its log is to say about settings it kept: those not in force, those that options change
 */
public record PlannedMeter(RunPlan plan, List<MeterEvent> told) {

    /** Keeps a copy of the list. */
    public PlannedMeter {
        told = List.copyOf(told);
    }
}
