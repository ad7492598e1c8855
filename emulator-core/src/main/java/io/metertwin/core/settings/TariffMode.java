package io.metertwin.core.settings;

/** What chooses the tariff (manual 5.3.2). */
public enum TariffMode {
    /** The tariff somebody has selected. */
    MANUAL,
    /** The period of the day in which the meter's clock stands. */
    CLOCK
}
