package io.metertwin.core.event;

/**
 * Something the meter had kept could not be read when it was switched on, and starts from its defaults.
 *
 * @param span when and for how long
 * @param detail what is lost, and what was wrong
 */
public record StorageLost(EventSpan span, String detail) implements MeterEvent {

    @Override
    public EventKind kind() {
        return EventKind.STORAGE_LOST;
    }

    @Override
    public void tell(EventDetails to) {
        to.text("detail", detail);
    }
}
