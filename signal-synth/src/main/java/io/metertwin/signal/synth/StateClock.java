package io.metertwin.signal.synth;

import io.metertwin.signal.grid.GridState;

/**
 * A state in force from an instant on, and how the phase of the grid runs while it lasts.
 *
 * @param state the state
 * @param seconds its begin, seconds of the run
 * @param cycles phase of the grid at its begin, cycles
 */
record StateClock(GridState state, double seconds, double cycles) {

    /** Cycles since the begin, at a time since the begin. */
    double advance(double tau) {
        return tau * (state.frequencyHz() + state.hertzPerSecond() / 2 * tau);
    }

    /** Time since the begin after a number of cycles; the inverse of {@link #advance}. */
    double tauAfter(double advance) {
        double hertz = state.frequencyHz();
        double ramp = state.hertzPerSecond();
        return ramp == 0 ? advance / hertz : 2 * advance / (hertz + Math.sqrt(hertz * hertz + 2 * ramp * advance));
    }

    /** Frequency at a time since the begin, hertz. */
    double hertz(double tau) {
        return state.frequencyHz() + state.hertzPerSecond() * tau;
    }

    /** The fractional part of a product, exact however large the product is. */
    static double fractionOf(double factor, double count) {
        double product = factor * count;
        double rest = Math.fma(factor, count, -product);
        return fraction(product - Math.floor(product) + rest);
    }

    /** A phase reduced to 0 to below 1 cycle. */
    static double fraction(double cycles) {
        double reduced = cycles - Math.floor(cycles);
        return reduced < 1 ? reduced : 0;
    }
}
