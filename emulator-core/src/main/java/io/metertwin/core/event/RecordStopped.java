package io.metertwin.core.event;

/**
 * A record cycle has ended; its files can be exported.
 *
 * @param span when; no duration
 * @param name name of the task
 */
public record RecordStopped(EventSpan span, String name) implements MeterEvent {

    @Override
    public EventKind kind() {
        return EventKind.RECORD_STOPPED;
    }

    @Override
    public void tell(EventDetails to) {
        to.text("name", name);
    }
}
