package io.metertwin.signal.grid;

/** How the load of a circuit goes with time. Pure: the same second always gives the same load. */
public interface LoadProfile {

    /**
     * The load in force from a second on.
     *
     * @param seconds seconds since the start of the run, a multiple of {@link #updateSeconds()}
     */
    CircuitLoad at(double seconds);

    /** Seconds between changes; infinity for a load that never changes. */
    double updateSeconds();

    /** A load that never changes. */
    static LoadProfile steady(CircuitLoad load) {
        return new LoadProfile() {
            @Override
            public CircuitLoad at(double seconds) {
                return load;
            }

            @Override
            public double updateSeconds() {
                return Double.POSITIVE_INFINITY;
            }
        };
    }
}
