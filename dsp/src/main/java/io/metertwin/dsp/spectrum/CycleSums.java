package io.metertwin.dsp.spectrum;

import java.util.Arrays;

/**
 * Sums over the cycles of a window, point by point, some cycles at a time: such loops over whole arrays become vector
 * instructions. Used by one thread.
 */
public final class CycleSums {

    private double[] sums = new double[0];

    /**
     * The sum of the products of two channels.
     *
     * @param x cycles of one channel
     * @param y cycles of the other, as long
     * @param from first cycle
     * @param to after the last
     */
    public double products(double[][] x, double[][] y, int from, int to) {
        int length = x[from].length;
        if (sums.length < length) {
            sums = new double[length];
        }
        Arrays.fill(sums, 0, length, 0);
        int cycle = from;
        for (; cycle + 1 < to; cycle += 2) {
            addTwoProducts(x[cycle], y[cycle], x[cycle + 1], y[cycle + 1], sums, length);
        }
        for (; cycle < to; cycle++) {
            addProducts(x[cycle], y[cycle], sums, length);
        }
        return total(sums, length);
    }

    private static void addTwoProducts(double[] a, double[] b, double[] c, double[] d, double[] sums, int length) {
        for (int k = 0; k < length; k++) {
            sums[k] += a[k] * b[k] + c[k] * d[k];
        }
    }

    private static void addProducts(double[] x, double[] y, double[] sums, int length) {
        for (int k = 0; k < length; k++) {
            sums[k] += x[k] * y[k];
        }
    }

    /** Four chains of additions: one alone would wait for itself. */
    private static double total(double[] sums, int length) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int k = 0;
        for (; k + 3 < length; k += 4) {
            a += sums[k];
            b += sums[k + 1];
            c += sums[k + 2];
            d += sums[k + 3];
        }
        for (; k < length; k++) {
            a += sums[k];
        }
        return (a + b) + (c + d);
    }

    /**
     * Folds the cycles of a channel onto one.
     *
     * @param x its cycles
     * @param from first cycle
     * @param to after the last
     * @param folded receives their sum
     */
    void fold(double[][] x, int from, int to, double[] folded) {
        Arrays.fill(folded, 0);
        int cycle = from;
        for (; cycle + 3 < to; cycle += 4) {
            addFour(x[cycle], x[cycle + 1], x[cycle + 2], x[cycle + 3], folded);
        }
        for (; cycle < to; cycle++) {
            add(x[cycle], folded);
        }
    }

    private static void addFour(double[] a, double[] b, double[] c, double[] d, double[] sums) {
        for (int k = 0; k < sums.length; k++) {
            sums[k] += (a[k] + b[k]) + (c[k] + d[k]);
        }
    }

    private static void add(double[] a, double[] sums) {
        for (int k = 0; k < sums.length; k++) {
            sums[k] += a[k];
        }
    }
}
