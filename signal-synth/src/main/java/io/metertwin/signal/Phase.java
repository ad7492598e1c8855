package io.metertwin.signal;

import java.util.List;

/** A conductor of the three-phase system; the ordinal is the position of its channel inside a group of four. */
public enum Phase {
    /** Phase A (IEC L1). */
    L1,
    /** Phase B (IEC L2). */
    L2,
    /** Phase C (IEC L3). */
    L3,
    /** The neutral conductor. */
    N;

    /** The three line conductors in the order L1, L2, L3. */
    public static final List<Phase> LINES = List.of(L1, L2, L3);

    /** Angle of this phase's voltage in a balanced A-B-C system, radians; 0 for the neutral. */
    public double balancedRadians() {
        return switch (this) {
            case L1, N -> 0;
            case L2 -> -2 * Math.PI / 3;
            case L3 -> 2 * Math.PI / 3;
        };
    }
}
