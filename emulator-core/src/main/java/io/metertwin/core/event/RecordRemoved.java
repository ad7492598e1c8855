package io.metertwin.core.event;

/**
 * A file was removed because the log volume is full (decision 25).
 *
 * @param span when; no duration
 * @param file the file within the volume
 */
public record RecordRemoved(EventSpan span, String file) implements MeterEvent {

    @Override
    public EventKind kind() {
        return EventKind.RECORD_REMOVED;
    }

    @Override
    public void tell(EventDetails to) {
        to.text("file", file);
    }
}
