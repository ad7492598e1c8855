package io.metertwin.core.event;

/**
 * When an event began and how long it lasted.
 *
 * @param startMillis begin, milliseconds since 1970-01-01 00:00 in meter time, as the clock stood then
 * @param durationMillis duration in milliseconds of virtual time, 0 or more; NaN while the event lasts
 */
public record EventSpan(long startMillis, double durationMillis) {

    /** Refuses a duration below 0. */
    public EventSpan {
        if (durationMillis < 0) {
            throw new IllegalArgumentException("an event cannot last " + durationMillis + " ms");
        }
    }

    /** The span of an event that has begun and lasts. */
    public static EventSpan begun(long startMillis) {
        return new EventSpan(startMillis, Double.NaN);
    }

    /** This span with its duration. */
    public EventSpan ended(double millis) {
        return new EventSpan(startMillis, millis);
    }

    /** False while the event lasts. */
    public boolean hasEnded() {
        return !Double.isNaN(durationMillis);
    }
}
