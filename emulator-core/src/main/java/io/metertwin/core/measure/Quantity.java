package io.metertwin.core.measure;

import io.metertwin.core.unit.Unit;

/**
 * One measured value as every surface knows it: a name, a unit, a definition, and where it is found in a snapshot.
 *
 * @param id name without the circuit, such as {@code u1}, {@code p.total}, {@code energy.p.import.l1}
 * @param scope whether the meter has it once or each circuit has it
 * @param unit unit of the reading
 * @param term the standard's or the manual's name for it, with the sign convention where there is one
 * @param source section of the manual or clause of the standard
 * @param reading where its value is found
 */
public record Quantity(String id, Scope scope, Unit unit, String term, String source, Reading reading) {

    /** Whether a quantity belongs to the meter or to each of its circuits. */
    public enum Scope {
        /** One value for the meter; the id stands alone. */
        METER,
        /** One value for each circuit; the full id begins with {@code c1.} and so on. */
        CIRCUIT
    }

    /** Takes the value from a snapshot. */
    @FunctionalInterface
    public interface Reading {
        /**
         * The value in the unit of the quantity; NaN when absent.
         *
         * @param circuit circuit from 0; ignored by quantities of the meter
         */
        double of(MeterSnapshot snapshot, int circuit);
    }

    /** The full name for a circuit counted from 0: {@code c2.p.total}; the plain id for a quantity of the meter. */
    public String fullId(int circuit) {
        return scope == Scope.METER ? id : "c" + (circuit + 1) + "." + id;
    }
}
