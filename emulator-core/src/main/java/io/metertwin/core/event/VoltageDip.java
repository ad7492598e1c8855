package io.metertwin.core.event;

import io.metertwin.core.unit.Unit;

/**
 * A voltage dip: one or more channels below the dip threshold (IEC 61000-4-30, 5.4.2).
 *
 * @param span when and for how long
 * @param on the channels concerned
 * @param residualVolts residual voltage: the lowest half-cycle rms of any channel so far, primary volts
 */
public record VoltageDip(EventSpan span, AffectedVoltages on, double residualVolts) implements MeterEvent {

    @Override
    public EventKind kind() {
        return EventKind.VOLTAGE_DIP;
    }

    @Override
    public void tell(EventDetails to) {
        to.value("residualVolts", residualVolts, Unit.VOLT);
        on.tell(to);
    }
}
