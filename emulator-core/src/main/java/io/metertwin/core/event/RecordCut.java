package io.metertwin.core.event;

/**
 * A file ended in the middle of a line, as a crash leaves it; that line was cut off.
 *
 * @param span when; no duration
 * @param file the file within the volume
 */
public record RecordCut(EventSpan span, String file) implements MeterEvent {

    @Override
    public EventKind kind() {
        return EventKind.RECORD_CUT;
    }

    @Override
    public void tell(EventDetails to) {
        to.text("file", file);
    }
}
