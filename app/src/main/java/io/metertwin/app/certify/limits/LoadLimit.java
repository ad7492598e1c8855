package io.metertwin.app.certify.limits;

/**
 * Largest percentage error over a range of currents at one load factor.
 *
 * @param from lowest current, as a multiple of In; inclusive
 * @param to end of the range, as a multiple of In; exclusive; infinity when it goes to Imax
 * @param factor load factor
 * @param percent limit in both directions, %
 */
public record LoadLimit(double from, double to, LoadFactor factor, double percent) {

    /** Refuses ranges without a current and limits that nothing can keep. */
    public LoadLimit {
        if (!(from > 0) || !(to > from)) {
            throw new IllegalArgumentException("currents from " + from + " to " + to + " x In are no range");
        }
        if (!(percent > 0)) {
            throw new IllegalArgumentException("a limit must be above 0 %, not " + percent);
        }
    }

    /** True when a current, as a multiple of In, lies in the range. */
    public boolean covers(double multiple) {
        return multiple >= from && multiple < to;
    }
}
