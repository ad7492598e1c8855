package io.metertwin.signal.replay;

/** Polynomials through neighbouring samples. */
final class Lagrange {

    private Lagrange() {}

    /**
     * The cubic through four samples.
     *
     * @param samples the samples
     * @param before index of the sample before the place, from 1 to the length less 3
     * @param x place behind that sample, 0..1
     */
    static double cubic(double[] samples, int before, double x) {
        double a = x + 1;
        double b = x - 1;
        double c = x - 2;
        return (-x * b * c * samples[before - 1] - a * x * b * -samples[before + 2]) / 6
                + (a * b * c * samples[before] - a * x * c * samples[before + 1]) / 2;
    }
}
