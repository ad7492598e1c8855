package io.metertwin.core.alarm;

/** Where demand alarms find the present demand. */
@FunctionalInterface
public interface DemandSource {

    /** No demand at all. */
    DemandSource NONE = (circuit, power) -> Double.NaN;

    /** Which demand. */
    enum Power {
        /** Active, watts. */
        ACTIVE,
        /** Reactive, vars. */
        REACTIVE,
        /** Apparent, volt-amperes. */
        APPARENT
    }

    /**
     * The demand last computed, with the sign of the net power; NaN while there is none.
     *
     * @param circuit circuit from 0
     */
    double demand(int circuit, Power power);
}
