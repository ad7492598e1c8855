package io.metertwin.core.settings;

import io.metertwin.core.unit.Unit;

/** The meter's own clock (manual 7.5.9). */
public final class ClockSettings {

    private static final double LARGEST_DRIFT = 200;
    private static final double MILLION = 1e6;

    /** How much faster than true time the clock runs, parts per million. */
    public final Setting<Double> drift;

    ClockSettings(SettingRegistry registry) {
        drift = registry.add(
                "clock.drift",
                new DecimalType(-LARGEST_DRIFT, LARGEST_DRIFT),
                0.0,
                Unit.PPM,
                "how much faster than true time the clock runs",
                "twin");
    }

    /** What the clock gains in a second, seconds; below 0 it loses. */
    public double secondsPerSecond(Settings settings) {
        return settings.get(drift) / MILLION;
    }
}
