package io.metertwin.core.event;

/**
 * The meter was off: its supply was cut or outside its range, or it was not running.
 *
 * @param span when and for how long
 */
public record SupplyLost(EventSpan span) implements MeterEvent {

    @Override
    public EventKind kind() {
        return EventKind.SUPPLY_LOST;
    }
}
