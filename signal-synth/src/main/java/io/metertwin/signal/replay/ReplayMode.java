package io.metertwin.signal.replay;

/** What follows when the recorded part has been played. */
public enum ReplayMode {
    /** Silence. */
    ONCE,
    /** The same again, without a seam: the part is cut to whole cycles and repeated for ever. */
    LOOP,
    /** The last whole cycles of the part, repeated for ever. */
    HOLD
}
