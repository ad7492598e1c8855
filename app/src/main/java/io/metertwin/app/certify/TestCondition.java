package io.metertwin.app.certify;

import io.metertwin.app.certify.limits.InfluenceQuantity;
import java.util.Arrays;
import java.util.List;

/** The conditions a load is measured under: the reference conditions, or one influence quantity set to its value. */
public enum TestCondition {
    /** Reference conditions: Un, reference frequency, sine, sequence L1-L2-L3. */
    REFERENCE(null, "reference"),
    /** Voltage 10 % below Un. */
    VOLTAGE_LOW(InfluenceQuantity.VOLTAGE, "U -10 %"),
    /** Voltage 10 % above Un. */
    VOLTAGE_HIGH(InfluenceQuantity.VOLTAGE, "U +10 %"),
    /** Frequency 2 % below. */
    FREQUENCY_LOW(InfluenceQuantity.FREQUENCY, "f -2 %"),
    /** Frequency 2 % above. */
    FREQUENCY_HIGH(InfluenceQuantity.FREQUENCY, "f +2 %"),
    /** Phases in the order L1-L3-L2. */
    REVERSED(InfluenceQuantity.REVERSED_SEQUENCE, "reversed phase sequence"),
    /** The last phase has no voltage. */
    ONE_PHASE_OUT(InfluenceQuantity.UNBALANCE, "one phase without voltage"),
    /** Only L1 has voltage. */
    TWO_PHASES_OUT(InfluenceQuantity.UNBALANCE, "two phases without voltage"),
    /** 5th harmonic, 10 % in the voltage and 40 % in the current, in phase at the positive zero crossing. */
    FIFTH_HARMONIC(InfluenceQuantity.FIFTH_HARMONIC, "5th harmonic"),
    /** Two cycles of current, two without. */
    BURST_FIRE(InfluenceQuantity.SUB_HARMONICS, "sub-harmonics (burst firing)");

    private static final double VOLTAGE_STEP = 0.1;
    private static final double FREQUENCY_STEP = 0.02;

    private final InfluenceQuantity quantity;
    private final String label;

    TestCondition(InfluenceQuantity quantity, String label) {
        this.quantity = quantity;
        this.label = label;
    }

    /** The conditions that stand for an influence quantity. */
    static List<TestCondition> of(InfluenceQuantity quantity) {
        return Arrays.stream(values())
                .filter(condition -> condition.quantity == quantity)
                .toList();
    }

    /** What it is, for a reader. */
    public String label() {
        return label;
    }

    /** Voltage as a multiple of Un. */
    double voltage() {
        return switch (this) {
            case VOLTAGE_LOW -> 1 - VOLTAGE_STEP;
            case VOLTAGE_HIGH -> 1 + VOLTAGE_STEP;
            default -> 1;
        };
    }

    /** Frequency as a multiple of the reference frequency. */
    double frequency() {
        return switch (this) {
            case FREQUENCY_LOW -> 1 - FREQUENCY_STEP;
            case FREQUENCY_HIGH -> 1 + FREQUENCY_STEP;
            default -> 1;
        };
    }

    /** Number of phases without voltage, the last ones. */
    int phasesOut() {
        return switch (this) {
            case ONE_PHASE_OUT -> 1;
            case TWO_PHASES_OUT -> 2;
            default -> 0;
        };
    }
}
