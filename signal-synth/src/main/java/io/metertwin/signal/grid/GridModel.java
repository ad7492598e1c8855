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
     * @param seconds seconds since the start of the run: 0, or an instant that {@link #nextChangeAfter} gave
     */
    GridState stateAt(double seconds);

    /**
     * Seconds after which the state may differ, for a world that changes at multiples of them only;
     * {@code Double.POSITIVE_INFINITY} for a steady one and for one that says its instants itself.
     */
    default double updateSeconds() {
        return Double.POSITIVE_INFINITY;
    }

    /**
     * The next instant at which the state may differ from the one in force.
     *
     * <p>The synthesizer asks for a new state on these instants only, so a steady world costs nothing.
     *
     * @param seconds seconds since the start of the run
     * @return an instant after that, seconds; {@code Double.POSITIVE_INFINITY} when nothing changes any more
     */
    default double nextChangeAfter(double seconds) {
        return Multiples.next(updateSeconds(), seconds);
    }

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
        };
    }
}
