package io.metertwin.signal.replay;

import java.util.Arrays;

/**
 * Sharpens a known frequency: fits a constant, harmonics and the frequency itself in the sense of least squares
 * (Gauss-Newton). So that nothing else pulls the frequency, all harmonics the rate can carry are fitted as far as that is
 * quickly done, and in a longer run under a window, which hides what is left.
 */
final class FrequencyRefinement {

    private static final int MOST_HARMONICS = 50;
    private static final double WINDOWED_CYCLES = 8;
    private static final double MOST_PRODUCTS = 5e7;
    private static final double BAND = 0.48;
    private static final int MOST_STEPS = 8;
    private static final double FAR = 0.3;

    private final double[] samples;
    private final double rateHz;
    private final int harmonics;
    private final boolean windowed;
    // The column of the frequency stands last.
    private final int size;

    private FrequencyRefinement(double[] samples, double rateHz, int harmonics, boolean windowed) {
        this.samples = samples;
        this.rateHz = rateHz;
        this.windowed = windowed;
        this.harmonics = harmonics;
        size = 2 + 2 * harmonics;
    }

    /**
     * Sharpens a frequency.
     *
     * @param samples the run, two cycles or more
     * @param rateHz samples per second
     * @param hz frequency to start from, right to a fraction of a cycle over the run
     * @return hertz; the start when nothing better is found near it
     */
    static double hz(double[] samples, double rateHz, double hz) {
        boolean windowed = samples.length * hz / rateHz >= WINDOWED_CYCLES;
        int bySamples = Math.min(samples.length / 4 - 1, (int) Math.sqrt(MOST_PRODUCTS / samples.length) / 2 - 1);
        int harmonics = Math.min(Math.min(MOST_HARMONICS, bySamples), (int) (BAND * rateHz / hz));
        return harmonics < 1 ? hz : new FrequencyRefinement(samples, rateHz, harmonics, windowed).refined(hz);
    }

    private double refined(double start) {
        double[] amplitudes = solve(start, new double[size]);
        double hz = start;
        for (int step = 0; step < MOST_STEPS; step++) {
            amplitudes = solve(hz, amplitudes);
            double change = amplitudes[size - 1];
            hz += change;
            if (!(Math.abs(hz - start) < FAR * rateHz / samples.length)) {
                return start;
            }
            if (Math.abs(change) < 1e-13 * hz) {
                break;
            }
        }
        return hz;
    }

    /**
     * The amplitudes that fit best, and last the change of the frequency in hertz that goes with them; none of it when
     * the amplitudes known before are all zero.
     */
    private double[] solve(double hz, double[] known) {
        double[][] normal = new double[size][size + 1];
        double[] basis = new double[size];
        double middle = (samples.length - 1) / 2.0;
        for (int n = 0; n < samples.length; n++) {
            double seconds = (n - middle) / rateHz;
            fill(basis, seconds, hz, known);
            double weight = weight(n);
            for (int i = 0; i < size; i++) {
                double[] row = normal[i];
                double factor = weight * basis[i];
                for (int j = i; j < size; j++) {
                    row[j] += factor * basis[j];
                }
                row[size] += factor * samples[n];
            }
        }
        return NormalEquations.solve(normal);
    }

    private double weight(int n) {
        double sin = StrictMath.sin(Math.PI * (n + 0.5) / samples.length);
        return windowed ? sin * sin : 1;
    }

    private void fill(double[] basis, double seconds, double hz, double[] known) {
        double cos = StrictMath.cos(2 * Math.PI * hz * seconds);
        double sin = StrictMath.sin(2 * Math.PI * hz * seconds);
        Arrays.fill(basis, 0);
        basis[0] = 1;
        double x = 1;
        double y = 0;
        double slope = 0;
        for (int h = 1; h <= harmonics; h++) {
            double next = x * cos - y * sin;
            y = x * sin + y * cos;
            x = next;
            basis[2 * h - 1] = x;
            basis[2 * h] = y;
            slope += h * (known[2 * h] * x - known[2 * h - 1] * y);
        }
        basis[size - 1] = 2 * Math.PI * seconds * slope;
    }
}
