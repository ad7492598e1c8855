package io.metertwin.core.measure;

/** Whether the auxiliary supply carries the meter. */
public enum PowerState {
    /** The supply is cut or outside the range of the model: buses silent, screen dark. */
    OFF,
    /** The boot screen is up; not measuring yet. */
    BOOTING,
    /** Measuring. */
    ON
}
