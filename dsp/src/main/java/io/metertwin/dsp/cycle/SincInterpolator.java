package io.metertwin.dsp.cycle;

/**
 * Band-limited interpolation between samples: 16 taps of a Kaiser-windowed sinc (beta 9).
 *
 * <p>Passband error below 3e-5 up to a quarter of the sample rate; every row of taps sums to exactly 1, so dc and, very
 * nearly, the fundamental are untouched.
 */
public final class SincInterpolator {

    /** Samples needed on either side of a point. */
    public static final int MARGIN = 8;

    /** Taps of the interpolation. */
    static final int TAPS = 2 * MARGIN;

    private static final int STEPS = 1024;
    private static final double BETA = 9;
    private static final double[] TABLE = table();

    private SincInterpolator() {}

    private static double[] table() {
        double[] table = new double[(STEPS + 1) * TAPS];
        for (int step = 0; step <= STEPS; step++) {
            double fraction = (double) step / STEPS;
            double sum = 0;
            for (int tap = 0; tap < TAPS; tap++) {
                double x = tap - (MARGIN - 1) - fraction;
                table[step * TAPS + tap] = sinc(x) * kaiser(x / MARGIN);
                sum += table[step * TAPS + tap];
            }
            for (int tap = 0; tap < TAPS; tap++) {
                table[step * TAPS + tap] /= sum;
            }
        }
        return table;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : StrictMath.sin(Math.PI * x) / (Math.PI * x);
    }

    private static double kaiser(double x) {
        return Math.abs(x) >= 1 ? 0 : bessel(BETA * Math.sqrt(1 - x * x)) / bessel(BETA);
    }

    /** Modified Bessel function of the first kind, order 0, by its power series. */
    private static double bessel(double x) {
        double term = 1;
        double sum = 1;
        for (int k = 1; term > 1e-17 * sum; k++) {
            term *= (x / (2 * k)) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }

    /**
     * Writes the taps for a point between two samples.
     *
     * @param fraction where it lies between the 8th and the 9th of its 16 samples, 0 to 1
     * @param taps receives the 16 taps
     * @param at where they begin
     */
    static void taps(double fraction, double[] taps, int at) {
        double position = fraction * STEPS;
        int row = Math.min((int) position, STEPS - 1);
        double weight = position - row;
        int from = row * TAPS;
        for (int tap = 0; tap < TAPS; tap++) {
            double low = TABLE[from + tap];
            taps[at + tap] = low + weight * (TABLE[from + TAPS + tap] - low);
        }
    }

    /** The interpolated value: 16 samples from {@code x[i]}, 16 taps from {@code h[k]}. */
    static double dot(double[] x, int i, double[] h, int k) {
        double a = x[i] * h[k] + x[i + 4] * h[k + 4] + x[i + 8] * h[k + 8] + x[i + 12] * h[k + 12];
        double b = x[i + 1] * h[k + 1] + x[i + 5] * h[k + 5] + x[i + 9] * h[k + 9] + x[i + 13] * h[k + 13];
        double c = x[i + 2] * h[k + 2] + x[i + 6] * h[k + 6] + x[i + 10] * h[k + 10] + x[i + 14] * h[k + 14];
        double d = x[i + 3] * h[k + 3] + x[i + 7] * h[k + 7] + x[i + 11] * h[k + 11] + x[i + 15] * h[k + 15];
        return (a + b) + (c + d);
    }
}
