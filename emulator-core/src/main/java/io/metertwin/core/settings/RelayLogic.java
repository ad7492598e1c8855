package io.metertwin.core.settings;

/** Which way the relay shows an alarm (manual 5.9). */
public enum RelayLogic {
    /** Closed while there is an alarm. */
    NORMAL,
    /** Open while there is an alarm. */
    INVERTED
}
