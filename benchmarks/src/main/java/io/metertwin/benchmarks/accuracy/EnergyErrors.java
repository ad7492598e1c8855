package io.metertwin.benchmarks.accuracy;

import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.metering.EnergyKind;
import io.metertwin.core.metering.EnergyReadings;

/** Compares the active energies of a circuit with their truth: each phase, and the total. */
final class EnergyErrors {

    private static final double PERCENT = 100;

    private final WorstCases worst;
    private final String where;

    /**
     * A comparison.
     *
     * @param worst is told every error
     * @param where the meter and the world
     */
    EnergyErrors(WorstCases worst, String where) {
        this.worst = worst;
        this.where = where;
    }

    /** Errors of the imported energies, of themselves. */
    void ofThemselves(Target row, MeterSnapshot reading, MeterSnapshot truth) {
        compare(row, reading, truth, EnergyKind.ACTIVE_IMPORT);
    }

    /** Errors of the imported energies, of the apparent energies. */
    void ofApparent(Target row, MeterSnapshot reading, MeterSnapshot truth) {
        compare(row, reading, truth, EnergyKind.APPARENT);
    }

    private void compare(Target row, MeterSnapshot reading, MeterSnapshot truth, EnergyKind base) {
        for (int element = 0; element <= EnergyReadings.TOTAL; element++) {
            double exact = truth.energies().hours(0, element, EnergyKind.ACTIVE_IMPORT);
            double measured = reading.energies().hours(0, element, EnergyKind.ACTIVE_IMPORT);
            double scale = PERCENT / truth.energies().hours(0, element, base);
            worst.difference(row, measured, exact, scale, where);
        }
    }
}
