package io.metertwin.core.settings;

import io.metertwin.core.unit.Unit;

/** How demand is calculated, and how long maxima and minima are kept (manual 5.4, 5.7, 7.5.5). */
public final class DemandSettings {

    /** Fixed intervals from midnight, or one that ends at every minute. */
    public final Setting<DemandMode> mode;

    /** Length of a demand interval, minutes. */
    public final Setting<Long> intervalMinutes;

    /** When maxima and minima are cleared by themselves. */
    public final Setting<ExtremesClearing> extremesClearing;

    DemandSettings(SettingRegistry registry) {
        mode = registry.add(
                "demand.mode",
                ChoiceType.of(DemandMode.class),
                DemandMode.FIXED,
                Unit.NONE,
                "demand over fixed intervals from midnight, or sliding every minute; a change starts anew",
                "manual 7.5.5");
        intervalMinutes = registry.add(
                "demand.interval",
                new IntegerType(1, 60),
                15L,
                Unit.NONE,
                "demand interval in minutes; a change starts anew",
                "manual 7.5.5");
        extremesClearing = registry.add(
                "extremes.clear",
                ChoiceType.of(ExtremesClearing.class),
                ExtremesClearing.OFF,
                Unit.NONE,
                "clearing of maxima and minima when a day or a month begins",
                "manual 5.7");
    }
}
