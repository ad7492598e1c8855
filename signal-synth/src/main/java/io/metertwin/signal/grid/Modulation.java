package io.metertwin.signal.grid;

/**
 * A slow sinusoidal change of all voltages (flicker): each voltage is multiplied by
 * {@code 1 + depthPerUnit * sin(2 pi hertz t + radians)}, t in seconds of the run. Interharmonics are left alone.
 *
 * @param hertz frequency of the modulation, above 0
 * @param depthPerUnit amplitude, 0 to 1; half of the relative voltage change dV/V of IEC 61000-4-15
 * @param radians its phase at second 0 of the run
 */
public record Modulation(double hertz, double depthPerUnit, double radians) {

    /** Refuses what is no modulation. */
    public Modulation {
        if (!(hertz > 0) || !Double.isFinite(hertz)) {
            throw new IllegalArgumentException("a modulation must be above 0 Hz, not " + hertz);
        }
        if (!(depthPerUnit >= 0 && depthPerUnit <= 1) || !Double.isFinite(radians)) {
            throw new IllegalArgumentException("a modulation must have a depth of 0 to 1 and a finite phase, not "
                    + depthPerUnit + ", " + radians);
        }
    }
}
