package io.metertwin.core.metering;

import io.metertwin.core.unit.Unit;
import io.metertwin.dsp.Power;

/** The energies a register exists for (manual 5.2); direction by the sign of a window's P or fundamental Q. */
public enum EnergyKind {
    /** Active energy drawn from the grid: windows with P above 0. */
    ACTIVE_IMPORT("p.import", Unit.WATT_HOUR, "import active energy (EP+)"),
    /** Active energy fed to the grid: windows with P below 0, counted as a positive number. */
    ACTIVE_EXPORT("p.export", Unit.WATT_HOUR, "export active energy (EP-)"),
    /** Reactive energy of windows with Q1 above 0 (quadrants I and II). */
    REACTIVE_IMPORT("q.import", Unit.VAR_HOUR, "forward reactive energy (EQ+)"),
    /** Reactive energy of windows with Q1 below 0 (quadrants III and IV), counted as a positive number. */
    REACTIVE_EXPORT("q.export", Unit.VAR_HOUR, "reverse reactive energy (EQ-)"),
    /** Apparent energy. */
    APPARENT("s", Unit.VOLT_AMPERE_HOUR, "apparent energy (ES)");

    private final String id;
    private final Unit unit;
    private final String term;

    EnergyKind(String id, Unit unit, String term) {
        this.id = id;
        this.unit = unit;
        this.term = term;
    }

    /** The part of the quantity id that names this energy. */
    public String id() {
        return id;
    }

    /** Unit of the register. */
    public Unit unit() {
        return unit;
    }

    /** What it is, with the manual's symbol. */
    public String term() {
        return term;
    }

    /**
     * The part of a power that this register counts, watts, vars or volt-amperes; 0 or more.
     *
     * @param power powers of a window; absent powers (NaN) count nothing
     */
    public double counted(Power power) {
        double value = switch (this) {
            case ACTIVE_IMPORT -> power.watts();
            case ACTIVE_EXPORT -> -power.watts();
            case REACTIVE_IMPORT -> power.vars();
            case REACTIVE_EXPORT -> -power.vars();
            case APPARENT -> power.voltAmperes();
        };
        return value > 0 ? value : 0;
    }
}
