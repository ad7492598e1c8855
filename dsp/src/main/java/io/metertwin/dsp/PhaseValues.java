package io.metertwin.dsp;

import io.metertwin.signal.Phase;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * One value for each of three phases (L1, L2, L3) or of three line voltages (12, 23, 31); NaN where absent.
 *
 * <p>Immutable. Absent is a state of a value, not zero: averages and sums leave it out.
 */
public final class PhaseValues {

    /** Three absent values. */
    public static final PhaseValues ABSENT = of(phase -> Double.NaN);

    private static final int COUNT = 3;

    private final double[] values;

    private PhaseValues(double[] values) {
        this.values = values;
    }

    /** Values given by a function of the position 0 to 2. */
    public static PhaseValues of(IntToDoubleFunction value) {
        double[] values = new double[COUNT];
        Arrays.setAll(values, value);
        return new PhaseValues(values);
    }

    /** The value at a position, 0 to 2; NaN when absent. */
    public double at(int position) {
        return values[position];
    }

    /** The value of a phase, L1 to L3; NaN when absent. */
    public double of(Phase phase) {
        return values[phase.ordinal()];
    }

    /** Arithmetic mean of the values that are present; NaN when none is. */
    public double average() {
        return Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }

    /** Sum of the values that are present; NaN when none is. */
    public double sum() {
        double[] present =
                Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
        return present.length == 0 ? Double.NaN : Arrays.stream(present).sum();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PhaseValues that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
