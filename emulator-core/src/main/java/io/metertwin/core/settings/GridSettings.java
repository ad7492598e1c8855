package io.metertwin.core.settings;

import io.metertwin.core.unit.Unit;
import io.metertwin.dsp.Wiring;
import java.util.List;

/** What the meter is connected to: wiring, frequency, transformers (manual 7.5.1, 7.5.3). */
public final class GridSettings {

    /** How the circuits are wired. */
    public final Setting<Wiring> wiring;

    /** Nominal frequency, hertz. */
    public final Setting<Long> nominalFrequency;

    /** Voltage transformer ratio. */
    public final Setting<Long> vtRatio;

    /** Current transformer ratio in front of the sensors. */
    public final Setting<Long> ctRatio;

    /** Smallest voltage that is measured. */
    public final Setting<Double> minimumVolts;

    /** Declared voltage, line to neutral at the terminals: what the thresholds of voltage events are parts of. */
    public final Setting<Double> nominalVolts;

    GridSettings(SettingRegistry registry) {
        wiring = registry.add(
                "wiring",
                new ChoiceType<>(Wiring.ALL, Wiring::code, 0),
                Wiring.THREE_PHASE_FOUR_WIRE_4CT,
                Unit.NONE,
                "wiring mode of all circuits",
                "manual 7.5.1");
        nominalFrequency = registry.add(
                "frequency.nominal",
                new ChoiceType<>(List.of(50L, 60L), value -> Long.toString(value), 0),
                50L,
                Unit.HERTZ,
                "nominal frequency",
                "manual 7.5.1");
        vtRatio = registry.add(
                "vt.ratio", new IntegerType(1, 10_000), 1L, Unit.NONE, "voltage transformer ratio", "manual 7.5.1");
        ctRatio = registry.add(
                "ct.ratio", new IntegerType(1, 10_000), 1L, Unit.NONE, "current transformer ratio", "manual 7.5.1");
        minimumVolts = registry.add(
                "u.min",
                new DecimalType(0, 600),
                1.0,
                Unit.VOLT,
                "minimum measured voltage at the terminals; below it a phase reads 0",
                "manual 7.5.3");
        nominalVolts = registry.add(
                "u.nominal",
                new DecimalType(10, 600),
                230.0,
                Unit.VOLT,
                "nominal (declared) voltage, line to neutral, at the terminals",
                "IEC 61000-4-30, 3.5");
    }
}
