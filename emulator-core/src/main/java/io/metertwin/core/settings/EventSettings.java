package io.metertwin.core.settings;

import io.metertwin.core.unit.Unit;
import java.util.List;

/** Thresholds of voltage events (IEC 61000-4-30). */
public final class EventSettings {

    private static final double PERCENT_OF_NOMINAL = 100;

    /** Whether voltage events are recorded. */
    public final Setting<Boolean> enabled;

    /** Half-cycle rms below which a dip begins. */
    public final Setting<Double> dipPercent;

    /** Half-cycle rms above which a swell begins. */
    public final Setting<Double> swellPercent;

    /** Half-cycle rms of all channels below which an interruption begins. */
    public final Setting<Double> interruptionPercent;

    /** How far the voltage must come back for an event to end. */
    public final Setting<Double> hysteresisPercent;

    EventSettings(SettingRegistry registry) {
        enabled = registry.addSwitch(
                "event.enabled", true, "recording of dips, swells and interruptions on or off", "twin");
        dipPercent = registry.add(
                "event.dip",
                new DecimalType(10, 99.9),
                90.0,
                Unit.PERCENT,
                "dip threshold, of the nominal voltage",
                "IEC 61000-4-30, 5.4.2");
        swellPercent = registry.add(
                "event.swell",
                new DecimalType(100.1, 200),
                110.0,
                Unit.PERCENT,
                "swell threshold, of the nominal voltage",
                "IEC 61000-4-30, 5.4.3");
        interruptionPercent = registry.add(
                "event.interruption",
                new DecimalType(0.1, 50),
                5.0,
                Unit.PERCENT,
                "interruption threshold, of the nominal voltage; below the dip threshold",
                "IEC 61000-4-30, 5.5");
        hysteresisPercent = registry.add(
                "event.hysteresis",
                new DecimalType(0, 10),
                2.0,
                Unit.PERCENT,
                "hysteresis of the event thresholds, of the nominal voltage",
                "IEC 61000-4-30, 5.4.2.1");
    }

    /** An interruption is a dip too, and every event has ended at the nominal voltage. */
    void check(Settings settings, List<SettingException> found) {
        double dip = settings.get(dipPercent);
        double hysteresis = settings.get(hysteresisPercent);
        if (settings.get(interruptionPercent) >= dip) {
            found.add(settings.refused(
                    interruptionPercent, "below " + dipPercent.id() + " (" + settings.text(dipPercent) + ")"));
        }
        double room = Math.min(PERCENT_OF_NOMINAL - dip, settings.get(swellPercent) - PERCENT_OF_NOMINAL);
        if (hysteresis > room) {
            found.add(settings.refused(
                    hysteresisPercent,
                    "at most the distance of " + dipPercent.id() + " (" + settings.text(dipPercent) + ") and "
                            + swellPercent.id() + " (" + settings.text(swellPercent) + ") from 100"));
        }
    }
}
