package io.metertwin.core.settings;

/** How demand is calculated (manual 5.4.2). */
public enum DemandMode {
    /** Once for each interval from midnight on, at its end. */
    FIXED,
    /** Every minute, over the interval that ends there. */
    SLIDING
}
