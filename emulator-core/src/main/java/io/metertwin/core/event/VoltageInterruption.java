package io.metertwin.core.event;

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
}
