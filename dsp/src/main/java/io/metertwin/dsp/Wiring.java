package io.metertwin.dsp;

import io.metertwin.signal.Phase;
import java.util.Arrays;
import java.util.List;

/** How a circuit is wired to the meter (manual 4.4), and what there is to measure then. */
public enum Wiring {
    /** Three-phase four-wire with a sensor of its own on the neutral. */
    THREE_PHASE_FOUR_WIRE_4CT("3P4W_4CT", 3, Neutral.MEASURED),
    /** Three-phase four-wire; the neutral current is the sum of the three others, sample by sample. */
    THREE_PHASE_FOUR_WIRE_3CT("3P4W_3CT", 3, Neutral.SUMMED),
    /** Three-phase three-wire with three sensors; line voltages and the two-wattmeter method. */
    THREE_PHASE_THREE_WIRE_3CT("3P3W_3CT", 3, Neutral.NONE),
    /** Three-phase three-wire with sensors on L1 and L3; the second current is -(i1 + i3), sample by sample. */
    THREE_PHASE_THREE_WIRE_2CT("3P3W_2CT", 3, Neutral.NONE),
    /** Single-phase three-wire: V1 and V2 half a cycle apart, I1 and I2. */
    SINGLE_PHASE_THREE_WIRE("1P3W", 2, Neutral.PASSIVE),
    /** Single-phase two-wire: V1 and I1. */
    SINGLE_PHASE_TWO_WIRE("1P2W", 1, Neutral.PASSIVE);

    /** All modes in the order of their codes on the wire. */
    public static final List<Wiring> ALL = List.of(values());

    /** What the mode makes of the neutral. */
    private enum Neutral {
        MEASURED,
        SUMMED,
        PASSIVE,
        NONE
    }

    private final String code;
    private final int currents;
    private final Neutral neutral;

    Wiring(String code, int currents, Neutral neutral) {
        this.code = code;
        this.currents = currents;
        this.neutral = neutral;
    }

    /** The manual's abbreviation, such as {@code 3P4W_4CT}. */
    public String code() {
        return code;
    }

    /** True for the three-phase modes: symmetrical components and a phase sequence exist. */
    public boolean isThreePhase() {
        return currents == Phase.LINES.size();
    }

    /** True for three-phase modes without a neutral: line voltages only, powers in total only. */
    public boolean isThreeWire() {
        return neutral == Neutral.NONE;
    }

    /** True when a sensor measures the neutral current. */
    public boolean measuresNeutral() {
        return neutral == Neutral.MEASURED;
    }

    /** True when there is a neutral current to read, measured or summed. */
    public boolean hasNeutralCurrent() {
        return neutral == Neutral.MEASURED || neutral == Neutral.SUMMED;
    }

    /** True when a phase voltage, line to neutral, and its power exist; position 0 to 2. */
    public boolean hasPhaseVoltage(int position) {
        return !isThreeWire() && position < currents;
    }

    /** True when a line voltage exists; position 0 to 2 for U12, U23, U31. */
    public boolean hasLineVoltage(int position) {
        return isThreePhase() || position < currents - 1;
    }

    /** True when a line current exists; position 0 to 2. */
    public boolean hasCurrent(int position) {
        return position < currents;
    }

    /** True when the second current is computed from the first and the third. */
    public boolean computesSecondCurrent() {
        return this == THREE_PHASE_THREE_WIRE_2CT;
    }

    /** True when the channel of a current input carries a sensor in this mode. */
    public boolean hasSensor(Phase phase) {
        return phase == Phase.N
                ? measuresNeutral()
                : hasCurrent(phase.ordinal()) && !(computesSecondCurrent() && phase == Phase.L2);
    }

    /**
     * The mode with the given abbreviation, in any case.
     *
     * @throws IllegalArgumentException when there is none; the message lists what there is
     */
    public static Wiring ofCode(String code) {
        return ALL.stream()
                .filter(wiring -> wiring.code.equalsIgnoreCase(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown wiring '" + code + "'; use one of "
                        + Arrays.toString(ALL.stream().map(Wiring::code).toArray())));
    }
}
