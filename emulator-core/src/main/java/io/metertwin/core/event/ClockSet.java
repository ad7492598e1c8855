package io.metertwin.core.event;

/**
 * Somebody set the meter's clock.
 *
 * @param span when, as the clock stood before; no duration
 * @param toMillis what it was set to, milliseconds since 1970-01-01 00:00 in meter time
 */
public record ClockSet(EventSpan span, long toMillis) implements MeterEvent {

    /** A setting of the clock from one time to another, milliseconds since 1970-01-01 00:00 in meter time. */
    public static ClockSet of(long fromMillis, long toMillis) {
        return new ClockSet(EventSpan.begun(fromMillis).ended(0), toMillis);
    }

    @Override
    public EventKind kind() {
        return EventKind.CLOCK_SET;
    }

    @Override
    public void tell(EventDetails to) {
        to.time("to", toMillis);
    }
}
