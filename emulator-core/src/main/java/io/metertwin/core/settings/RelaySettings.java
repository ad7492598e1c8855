package io.metertwin.core.settings;

import io.metertwin.core.unit.Unit;

/** How the relay works (manual 5.9, 7.5.7; decisions 24 and 29). */
public final class RelaySettings {

    private static final double LONGEST_SECONDS = 3600;
    private static final String OUTPUT = "manual 5.9; decision 24";

    /** What closes the relay. */
    public final Setting<RelayMode> mode;

    /** Which way it shows an alarm. */
    public final Setting<RelayLogic> logic;

    /** How long there must be an alarm before the relay moves. */
    public final Setting<Double> delaySeconds;

    /** How long it shows an alarm at least. */
    public final Setting<Double> holdSeconds;

    RelaySettings(SettingRegistry registry) {
        mode = registry.add(
                "relay.mode",
                ChoiceType.of(RelayMode.class),
                RelayMode.MANUAL,
                Unit.NONE,
                "relay by hand or by alarms",
                "manual 7.5.7");
        logic = registry.add(
                "relay.logic",
                ChoiceType.of(RelayLogic.class),
                RelayLogic.NORMAL,
                Unit.NONE,
                "relay closed (normal) or open (inverted) while there is an alarm",
                OUTPUT);
        delaySeconds = registry.add(
                "relay.delay",
                new DecimalType(0, LONGEST_SECONDS),
                0.0,
                Unit.SECOND,
                "how long there must be an alarm before the relay moves",
                OUTPUT);
        holdSeconds = registry.add(
                "relay.hold",
                new DecimalType(0, LONGEST_SECONDS),
                0.0,
                Unit.SECOND,
                "shortest time the relay stays closed for an alarm (open in inverted logic)",
                "manual 5.9; decision 29");
    }
}
