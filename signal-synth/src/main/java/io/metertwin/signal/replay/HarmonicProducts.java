package io.metertwin.signal.replay;

import java.util.Arrays;

/**
 * The normal equations of a fit of a constant, harmonics and the frequency itself. Products of harmonics are sums and
 * differences of single waves of up to twice their order (addition theorems), so that the work grows with the number of
 * harmonics and not with its square.
 */
final class HarmonicProducts {

    private final int harmonics;
    // Columns: the constant, then cosine and sine of each harmonic; the frequency stands last.
    private final int size;
    // Constant, cosines and sines up to twice the highest harmonic.
    private final double[] waves;
    private final double[] waveSums;
    private final double[] bySample;
    private final double[] bySlope;
    private double slopeBySlope;
    private double slopeBySample;

    HarmonicProducts(int harmonics) {
        this.harmonics = harmonics;
        size = 2 + 2 * harmonics;
        waves = new double[1 + 4 * harmonics];
        waveSums = new double[waves.length];
        bySample = new double[size - 1];
        bySlope = new double[size - 1];
        waves[0] = 1;
    }

    /** Forgets all samples. */
    void clear() {
        Arrays.fill(waveSums, 0);
        Arrays.fill(bySample, 0);
        Arrays.fill(bySlope, 0);
        slopeBySlope = 0;
        slopeBySample = 0;
    }

    /**
     * Adds one sample.
     *
     * @param weight what it counts
     * @param seconds when it was taken
     * @param hz frequency of the fundamental
     * @param known amplitudes by column, which the column of the frequency is the derivative of
     */
    void add(double weight, double sample, double seconds, double hz, double[] known) {
        double angle = 2 * Math.PI * hz * seconds;
        turn(StrictMath.cos(angle), StrictMath.sin(angle));
        double slope = 0;
        for (int h = 1; h <= harmonics; h++) {
            slope += h * (known[2 * h] * waves[2 * h - 1] - known[2 * h - 1] * waves[2 * h]);
        }
        slope *= 2 * Math.PI * seconds;
        for (int i = 0; i < waves.length; i++) {
            waveSums[i] += weight * waves[i];
        }
        double weighted = weight * sample;
        double inclined = weight * slope;
        for (int i = 0; i < bySample.length; i++) {
            bySample[i] += weighted * waves[i];
            bySlope[i] += inclined * waves[i];
        }
        slopeBySlope += inclined * slope;
        slopeBySample += inclined * sample;
    }

    private void turn(double cos, double sin) {
        double x = 1;
        double y = 0;
        for (int k = 1; k < waves.length; k += 2) {
            double next = x * cos - y * sin;
            y = x * sin + y * cos;
            x = next;
            waves[k] = x;
            waves[k + 1] = y;
        }
    }

    /** The upper half of the normal matrix, with the products of the samples as last column. */
    double[][] rows() {
        double[][] rows = new double[size][size + 1];
        for (int h = 0; h <= harmonics; h++) {
            for (int k = h; k <= harmonics; k++) {
                fill(rows, h, k);
            }
        }
        for (int i = 0; i < size - 1; i++) {
            rows[i][size - 1] = bySlope[i];
            rows[i][size] = bySample[i];
        }
        rows[size - 1][size - 1] = slopeBySlope;
        rows[size - 1][size] = slopeBySample;
        return rows;
    }

    /** The products of two harmonics, {@code h} not above {@code k}; harmonic 0 is the constant and has no sine. */
    private void fill(double[][] rows, int h, int k) {
        double cosines = (cosine(k - h) + cosine(k + h)) / 2;
        double sines = (cosine(k - h) - cosine(k + h)) / 2;
        int row = Math.max(0, 2 * h - 1);
        int column = Math.max(0, 2 * k - 1);
        rows[row][column] = cosines;
        if (k > 0) {
            rows[row][column + 1] = (sine(k + h) + sine(k - h)) / 2;
        }
        if (h > 0) {
            rows[row + 1][column] = (sine(k + h) - sine(k - h)) / 2;
            rows[row + 1][column + 1] = sines;
        }
    }

    private double cosine(int order) {
        return order == 0 ? waveSums[0] : waveSums[2 * order - 1];
    }

    private double sine(int order) {
        return order == 0 ? 0 : waveSums[2 * order];
    }
}
