package io.metertwin.core.metering;

import io.metertwin.core.unit.Unit;
import io.metertwin.dsp.Power;

/** The powers of a circuit whose demand is formed (manual 5.4.1). */
public enum DemandKind {
    /** Total active power, import positive. */
    ACTIVE("p", Unit.WATT, "active power"),
    /** Total fundamental reactive power, lagging positive. */
    REACTIVE("q", Unit.VAR, "reactive power"),
    /** Total apparent power. */
    APPARENT("s", Unit.VOLT_AMPERE, "apparent power");

    private final String id;
    private final Unit unit;
    private final String term;

    DemandKind(String id, Unit unit, String term) {
        this.id = id;
        this.unit = unit;
        this.term = term;
    }

    /** The part of the quantity id that names this power. */
    public String id() {
        return id;
    }

    /** Unit of the demand. */
    public Unit unit() {
        return unit;
    }

    /** What the power is called. */
    public String term() {
        return term;
    }

    /** This power, watts, vars or volt-amperes; NaN when absent. */
    double of(Power power) {
        return switch (this) {
            case ACTIVE -> power.watts();
            case REACTIVE -> power.vars();
            case APPARENT -> power.voltAmperes();
        };
    }
}
