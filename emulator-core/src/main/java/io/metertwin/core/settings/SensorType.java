package io.metertwin.core.settings;

/** The two kinds of current sensor (manual 4.3). */
public enum SensorType {
    /** Rogowski coil: gives the derivative of the current; rated in mV at 50 Hz. */
    RCOIL,
    /** Voltage-output current transformer: gives the current itself. */
    VCT
}
