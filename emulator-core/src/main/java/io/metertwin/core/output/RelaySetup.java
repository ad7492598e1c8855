package io.metertwin.core.output;

import io.metertwin.core.settings.RelayLogic;
import io.metertwin.core.settings.RelayMode;
import io.metertwin.core.settings.RelaySettings;
import io.metertwin.core.settings.Settings;

/**
 * How the relay is set.
 *
 * @param mode what closes it
 * @param logic which way it shows an alarm
 * @param delaySeconds how long there must be an alarm before it moves, 0 or more
 * @param holdSeconds how long it shows an alarm at least, 0 or more
 */
public record RelaySetup(RelayMode mode, RelayLogic logic, double delaySeconds, double holdSeconds) {

    /** Refuses times below 0. */
    public RelaySetup {
        if (!(delaySeconds >= 0 && holdSeconds >= 0)) {
            throw new IllegalArgumentException(
                    "delay " + delaySeconds + " s and hold " + holdSeconds + " s of a relay are 0 or more");
        }
    }

    /** The setup in a set of settings. */
    public static RelaySetup of(Settings settings) {
        RelaySettings relay = settings.catalogue().relay;
        return new RelaySetup(
                settings.get(relay.mode),
                settings.get(relay.logic),
                settings.get(relay.delaySeconds),
                settings.get(relay.holdSeconds));
    }

    boolean manual() {
        return mode == RelayMode.MANUAL;
    }

    boolean inverted() {
        return logic == RelayLogic.INVERTED;
    }
}
