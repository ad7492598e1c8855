package io.metertwin.core.event;

/**
 * Somebody gave a wrong password.
 *
 * @param span when
 * @param surface where it was given: {@code modbus}, {@code web} ...
 * @param peer who gave it: an address, a line or a user
 */
public record PasswordRejected(EventSpan span, String surface, String peer) implements MeterEvent {

    @Override
    public EventKind kind() {
        return EventKind.PASSWORD_REJECTED;
    }

    @Override
    public void tell(EventDetails to) {
        to.text("surface", surface);
        to.text("peer", peer);
    }
}
