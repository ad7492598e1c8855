package io.metertwin.dsp;

import java.util.Arrays;
import java.util.List;

/** How a circuit is wired to the meter (manual 4.4). */
public enum Wiring {
    /** Three-phase four-wire with a sensor of its own on the neutral. */
    THREE_PHASE_FOUR_WIRE_4CT("3P4W_4CT"),
    /** Three-phase four-wire; the neutral current is the sum of the three others, sample by sample. */
    THREE_PHASE_FOUR_WIRE_3CT("3P4W_3CT");

    /** All modes in the order of their codes on the wire. */
    public static final List<Wiring> ALL = List.of(values());

    private final String code;

    Wiring(String code) {
        this.code = code;
    }

    /** The manual's abbreviation, such as {@code 3P4W_4CT}. */
    public String code() {
        return code;
    }

    /** True when a sensor measures the neutral current. */
    public boolean measuresNeutral() {
        return this == THREE_PHASE_FOUR_WIRE_4CT;
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
