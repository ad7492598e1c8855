package io.metertwin.core.metering;

/**
 * A value and when it was reached.
 *
 * @param value the value in the unit of what it is a value of; NaN when there is none
 * @param millis meter time, milliseconds since 1970-01-01 00:00; meaningless when there is no value
 */
public record Stamped(double value, long millis) {

    /** No value. */
    public static final Stamped ABSENT = new Stamped(Double.NaN, 0);

    private static final double MILLIS_PER_SECOND = 1e3;

    /** When it was reached, seconds since 1970-01-01 00:00 in meter time; NaN when there is no value. */
    public double seconds() {
        return Double.isNaN(value) ? Double.NaN : millis / MILLIS_PER_SECOND;
    }
}
