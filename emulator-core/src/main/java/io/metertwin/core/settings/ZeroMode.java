package io.metertwin.core.settings;

/** How the offset of a group of inputs is taken out (manual 5.8, 7.5.3). */
public enum ZeroMode {
    /** Not at all. */
    OFF,
    /** By the offset that was there when this was chosen. */
    MANUAL,
    /** By following the dc part slowly. */
    AUTO
}
