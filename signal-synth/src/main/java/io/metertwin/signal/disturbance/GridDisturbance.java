package io.metertwin.signal.disturbance;

import io.metertwin.signal.grid.GridState;
import io.metertwin.signal.grid.GridSupply;

/**
 * One event on the grid. It acts from its start, that instant included, to its end, that instant excluded; a permanent
 * one ends at infinity. Pure: the same second always gives the same effect.
 */
public sealed interface GridDisturbance
        permits Sag,
                Swell,
                Interruption,
                PhaseLoss,
                NeutralLoss,
                FrequencyStep,
                FrequencyRamp,
                PhaseJump,
                HarmonicStep,
                HarmonicRamp,
                InterharmonicTone,
                FlickerModulation,
                SequenceUnbalance,
                ReversedSequence {

    /** Begin, seconds of the run. */
    double startSeconds();

    /** End, seconds of the run; infinity for what stays. Of a ramp the end of its movement. */
    double endSeconds();

    /** True when it acts at a second of the run. */
    default boolean isActive(double seconds) {
        return seconds >= startSeconds() && seconds < endSeconds();
    }

    /**
     * The next instant after a second at which its effect changes; infinity when none is left.
     *
     * @param seconds seconds of the run
     */
    default double nextChangeAfter(double seconds) {
        return seconds < startSeconds()
                ? startSeconds()
                : seconds < endSeconds() ? endSeconds() : Double.POSITIVE_INFINITY;
    }

    /**
     * Refuses an installation it cannot act on.
     *
     * @param circuits number of circuits
     */
    default void checkFits(int circuits) {}

    /**
     * The supply it makes of another; the loads answer to it.
     *
     * @param supply the supply without this disturbance
     * @param seconds a second at which it acts
     */
    default GridSupply onSupply(GridSupply supply, double seconds) {
        return supply;
    }

    /**
     * The state it makes of supply and loads before any waveform is changed.
     *
     * @param state the disturbed supply with the loads' answer
     * @param scene what the supply should be, and the loads
     */
    default GridState onLoads(GridState state, GridScene scene) {
        return state;
    }

    /**
     * The waveforms it makes of others.
     *
     * @param state the state without this disturbance
     * @param seconds a second at which it acts
     */
    default GridState onWaveforms(GridState state, double seconds) {
        return state;
    }
}
