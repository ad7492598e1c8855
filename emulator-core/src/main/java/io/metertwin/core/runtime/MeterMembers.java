package io.metertwin.core.runtime;

import io.metertwin.core.event.ChangeLog;
import io.metertwin.core.event.EventLog;
import io.metertwin.core.measure.MeterIdentity;
import io.metertwin.core.metering.Metering;

/**
 * What counts, judges and records the windows of one meter.
 *
 * @param events the event log
 * @param metering energies, demand and extremes
 * @param voltageEvents dips, swells and interruptions
 * @param protection alarms with the relay and the buzzer
 * @param recording the record task
 * @param temperature the temperature input
 * @param changes the last changes of settings
 */
record MeterMembers(
        EventLog events,
        Metering metering,
        VoltageEvents voltageEvents,
        Protection protection,
        Recording recording,
        TemperatureInput temperature,
        ChangeLog changes) {

    /** The members of a new meter; nothing is configured yet. */
    static MeterMembers of(MeterIdentity identity, int circuits, MeterTime time) {
        EventLog events = new EventLog(EventLog.CAPACITY);
        Metering metering = new Metering(circuits, events::add);
        return new MeterMembers(
                events,
                metering,
                new VoltageEvents(time::millisAtSample, events),
                new Protection(circuits, events, time::millisAtVirtual, metering::presentDemand),
                new Recording(identity, circuits, events),
                new TemperatureInput(time, events),
                new ChangeLog());
    }
}
