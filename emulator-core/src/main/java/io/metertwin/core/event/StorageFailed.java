package io.metertwin.core.event;

/**
 * The memory cannot be written: what is counted from here on is lost with the next power cut.
 *
 * @param span when and for how long
 * @param detail what the disk says
 */
public record StorageFailed(EventSpan span, String detail) implements MeterEvent {

    @Override
    public EventKind kind() {
        return EventKind.STORAGE_FAILED;
    }

    @Override
    public void tell(EventDetails to) {
        to.text("detail", detail);
    }
}
