package io.metertwin.core.event;

import io.metertwin.core.unit.Unit;

/**
 * A voltage swell: one or more channels above the swell threshold (IEC 61000-4-30, 5.4.3).
 *
 * @param span when and for how long
 * @param on the channels concerned
 * @param maximumVolts the highest half-cycle rms of any channel so far, primary volts
 */
public record VoltageSwell(EventSpan span, AffectedVoltages on, double maximumVolts) implements MeterEvent {

    @Override
    public EventKind kind() {
        return EventKind.VOLTAGE_SWELL;
    }

    @Override
    public void tell(EventDetails to) {
        to.value("maximumVolts", maximumVolts, Unit.VOLT);
        on.tell(to);
    }
}
