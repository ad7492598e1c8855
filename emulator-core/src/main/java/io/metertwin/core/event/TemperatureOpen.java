package io.metertwin.core.event;

/**
 * The temperature input has no sensor: it reads 0x8000 (decision 30).
 *
 * @param span when and for how long
 */
public record TemperatureOpen(EventSpan span) implements MeterEvent {

    @Override
    public EventKind kind() {
        return EventKind.TEMPERATURE_OPEN;
    }
}
