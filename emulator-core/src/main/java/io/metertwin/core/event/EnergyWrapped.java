package io.metertwin.core.event;

/**
 * An energy register passed 99 999 999.9 k(W/var/VA)h and began at 0 again (manual 5.2, decision 13).
 *
 * @param span when, by the mean power of the window in which it happened; no duration
 * @param register full id of the register: {@code c1.energy.p.import.total}
 */
public record EnergyWrapped(EventSpan span, String register) implements MeterEvent {

    @Override
    public EventKind kind() {
        return EventKind.ENERGY_WRAPPED;
    }

    @Override
    public void tell(EventDetails to) {
        to.text("register", register);
    }
}
