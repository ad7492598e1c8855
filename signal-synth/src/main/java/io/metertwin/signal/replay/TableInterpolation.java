package io.metertwin.signal.replay;

/**
 * Eight-point Lagrange interpolation in tables of one period. Where to read and with which weights is worked out once
 * for a run of samples, then applied to every table that is read at the same positions.
 *
 * <p>With 16 points in the shortest period of the table the error is below 1e-6 of that component.
 */
final class TableInterpolation {

    /** Points of the table before the position read. */
    static final int POINTS_BEFORE = 3;

    /** Points of a table beyond its period, so that reading needs no wrap. */
    static final int EXTRA_POINTS = 7;

    private static final int ORDER = 8;

    private final int[] base;
    private final double[] weights;

    /** An interpolation for runs of up to {@code capacity} samples. */
    TableInterpolation(int capacity) {
        base = new int[capacity];
        weights = new double[ORDER * capacity];
    }

    /** A period as a table to read from: its last points in front, its first ones again behind. */
    static double[] padded(double[] period) {
        int n = period.length;
        double[] table = new double[n + EXTRA_POINTS];
        for (int k = 0; k < table.length; k++) {
            table[k] = period[(k - POINTS_BEFORE + n) % n];
        }
        return table;
    }

    /**
     * Chooses positions.
     *
     * @param origin position of sample 0, in points; any value
     * @param first index of the first sample wanted
     * @param step points per sample
     * @param length samples
     * @param period points in the period
     */
    void prepare(double origin, int first, double step, int length, int period) {
        for (int n = 0; n < length; n++) {
            double position = origin + (first + n) * step;
            position -= period * Math.floor(position / period);
            // Rounding may leave the position at the end of the period, which is its beginning.
            int point = Math.min((int) position, period - 1);
            base[n] = point;
            weigh(position - point, ORDER * n);
        }
    }

    // The Lagrange polynomials for nodes -3..4 at x in 0..1.
    private void weigh(double x, int at) {
        double a = x + 3;
        double b = x + 2;
        double c = x + 1;
        double e = x - 1;
        double f = x - 2;
        double g = x - 3;
        double h = x - 4;
        double left = a * b * c;
        double right = f * g * h;
        double inner = x * e;
        double lower = left * inner;
        double upper = inner * right;
        weights[at] = -b * c * upper / 5040;
        weights[at + 1] = a * c * upper / 720;
        weights[at + 2] = -a * b * upper / 240;
        weights[at + 3] = left * e * right / 144;
        weights[at + 4] = -left * x * right / 144;
        weights[at + 5] = lower * g * h / 240;
        weights[at + 6] = -lower * f * h / 720;
        weights[at + 7] = lower * f * g / 5040;
    }

    /**
     * Reads a table at the chosen positions.
     *
     * @param table a {@linkplain #padded padded} period
     * @param gain factor for every value
     * @param out receives the values
     * @param from index of the first one in {@code out}
     * @param length samples, at most as many as prepared
     */
    void read(double[] table, double gain, double[] out, int from, int length) {
        for (int n = 0; n < length; n++) {
            int t = base[n];
            int w = ORDER * n;
            double lower = weights[w] * table[t]
                    + weights[w + 1] * table[t + 1]
                    + weights[w + 2] * table[t + 2]
                    + weights[w + 3] * table[t + 3];
            double upper = weights[w + 4] * table[t + 4]
                    + weights[w + 5] * table[t + 5]
                    + weights[w + 6] * table[t + 6]
                    + weights[w + 7] * table[t + 7];
            out[from + n] = gain * (lower + upper);
        }
    }
}
