package io.metertwin.core.settings;

/** What closes the relay (manual 7.5.7). */
public enum RelayMode {
    /** Somebody, by register or on the panel. */
    MANUAL,
    /** Alarms that are linked to it. */
    ALARM
}
