package io.metertwin.signal.grid;

/** Instants at equal distances from second 0, robust against the rounding of a product. */
final class Multiples {

    /** Share of the distance within which an instant counts as reached. */
    private static final double TOLERANCE = 1e-9;

    private Multiples() {}

    /** The last multiple at or before a second; the second itself when the period is infinite. */
    static double last(double period, double seconds) {
        return Double.isInfinite(period) ? seconds : Math.floor(seconds / period + TOLERANCE) * period;
    }

    /** The first multiple after a second; infinity when the period is infinite. */
    static double next(double period, double seconds) {
        return Double.isInfinite(period) ? period : (Math.floor(seconds / period + TOLERANCE) + 1) * period;
    }
}
