package io.metertwin.dsp.spectrum;

/** Sums of products of samples. */
public final class DotProduct {

    private DotProduct() {}

    /**
     * The sum of the products of two runs, in four chains of additions: one alone would wait for itself.
     *
     * @param x samples of one run
     * @param i where it begins
     * @param y samples of the other run
     * @param j where it begins
     * @param count how many
     */
    public static double of(double[] x, int i, double[] y, int j, int count) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int k = 0;
        for (; k + 3 < count; k += 4) {
            a += x[i + k] * y[j + k];
            b += x[i + k + 1] * y[j + k + 1];
            c += x[i + k + 2] * y[j + k + 2];
            d += x[i + k + 3] * y[j + k + 3];
        }
        for (; k < count; k++) {
            a += x[i + k] * y[j + k];
        }
        return (a + b) + (c + d);
    }

    /**
     * The sum of the squares of a run.
     *
     * @param from first sample
     * @param to after the last
     */
    public static double square(double[] x, int from, int to) {
        return of(x, from, x, from, to - from);
    }
}
