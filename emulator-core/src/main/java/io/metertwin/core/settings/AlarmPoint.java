package io.metertwin.core.settings;

import io.metertwin.core.unit.Unit;

/**
 * What a circuit can raise an alarm about (manual 5.10.1, 5.9; decision 28). The position in the list is the bit in the
 * circuit's alarm word.
 */
public enum AlarmPoint {
    /** A phase current is too large. */
    OVERCURRENT("overcurrent", true, Unit.AMPERE, 1000, "current of any phase"),
    /** A phase current is too small. */
    UNDERCURRENT("undercurrent", false, Unit.AMPERE, 10, "current of any phase"),
    /** A phase voltage is too large. */
    OVERVOLTAGE("overvoltage", true, Unit.VOLT, 253, "any phase voltage"),
    /** A phase voltage is too small. */
    UNDERVOLTAGE("undervoltage", false, Unit.VOLT, 207, "any phase voltage"),
    /** A line voltage is too large. */
    LINE_OVERVOLTAGE("line.overvoltage", true, Unit.VOLT, 440, "any line voltage"),
    /** A line voltage is too small. */
    LINE_UNDERVOLTAGE("line.undervoltage", false, Unit.VOLT, 360, "any line voltage"),
    /** The magnitude of the total active power is too large. */
    OVERPOWER_P("overpower.p", true, Unit.WATT, 690_000, "magnitude of the total active power"),
    /** The magnitude of the total reactive power is too large. */
    OVERPOWER_Q("overpower.q", true, Unit.VAR, 690_000, "magnitude of the total reactive power"),
    /** The total apparent power is too large. */
    OVERPOWER_S("overpower.s", true, Unit.VOLT_AMPERE, 690_000, "total apparent power"),
    /** The present demand of active power is too large. */
    OVERDEMAND_P("overdemand.p", true, Unit.WATT, 690_000, "present demand of active power"),
    /** The present demand of reactive power is too large. */
    OVERDEMAND_Q("overdemand.q", true, Unit.VAR, 690_000, "present demand of reactive power"),
    /** The present demand of apparent power is too large. */
    OVERDEMAND_S("overdemand.s", true, Unit.VOLT_AMPERE, 690_000, "present demand of apparent power"),
    /** The distortion of a voltage is too large. */
    OVERTHD_U("overthd.u", true, Unit.PERCENT, 8, "THD of any voltage"),
    /** The distortion of a phase current is too large. */
    OVERTHD_I("overthd.i", true, Unit.PERCENT, 20, "THD of any phase current"),
    /** The temperature input is too warm; circuit 1 of models that have it. */
    TEMPERATURE("temperature", true, Unit.CELSIUS, 80, "temperature"),
    /** The residual current is too large; circuit 1 of models that have the input. */
    ZERO_SEQUENCE("zero.sequence", true, Unit.AMPERE, 0.3, "residual (zero-sequence) current");

    private final String id;
    private final boolean over;
    private final Unit unit;
    private final double threshold;
    private final String term;

    AlarmPoint(String id, boolean over, Unit unit, double threshold, String term) {
        this.id = id;
        this.over = over;
        this.unit = unit;
        this.threshold = threshold;
        this.term = term;
    }

    /** The name in ids of settings and quantities. */
    public String id() {
        return id;
    }

    /** True when values at or above the threshold raise the alarm, false when those at or below it do. */
    public boolean over() {
        return over;
    }

    /** Unit of its values and thresholds, primary. */
    public Unit unit() {
        return unit;
    }

    /** Threshold of a new meter. */
    double threshold() {
        return threshold;
    }

    /** What is judged, in words. */
    public String term() {
        return term;
    }

    /** The flag of this point in an alarm word. */
    public int mask() {
        return 1 << ordinal();
    }
}
