package io.metertwin.app.certify.limits;

import java.util.List;

/**
 * One accuracy class: everything a meter of the class is tested for.
 *
 * @param name such as {@code 0.5S}
 * @param title name of the standard or of whoever wrote the limits
 * @param energy the energy it is about
 * @param balanced limits for balanced loads
 * @param singlePhase limits for a load on one phase while all voltages are there
 * @param influences limits for influence quantities
 * @param starting current the meter must start at, as a multiple of In; 0 for no such test
 * @param noLoad voltage of the no-load test, as a multiple of Un; 0 for no such test
 */
public record AccuracyClass(
        String name,
        String title,
        MeteredEnergy energy,
        List<LoadLimit> balanced,
        List<LoadLimit> singlePhase,
        List<InfluenceLimit> influences,
        double starting,
        double noLoad) {

    /** Keeps copies of the lists. */
    public AccuracyClass {
        balanced = List.copyOf(balanced);
        singlePhase = List.copyOf(singlePhase);
        influences = List.copyOf(influences);
    }
}
