package io.metertwin.signal.grid;

/** How the load of a circuit goes with time. Pure: the same second always gives the same load. */
public interface LoadProfile {

    /**
     * The load in force from a second on.
     *
     * @param seconds seconds since the start of the run: a multiple of {@link #updateSeconds()} where that is finite
     */
    CircuitLoad at(double seconds);

    /**
     * Seconds between changes; infinity for a load that never changes and for one that says its instants itself.
     */
    default double updateSeconds() {
        return Double.POSITIVE_INFINITY;
    }

    /**
     * The load in force at any second: between its changes it holds.
     *
     * @param seconds seconds since the start of the run, 0 or more
     */
    default CircuitLoad heldAt(double seconds) {
        return at(Multiples.last(updateSeconds(), seconds));
    }

    /**
     * The next instant at which the load may change.
     *
     * @param seconds seconds since the start of the run
     * @return an instant after that; infinity when it never changes again
     */
    default double nextChangeAfter(double seconds) {
        return Multiples.next(updateSeconds(), seconds);
    }

    /** A load that never changes. */
    static LoadProfile steady(CircuitLoad load) {
        return seconds -> load;
    }
}
