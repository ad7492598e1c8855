package io.metertwin.core.alarm;

import io.metertwin.core.settings.AlarmPoint;
import io.metertwin.core.settings.AlarmPointSettings;
import io.metertwin.core.settings.Settings;
import java.util.Optional;

/**
 * When an alarm is raised and released (manual 5.10.1; decisions 4 and 28).
 *
 * @param over whether values at or above the threshold raise it, or those at or below
 * @param threshold where it is raised
 * @param release beyond this on the way back it is released
 * @param delaySeconds how long the threshold must be reached first
 * @param buzzer whether it sounds the buzzer
 * @param relay whether it drives the relay
 */
record AlarmRule(boolean over, double threshold, double release, double delaySeconds, boolean buzzer, boolean relay) {

    private static final double PERCENT = 100;

    /** The rule of a point as it is set; empty while it or its input is off, or the model does not have it. */
    static Optional<AlarmRule> of(Settings settings, int circuit, AlarmPoint point) {
        return settings.catalogue()
                .alarms
                .point(circuit, point)
                .filter(set -> settings.get(set.enabled()))
                .filter(set -> settings.catalogue().expansion.allows(point, settings))
                .map(set -> of(settings, set, point));
    }

    private static AlarmRule of(Settings settings, AlarmPointSettings set, AlarmPoint point) {
        double threshold = settings.get(set.threshold());
        // Of the magnitude, so that the release of a temperature below zero lies on the right side too.
        double distance = Math.abs(threshold) * (settings.get(set.releasePercent()) - PERCENT) / PERCENT;
        return new AlarmRule(
                point.over(),
                threshold,
                threshold + distance,
                settings.get(set.delaySeconds()),
                settings.get(set.buzzer()),
                settings.get(set.relay()));
    }

    /** True when a value reaches the threshold; never for NaN. */
    boolean raises(double value) {
        return over ? value >= threshold : value <= threshold;
    }

    /** True when a value lies beyond the release, or there is none. */
    boolean releases(double value) {
        return Double.isNaN(value) || (over ? value < release : value > release);
    }

    /** The value that is further beyond the threshold. */
    double further(double one, double other) {
        return over ? Math.max(one, other) : Math.min(one, other);
    }
}
