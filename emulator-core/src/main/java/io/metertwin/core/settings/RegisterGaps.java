package io.metertwin.core.settings;

/** What a read of addresses outside all blocks gives. */
public enum RegisterGaps {
    /** Exception 02. */
    STRICT,
    /** Zeros. */
    ZERO
}
