package io.metertwin.core.metering;

import static io.metertwin.core.metering.EnergyCounter.QUADRANT_1;
import static io.metertwin.core.metering.EnergyCounter.QUADRANT_2;
import static io.metertwin.core.metering.EnergyCounter.QUADRANT_3;
import static io.metertwin.core.metering.EnergyCounter.QUADRANT_4;

import io.metertwin.core.unit.Unit;
import java.util.List;

/**
 * The energies a register exists for (manual 5.2); direction and quadrant by the signs of a window's P and fundamental Q.
 * Each is a sum of counters that wraps to 0 after 99 999 999.9 k..h; the net ones are differences of two such registers.
 */
public enum EnergyKind {
    /** Active energy drawn from the grid: windows with P above 0. */
    ACTIVE_IMPORT("p.import", Unit.WATT_HOUR, "import active energy (EP+)", List.of(EnergyCounter.ACTIVE_IMPORT)),
    /** Active energy fed to the grid: windows with P below 0, counted as a positive number. */
    ACTIVE_EXPORT("p.export", Unit.WATT_HOUR, "export active energy (EP-)", List.of(EnergyCounter.ACTIVE_EXPORT)),
    /** Reactive energy of windows with Q1 above 0 (quadrants I and II). */
    REACTIVE_IMPORT(
            "q.import", Unit.VAR_HOUR, "forward reactive energy, I + II (EQ+)", List.of(QUADRANT_1, QUADRANT_2)),
    /** Reactive energy of windows with Q1 below 0 (quadrants III and IV), counted as a positive number. */
    REACTIVE_EXPORT(
            "q.export", Unit.VAR_HOUR, "reverse reactive energy, III + IV (EQ-)", List.of(QUADRANT_3, QUADRANT_4)),
    /** Apparent energy. */
    APPARENT("s", Unit.VOLT_AMPERE_HOUR, "apparent energy (ES)", List.of(EnergyCounter.APPARENT)),
    /** Active energy of both directions. */
    ACTIVE(
            "p",
            Unit.WATT_HOUR,
            "active energy, import + export (EP)",
            List.of(EnergyCounter.ACTIVE_IMPORT, EnergyCounter.ACTIVE_EXPORT)),
    /** Reactive energy of both directions. */
    REACTIVE(
            "q",
            Unit.VAR_HOUR,
            "reactive energy, forward + reverse (EQ)",
            List.of(QUADRANT_1, QUADRANT_2, QUADRANT_3, QUADRANT_4)),
    /** Import less export; below 0 when more was fed to the grid than drawn. */
    ACTIVE_NET(
            "p.net",
            Unit.WATT_HOUR,
            "net active energy, import - export",
            List.of(EnergyCounter.ACTIVE_IMPORT),
            List.of(EnergyCounter.ACTIVE_EXPORT)),
    /** Forward less reverse reactive energy. */
    REACTIVE_NET(
            "q.net",
            Unit.VAR_HOUR,
            "net reactive energy, forward - reverse",
            List.of(QUADRANT_1, QUADRANT_2),
            List.of(QUADRANT_3, QUADRANT_4)),
    /** Quadrant I: P 0 or more, Q1 above 0. */
    REACTIVE_I("q.i", Unit.VAR_HOUR, "reactive energy of quadrant I (P+, Q+)", List.of(QUADRANT_1)),
    /** Quadrant II: P below 0, Q1 above 0. */
    REACTIVE_II("q.ii", Unit.VAR_HOUR, "reactive energy of quadrant II (P-, Q+)", List.of(QUADRANT_2)),
    /** Quadrant III: P below 0, Q1 below 0. */
    REACTIVE_III("q.iii", Unit.VAR_HOUR, "reactive energy of quadrant III (P-, Q-)", List.of(QUADRANT_3)),
    /** Quadrant IV: P 0 or more, Q1 below 0. */
    REACTIVE_IV("q.iv", Unit.VAR_HOUR, "reactive energy of quadrant IV (P+, Q-)", List.of(QUADRANT_4)),
    /** Reactive energy of inductive loads and sources. */
    INDUCTIVE("q.inductive", Unit.VAR_HOUR, "inductive reactive energy, I + III", List.of(QUADRANT_1, QUADRANT_3)),
    /** Reactive energy of capacitive loads and sources. */
    CAPACITIVE("q.capacitive", Unit.VAR_HOUR, "capacitive reactive energy, II + IV", List.of(QUADRANT_2, QUADRANT_4));

    /** The energies that are also counted by tariff, in the order of their registers. */
    public static final List<EnergyKind> BY_TARIFF =
            List.of(ACTIVE_IMPORT, ACTIVE_EXPORT, REACTIVE_IMPORT, REACTIVE_EXPORT, APPARENT);

    private final String id;
    private final Unit unit;
    private final String term;
    /** Counters that are added and subtracted: bit n stands for the counter with ordinal n. */
    private final int added;

    private final int subtracted;

    EnergyKind(String id, Unit unit, String term, List<EnergyCounter> added) {
        this(id, unit, term, added, List.of());
    }

    EnergyKind(String id, Unit unit, String term, List<EnergyCounter> added, List<EnergyCounter> subtracted) {
        this.id = id;
        this.unit = unit;
        this.term = term;
        this.added = bits(added);
        this.subtracted = bits(subtracted);
    }

    private static int bits(List<EnergyCounter> counters) {
        return counters.stream().mapToInt(counter -> 1 << counter.ordinal()).sum();
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

    /** True for a difference, which may fall and be negative and never wraps by itself. */
    public boolean net() {
        return subtracted != 0;
    }

    /**
     * The register of this kind, micro-hours.
     *
     * @param counters the counters of one or more elements, kinds of counter fastest
     * @param first where those of the element begin
     */
    long register(long[] counters, int first) {
        return folded(sum(added, counters, first)) - folded(sum(subtracted, counters, first));
    }

    /** What the counters of this kind gained, micro-hours; the net kinds leave out what they subtract. */
    long gained(long[] quanta) {
        return sum(added, quanta, 0);
    }

    /** What a register shows of a sum of registers. */
    static long folded(long microHours) {
        return microHours % EnergyAccumulator.WRAP_MICRO_HOURS;
    }

    private static long sum(int bits, long[] counters, int first) {
        long sum = 0;
        for (int k = 0; k < EnergyCounter.COUNT; k++) {
            sum += (bits >> k & 1) * counters[first + k];
        }
        return sum;
    }
}
