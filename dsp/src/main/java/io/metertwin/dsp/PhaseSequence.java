package io.metertwin.dsp;

import io.metertwin.signal.Phasor;
import java.util.List;

/** Status of the order of three signals (manual 5.6.2.2); the ordinal is the code on the wire. */
public enum PhaseSequence {
    /** A phase is lost, weak or missing. */
    MISSING,
    /** All three are there in the order A-B-C. */
    CORRECT,
    /** All three are there in another order. */
    REVERSED;

    /**
     * The status of three fundamentals in the order of the phases; a phasor of magnitude 0 is a missing one.
     *
     * @param phases three phasors; one may be NaN when absent, which counts as missing
     */
    public static PhaseSequence of(List<Phasor> phases) {
        if (!phases.stream().allMatch(phasor -> phasor.magnitude() > 0)) {
            return MISSING;
        }
        SymmetricalComponents components = SymmetricalComponents.of(phases);
        boolean correct =
                components.positive().magnitude() >= components.negative().magnitude();
        return correct ? CORRECT : REVERSED;
    }
}
