package io.metertwin.core.event;

import io.metertwin.core.unit.Unit;

/**
 * A voltage interruption: all channels below the interruption threshold (IEC 61000-4-30, 5.5). It is a dip too.
 *
 * @param span when and for how long
 * @param on the channels concerned
 * @param residualVolts the lowest half-cycle rms of any channel so far, primary volts
 */
public record VoltageInterruption(EventSpan span, AffectedVoltages on, double residualVolts) implements MeterEvent {

    @Override
    public EventKind kind() {
        return EventKind.VOLTAGE_INTERRUPTION;
    }

    @Override
    public void tell(EventDetails to) {
        to.value("residualVolts", residualVolts, Unit.VOLT);
        on.tell(to);
    }
}
