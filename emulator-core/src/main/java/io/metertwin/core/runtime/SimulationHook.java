package io.metertwin.core.runtime;

/** Something that acts on the world or on the meter at given virtual times: a scenario, a stop watch. */
@FunctionalInterface
public interface SimulationHook {

    /** Does nothing. */
    SimulationHook NONE = seconds -> {};

    /**
     * Called by the loop before each block.
     *
     * @param seconds virtual seconds since the start, of the block's first sample
     */
    void beforeBlock(double seconds);
}
