package io.metertwin.signal.replay;

import java.util.Arrays;

/**
 * The frequency of the fundamental in a run of samples: the one at which a constant, the fundamental and a few harmonics
 * fit best in the sense of least squares. Needs no whole number of cycles and no first guess.
 */
final class FundamentalEstimate {

    private static final double LOWEST_HZ = 20;
    private static final double HIGHEST_HZ = 100;
    private static final double ENOUGH_RATE_HZ = 4000;
    private static final int MOST_SAMPLES = 40_000;
    private static final double FIRST_LOOK_SECONDS = 0.25;
    private static final int HARMONICS = 5;
    private static final double LEAST_SHARE = 0.5;
    // The harmonics of fewer cycles cannot be told from a wrong frequency.
    private static final double SEVERAL_CYCLES = 1.8;
    private static final double GOLDEN = 0.6180339887498949;
    private static final int GOLDEN_STEPS = 32;

    private final double[] samples;
    private final double rateHz;

    private FundamentalEstimate(double[] samples, double rateHz) {
        this.samples = samples;
        this.rateHz = rateHz;
    }

    /**
     * Estimates the frequency.
     *
     * @param samples the run
     * @param rateHz samples per second
     * @return hertz, or NaN when the run is shorter than a cycle of 60 Hz or does not alternate
     */
    static double hz(double[] samples, double rateHz) {
        if (samples.length < rateHz / 60 || samples.length < 8) {
            return Double.NaN;
        }
        double mean = Arrays.stream(samples).sum() / samples.length;
        int each = Math.max(1, (int) (rateHz / ENOUGH_RATE_HZ));
        double[] alternating = thinned(samples, mean, each);
        double square = Arrays.stream(alternating).map(x -> x * x).sum() / alternating.length;
        if (!(square > 1e-24 * Math.max(1, mean * mean))) {
            return Double.NaN;
        }
        double hz = new FundamentalEstimate(alternating, rateHz / each).search();
        if (Double.isNaN(hz) || samples.length * hz / rateHz < SEVERAL_CYCLES) {
            return hz;
        }
        int finer = (samples.length + MOST_SAMPLES - 1) / MOST_SAMPLES;
        return FrequencyRefinement.hz(
                thinned(samples, mean, Math.min(each, finer)), rateHz / Math.min(each, finer), hz);
    }

    private static double[] thinned(double[] samples, double mean, int each) {
        double[] means = new double[Math.min(MOST_SAMPLES, samples.length / each)];
        for (int k = 0; k < means.length; k++) {
            double sum = 0;
            for (int j = 0; j < each; j++) {
                sum += samples[k * each + j] - mean;
            }
            means[k] = sum / each;
        }
        return means;
    }

    private double search() {
        int length = Math.min(samples.length, (int) (FIRST_LOOK_SECONDS * rateHz));
        double estimate = firstLook(length);
        // A longer run is sharper, but has more side maxima: each look must start near enough for the next.
        estimate = refined(estimate, length);
        while (length < samples.length) {
            length = Math.min(samples.length, 2 * length);
            estimate = refined(estimate, length);
        }
        double all = 0;
        for (double sample : samples) {
            all += sample * sample;
        }
        // What fits less than half of the signal is noise or switching, no grid.
        return fit(estimate, length, 1) > LEAST_SHARE * all ? estimate : Double.NaN;
    }

    private double firstLook(int length) {
        double step = rateHz / (8.0 * length);
        double best = Double.NaN;
        double bestFit = -1;
        for (double hz = Math.max(LOWEST_HZ, 6 * step); hz <= Math.min(HIGHEST_HZ, 0.45 * rateHz); hz += step) {
            double fit = fit(hz, length, 1);
            if (fit > bestFit) {
                bestFit = fit;
                best = hz;
            }
        }
        return best;
    }

    private double refined(double hz, int length) {
        double cycles = hz * length / rateHz;
        int byRate = (int) (0.45 * rateHz / hz);
        int harmonics = cycles < SEVERAL_CYCLES ? 1 : Math.max(1, Math.min(HARMONICS, byRate));
        double low = hz - 0.2 * rateHz / length;
        double high = hz + 0.2 * rateHz / length;
        double a = high - GOLDEN * (high - low);
        double b = low + GOLDEN * (high - low);
        double fitA = fit(a, length, harmonics);
        double fitB = fit(b, length, harmonics);
        for (int k = 0; k < GOLDEN_STEPS; k++) {
            if (fitA > fitB) {
                high = b;
                b = a;
                fitB = fitA;
                a = high - GOLDEN * (high - low);
                fitA = fit(a, length, harmonics);
            } else {
                low = a;
                a = b;
                fitA = fitB;
                b = low + GOLDEN * (high - low);
                fitB = fit(b, length, harmonics);
            }
        }
        return (low + high) / 2;
    }

    /** The energy that a constant and harmonics of the given frequency explain. */
    private double fit(double hz, int length, int harmonics) {
        int size = 1 + 2 * harmonics;
        double[][] normal = new double[size][size + 1];
        double[] basis = new double[size];
        basis[0] = 1;
        double turnCos = StrictMath.cos(2 * Math.PI * hz / rateHz);
        double turnSin = StrictMath.sin(2 * Math.PI * hz / rateHz);
        for (int n = 0; n < length; n++) {
            double cos = basis[1];
            basis[1] = n == 0 ? 1 : cos * turnCos - basis[2] * turnSin;
            basis[2] = n == 0 ? 0 : basis[2] * turnCos + cos * turnSin;
            for (int k = 3; k < size; k += 2) {
                basis[k] = basis[k - 2] * basis[1] - basis[k - 1] * basis[2];
                basis[k + 1] = basis[k - 1] * basis[1] + basis[k - 2] * basis[2];
            }
            accumulate(normal, basis, samples[n]);
        }
        return explained(normal);
    }

    private static void accumulate(double[][] normal, double[] basis, double sample) {
        for (int i = 0; i < basis.length; i++) {
            double[] row = normal[i];
            for (int j = i; j < basis.length; j++) {
                row[j] += basis[i] * basis[j];
            }
            row[basis.length] += basis[i] * sample;
        }
    }

    // Gaussian elimination of the symmetric system; each pivot tells what its term adds to the explained energy.
    private static double explained(double[][] normal) {
        int size = normal.length;
        double energy = 0;
        for (int i = 0; i < size; i++) {
            double[] pivot = normal[i];
            if (!(pivot[i] > 1e-9)) {
                continue;
            }
            energy += pivot[size] * pivot[size] / pivot[i];
            for (int j = i + 1; j < size; j++) {
                double factor = pivot[j] / pivot[i];
                for (int k = j; k <= size; k++) {
                    normal[j][k] -= factor * pivot[k];
                }
            }
        }
        return energy;
    }
}
