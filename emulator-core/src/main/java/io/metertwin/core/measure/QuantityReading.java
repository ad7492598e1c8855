package io.metertwin.core.measure;

/**
 * A quantity of one particular circuit: what a full id such as {@code c2.p.total} names.
 *
 * @param quantity what is measured
 * @param circuit circuit from 0; 0 for a quantity of the meter
 */
public record QuantityReading(Quantity quantity, int circuit) {

    /** The full id. */
    public String id() {
        return quantity.fullId(circuit);
    }

    /** The value in the quantity's unit; NaN when absent. */
    public double value(MeterSnapshot snapshot) {
        return quantity.reading().of(snapshot, circuit);
    }
}
