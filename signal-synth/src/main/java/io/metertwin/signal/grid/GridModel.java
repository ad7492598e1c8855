package io.metertwin.signal.grid;

import io.metertwin.signal.InputLayout;

/**
 * The world as a function of time: the state of the grid and of its loads at any second of the run.
 *
 * <p>Pure: the same second always gives the same state, so a run can be repeated and a truth can be computed twice.
 */
public interface GridModel {

    /** The order of the channels of every state. */
    InputLayout layout();

    /**
     * The state in force from the given second on.
     *
     * @param seconds seconds since the start of the run, 0 or more
     */
    GridState stateAt(double seconds);

    /**
     * Seconds after which the state may differ; {@code Double.POSITIVE_INFINITY} for a steady world.
     *
     * <p>The synthesizer asks for a new state on these instants only, so a steady world costs nothing.
     */
    double updateSeconds();

    /** A world in which nothing ever changes. */
    static GridModel steady(GridState state) {
        return new GridModel() {
            @Override
            public InputLayout layout() {
                return state.layout();
            }

            @Override
            public GridState stateAt(double seconds) {
                return state;
            }

            @Override
            public double updateSeconds() {
                return Double.POSITIVE_INFINITY;
            }
        };
    }
}
