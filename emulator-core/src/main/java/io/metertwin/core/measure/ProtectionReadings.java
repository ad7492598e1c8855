package io.metertwin.core.measure;

import io.metertwin.core.alarm.AlarmReadings;
import io.metertwin.core.output.RelayReading;

/**
 * Alarms and what they switch, at one instant. Immutable.
 *
 * @param alarms all alarm points
 * @param relay the relay
 * @param buzzer whether the buzzer sounds
 */
public record ProtectionReadings(AlarmReadings alarms, RelayReading relay, boolean buzzer) {

    /** A meter that has never measured. */
    public static ProtectionReadings none(int circuits) {
        return new ProtectionReadings(AlarmReadings.none(circuits), RelayReading.NEW, false);
    }
}
