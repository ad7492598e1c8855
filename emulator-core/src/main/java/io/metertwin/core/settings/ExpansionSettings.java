package io.metertwin.core.settings;

import java.util.Optional;

/** Whether the expansion input of circuit 1 is used (manual 6.2); only models with the input have its setting. */
public final class ExpansionSettings {

    private static final String SOURCE = "manual 6.2";

    private final Optional<Setting<Boolean>> residual;
    private final Optional<Setting<Boolean>> temperature;

    ExpansionSettings(SettingRegistry registry, boolean hasResidual, boolean hasTemperature) {
        residual = hasResidual
                ? Optional.of(registry.addSwitch(
                        "c1.i0.enabled", true, "zero-sequence function on or off; off: I0 is absent", SOURCE))
                : Optional.empty();
        temperature = hasTemperature
                ? Optional.of(registry.addSwitch(
                        "temperature.enabled", true, "temperature function on or off; off: it is absent", SOURCE))
                : Optional.empty();
    }

    /** False when the zero-sequence function is switched off; a model without the input has nothing to switch. */
    public boolean residualOn(Settings settings) {
        return residual.map(settings::get).orElse(true);
    }

    /** False when the temperature function is switched off; a model without the input has nothing to switch. */
    public boolean temperatureOn(Settings settings) {
        return temperature.map(settings::get).orElse(true);
    }

    /** Whether an alarm point can be judged: those of the expansion inputs only while the input is on. */
    public boolean allows(AlarmPoint point, Settings settings) {
        return switch (point) {
            case TEMPERATURE -> temperatureOn(settings);
            case ZERO_SEQUENCE -> residualOn(settings);
            default -> true;
        };
    }
}
