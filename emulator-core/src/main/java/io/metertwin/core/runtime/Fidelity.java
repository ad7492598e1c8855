package io.metertwin.core.runtime;

/** How exactly a run goes through the motions of a real meter. All of them read the same within the accuracy targets. */
public enum Fidelity {
    /** Samples on a clock of the converter's own, and the whole chain on them. */
    WAVEFORM,
    /** Samples on the grid's clock: the same chain, nothing to resample. */
    GRID_CLOCK,
    /** Closed forms only; a change ends a window. What a state does by itself (ramps, tones, flicker) stands still. */
    PHASOR,
    /** Closed forms for windows in which nothing changes, samples for all others. */
    AUTO;

    /** True when windows may be measured without samples. */
    public boolean isAnalytic() {
        return this == PHASOR || this == AUTO;
    }
}
