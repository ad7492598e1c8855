package io.metertwin.core.event;

/**
 * One copy of the memory was damaged when the meter was switched on; the other one is in force.
 *
 * @param span when and for how long
 * @param detail what was wrong with which copy
 */
public record StorageRecovered(EventSpan span, String detail) implements MeterEvent {

    @Override
    public EventKind kind() {
        return EventKind.STORAGE_RECOVERED;
    }

    @Override
    public void tell(EventDetails to) {
        to.text("detail", detail);
    }
}
