package io.metertwin.core.event;

import io.metertwin.core.settings.Settings;
import io.metertwin.core.settings.SettingsCatalogue;
import java.util.Optional;

/**
 * Where voltage events begin and end, all in primary volts (IEC 61000-4-30, 5.4.1 and 5.5.1).
 *
 * @param declaredVolts the voltage the others are parts of
 * @param dipVolts a dip begins below
 * @param swellVolts a swell begins above
 * @param interruptionVolts an interruption begins when all channels are below
 * @param hysteresisVolts how far beyond its threshold the voltage must come back for an event to end
 */
public record VoltageThresholds(
        double declaredVolts, double dipVolts, double swellVolts, double interruptionVolts, double hysteresisVolts) {

    private static final double PERCENT = 100;

    /** Refuses thresholds that contradict each other. */
    public VoltageThresholds {
        boolean ordered = interruptionVolts > 0
                && interruptionVolts < dipVolts
                && dipVolts < declaredVolts
                && declaredVolts < swellVolts;
        if (!ordered || !(hysteresisVolts >= 0)) {
            throw new IllegalArgumentException("interruption " + interruptionVolts + " < dip " + dipVolts
                    + " < declared " + declaredVolts + " < swell " + swellVolts + " V does not hold, or the hysteresis "
                    + hysteresisVolts + " V is below 0");
        }
    }

    /** The thresholds of phase voltages in a set of settings; empty while events are off. */
    public static Optional<VoltageThresholds> of(Settings settings) {
        SettingsCatalogue catalogue = settings.catalogue();
        if (!settings.get(catalogue.events.enabled)) {
            return Optional.empty();
        }
        double declared = settings.get(catalogue.grid.nominalVolts) * settings.get(catalogue.grid.vtRatio);
        double percent = declared / PERCENT;
        return Optional.of(new VoltageThresholds(
                declared,
                settings.get(catalogue.events.dipPercent) * percent,
                settings.get(catalogue.events.swellPercent) * percent,
                settings.get(catalogue.events.interruptionPercent) * percent,
                settings.get(catalogue.events.hysteresisPercent) * percent));
    }

    /** The same thresholds for line voltages: sqrt(3) times those of phase voltages. */
    public VoltageThresholds lineToLine() {
        double factor = Math.sqrt(3);
        return new VoltageThresholds(
                declaredVolts * factor,
                dipVolts * factor,
                swellVolts * factor,
                interruptionVolts * factor,
                hysteresisVolts * factor);
    }
}
