package io.metertwin.core.command;

import io.metertwin.core.settings.SettingChange;
import java.util.List;
import java.util.OptionalInt;

/** Something a surface asks the meter to do. */
public sealed interface MeterCommand {

    /** Who asks. */
    Origin origin();

    /**
     * Changes settings: all of them or none.
     *
     * @param changes the settings and their new values
     * @param origin who asks
     */
    record ChangeSettings(List<SettingChange<?>> changes, Origin origin) implements MeterCommand {
        /** Keeps a copy of the list. */
        public ChangeSettings {
            changes = List.copyOf(changes);
        }
    }

    /**
     * Sets the meter's clock.
     *
     * @param meterMillis new meter time, milliseconds since 1970-01-01 00:00 in meter time
     * @param origin who asks
     */
    record SetClock(long meterMillis, Origin origin) implements MeterCommand {}

    /**
     * Begins energies at 0 again, tariffs too.
     *
     * @param circuit which circuit from 0; empty for all
     * @param origin who asks
     */
    record ResetEnergy(OptionalInt circuit, Origin origin) implements MeterCommand {}

    /**
     * Starts the demand anew: no demand, no maximum.
     *
     * @param circuit the circuit, counted from 0; empty for all
     * @param origin who asks
     */
    record ResetDemand(OptionalInt circuit, Origin origin) implements MeterCommand {}

    /**
     * Clears maxima and minima.
     *
     * @param circuit the circuit, counted from 0; empty for all and for those of the meter
     * @param origin who asks
     */
    record ResetExtremes(OptionalInt circuit, Origin origin) implements MeterCommand {}

    /**
     * Closes or opens the relay by hand (decision 29); refused in alarm mode.
     *
     * @param close whether to close or open
     * @param origin who asks
     */
    record OperateRelay(boolean close, Origin origin) implements MeterCommand {}

    /**
     * Gives every setting the value of a new meter (manual 7.7.1). Nameplate, clock and events stay.
     *
     * @param counters whether energies, demand and extremes begin anew too
     * @param origin who asks
     */
    record FactoryReset(boolean counters, Origin origin) implements MeterCommand {}

    /**
     * Starts or stops the device record task (manual 7.6); refused while it is in that state already.
     *
     * @param start whether to start or stop
     * @param origin who asks
     */
    record OperateRecord(boolean start, Origin origin) implements MeterCommand {}

    /**
     * Begins the energies by tariff at 0 again; totals go on.
     *
     * @param circuit which circuit from 0; empty for all
     * @param origin who asks
     */
    record ResetTariffEnergy(OptionalInt circuit, Origin origin) implements MeterCommand {}

    /**
     * Somebody gave a wrong password: always refused, and logged.
     *
     * @param origin who gave it
     */
    record RejectPassword(Origin origin) implements MeterCommand {}
}
