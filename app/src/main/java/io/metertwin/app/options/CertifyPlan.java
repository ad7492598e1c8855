package io.metertwin.app.options;

import io.metertwin.app.certify.limits.AccuracyClass;
import java.util.List;

/**
 * Everything a type test needs, understood and checked.
 *
 * @param meter the meter, its sensors and inputs, seed and virtual start; its grid and loads are not used
 * @param classes the classes to test for, active energy first
 * @param sensor the sensor on every input
 * @param accuracy how imperfect the inputs are, as it was written
 * @param ratedAmperes In, A
 * @param highestAmperes Imax, A
 */
public record CertifyPlan(
        RunPlan meter,
        List<AccuracyClass> classes,
        SensorOption sensor,
        String accuracy,
        double ratedAmperes,
        double highestAmperes) {

    /** Keeps a copy of the classes; refuses currents that leave no range. */
    public CertifyPlan {
        classes = List.copyOf(classes);
        if (!(ratedAmperes > 0) || !(highestAmperes >= ratedAmperes) || !Double.isFinite(highestAmperes)) {
            throw new OptionException("--imax: " + highestAmperes + " A is below In = " + ratedAmperes
                    + " A; give --in and --imax, or the sensor's nominal current");
        }
    }
}
