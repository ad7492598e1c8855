package io.metertwin.benchmarks.accuracy;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The largest error seen in each row, and where it was seen. */
final class WorstCases {

    private final Map<Target, Worst> rows = new EnumMap<>(Target.class);

    /**
     * The largest error of a row.
     *
     * @param error its size in the unit of the row, infinite when a value was absent on one side only
     * @param where the meter and the world, enough to see it again
     */
    record Worst(double error, String where) {}

    /** Takes an error of a row into account; two absent values are no error. */
    void note(Target row, double error, String where) {
        if (isExceededBy(row, error)) {
            rows.put(row, new Worst(size(error), where));
        }
    }

    /** True when an error is larger than all before it. */
    boolean isExceededBy(Target row, double error) {
        Worst worst = rows.get(row);
        return worst == null || size(error) > worst.error();
    }

    private static double size(double error) {
        return Double.isNaN(error) ? Double.POSITIVE_INFINITY : Math.abs(error);
    }

    /** Takes a reading and its truth into account, absent together or not at all. */
    void difference(Target row, double reading, double truth, double scale, String where) {
        if (!Double.isNaN(reading) || !Double.isNaN(truth)) {
            note(row, (reading - truth) * scale, where);
        }
    }

    /** Takes everything others have seen into account. */
    void addAll(WorstCases others) {
        others.rows.forEach((row, worst) -> note(row, worst.error(), worst.where()));
    }

    /** The worst case of a row; empty when nothing was compared. */
    Optional<Worst> of(Target row) {
        return Optional.ofNullable(rows.get(row));
    }
}
