package io.metertwin.core.metering;

import io.metertwin.dsp.Power;

/** What is counted and kept: every quantum of energy in exactly one counter; all other energies are sums of these. */
enum EnergyCounter {
    /** Active energy of windows with P above 0. */
    ACTIVE_IMPORT,
    /** Active energy of windows with P below 0, as a positive number. */
    ACTIVE_EXPORT,
    /** Reactive energy of windows with P 0 or more and Q1 above 0. */
    QUADRANT_1,
    /** Reactive energy of windows with P below 0 and Q1 above 0. */
    QUADRANT_2,
    /** Reactive energy of windows with P below 0 and Q1 below 0, as a positive number. */
    QUADRANT_3,
    /** Reactive energy of windows with P 0 or more and Q1 below 0, as a positive number. */
    QUADRANT_4,
    /** Apparent energy. */
    APPARENT;

    /** How many there are. */
    static final int COUNT = values().length;

    /**
     * The part of a power that this counter counts, watts, vars or volt-amperes; 0 or more.
     *
     * @param power powers of a window; absent powers (NaN) count nothing
     */
    double counted(Power power) {
        boolean exports = power.watts() < 0;
        double value = switch (this) {
            case ACTIVE_IMPORT -> power.watts();
            case ACTIVE_EXPORT -> -power.watts();
            case QUADRANT_1 -> exports ? 0 : power.vars();
            case QUADRANT_2 -> exports ? power.vars() : 0;
            case QUADRANT_3 -> exports ? -power.vars() : 0;
            case QUADRANT_4 -> exports ? 0 : -power.vars();
            case APPARENT -> power.voltAmperes();
        };
        return value > 0 ? value : 0;
    }
}
