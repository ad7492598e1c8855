package io.metertwin.core.event;

/**
 * The log volume cannot be written: rows and lines are lost until it can.
 *
 * @param span when; no duration
 * @param detail what the disk says
 */
public record VolumeFailed(EventSpan span, String detail) implements MeterEvent {

    @Override
    public EventKind kind() {
        return EventKind.VOLUME_FAILED;
    }

    @Override
    public void tell(EventDetails to) {
        to.text("detail", detail);
    }
}
