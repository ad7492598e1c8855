package io.metertwin.app.certify;

import io.metertwin.app.certify.limits.MeteredEnergy;

/**
 * What became of a row. Every circuit of the meter carries the load; this is the circuit that is farthest off.
 *
 * @param row what was asked
 * @param circuit the circuit that is farthest off, from 0
 * @param errorPercent percentage error, above 0 when too much is registered, or its variation against the reference
 *     conditions; 0 for a no-load row
 * @param registered what the registers counted, Wh or varh, import less export; without a load import and export
 * @param expected what they should have counted
 * @param clipped true when an input was at the end of its range
 * @param passed the verdict
 */
public record RowResult(
        TestRow row,
        int circuit,
        double errorPercent,
        double registered,
        double expected,
        boolean clipped,
        boolean passed) {

    /** Percentage points between the error and its limit; negative outside. */
    public double marginPercent() {
        return row.limitPercent() - Math.abs(errorPercent);
    }

    /** How many times the error fits into its limit; infinity for no error at all. */
    public double timesInside() {
        return row.limitPercent() / Math.abs(errorPercent);
    }

    /** True when the class gives a percentage limit for this row. */
    public boolean hasLimit() {
        return row.kind().hasLimit();
    }

    /** The energy that was read. */
    public MeteredEnergy energy() {
        return row.point().energy();
    }
}
