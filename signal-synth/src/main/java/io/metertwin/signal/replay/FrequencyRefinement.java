package io.metertwin.signal.replay;

/**
 * Sharpens a known frequency: fits a constant, harmonics and the frequency itself in the sense of least squares
 * (Gauss-Newton). So that nothing else pulls the frequency, all harmonics the rate can carry are fitted, up to the 50th,
 * and in a longer run under a window, which hides what is left.
 */
final class FrequencyRefinement {

    private static final int MOST_HARMONICS = 50;
    private static final double WINDOWED_CYCLES = 8;
    private static final double BAND = 0.48;
    private static final int MOST_STEPS = 8;
    private static final double FAR = 0.3;

    private final double[] samples;
    private final double rateHz;
    private final HarmonicProducts products;
    private final boolean windowed;
    // The column of the frequency stands last.
    private final int size;

    private FrequencyRefinement(double[] samples, double rateHz, int harmonics, boolean windowed) {
        this.samples = samples;
        this.rateHz = rateHz;
        this.windowed = windowed;
        products = new HarmonicProducts(harmonics);
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
        int harmonics = Math.min(Math.min(MOST_HARMONICS, samples.length / 4 - 1), (int) (BAND * rateHz / hz));
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
        products.clear();
        double middle = (samples.length - 1) / 2.0;
        for (int n = 0; n < samples.length; n++) {
            products.add(weight(n), samples[n], (n - middle) / rateHz, hz, known);
        }
        return NormalEquations.solve(products.rows());
    }

    private double weight(int n) {
        double sin = StrictMath.sin(Math.PI * (n + 0.5) / samples.length);
        return windowed ? sin * sin : 1;
    }
}
