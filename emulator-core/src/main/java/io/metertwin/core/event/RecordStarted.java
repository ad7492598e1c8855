package io.metertwin.core.event;

/**
 * A record cycle has begun.
 *
 * @param span when; no duration
 * @param name name of the task
 */
public record RecordStarted(EventSpan span, String name) implements MeterEvent {

    @Override
    public EventKind kind() {
        return EventKind.RECORD_STARTED;
    }

    @Override
    public void tell(EventDetails to) {
        to.text("name", name);
    }
}
