package io.metertwin.core.settings;

/** When maxima and minima are cleared by themselves (manual 5.7). */
public enum ExtremesClearing {
    /** Never. */
    OFF,
    /** When a day of the meter's clock begins. */
    DAY,
    /** When a month of the meter's clock begins. */
    MONTH
}
