package io.metertwin.core.measure;

import io.metertwin.core.communication.CommunicationReadings;
import io.metertwin.core.event.EventRecords;
import io.metertwin.core.event.LoggedChange;
import io.metertwin.core.metering.EnergyReadings;
import io.metertwin.core.metering.MeteringReadings;
import io.metertwin.core.record.RecordReadings;
import io.metertwin.core.settings.Settings;
import io.metertwin.dsp.WindowMeasurement;
import java.util.List;

/**
 * The whole visible state of a meter at one instant; immutable, so one response can be taken from one snapshot.
 *
 * @param identity the nameplate
 * @param state whether the meter measures, boots or is off
 * @param meterMillis the meter's own clock, milliseconds since 1970-01-01 00:00 in meter time (no time zone rules)
 * @param window the last complete window
 * @param metering energies and everything else it has added up
 * @param settings the settings in force
 * @param events what happened to the meter
 * @param temperature what the temperature input shows
 * @param protection alarms, relay and buzzer
 * @param communication what has come over the communication ports
 * @param record the record task and its last row
 * @param changes the last changes of settings, newest first, {@link io.metertwin.core.event.ChangeLog#CAPACITY} at most
 */
public record MeterSnapshot(
        MeterIdentity identity,
        PowerState state,
        long meterMillis,
        WindowMeasurement window,
        MeteringReadings metering,
        Settings settings,
        EventRecords events,
        Temperature temperature,
        ProtectionReadings protection,
        CommunicationReadings communication,
        RecordReadings record,
        List<LoggedChange> changes) {

    /** Keeps a copy of the list. */
    public MeterSnapshot {
        changes = List.copyOf(changes);
    }

    /** This snapshot with another window and other counters: what they should have been. */
    public MeterSnapshot with(WindowMeasurement otherWindow, MeteringReadings otherCounters) {
        return new MeterSnapshot(
                identity,
                state,
                meterMillis,
                otherWindow,
                otherCounters,
                settings,
                events,
                temperature,
                protection,
                communication,
                record,
                changes);
    }

    /** All energy counters. */
    public EnergyReadings energies() {
        return metering.energies();
    }

    /** Residual current of circuit 1, amperes; NaN without the input or while it is off (manual 6.2). */
    public double residualAmperes() {
        return settings.catalogue().expansion.residualOn(settings) ? window.residualAmperes() : Double.NaN;
    }

    /** Number of windows measured since the meter was switched on; two reads with the same number belong together. */
    public long windowCount() {
        return window.span().index();
    }

    /** Number of circuits of this meter. */
    public int circuits() {
        return identity.model().circuits();
    }
}
