package io.metertwin.dsp.cycle;

/**
 * Interpolation between samples by 12 taps, optimal for what a window needs.
 *
 * <p>The taps minimise the weighted squared error of the frequency response over the band of the 50th harmonic at 65 Hz
 * and 12.8 kHz, with most weight where most of the signal is. Worst error of a component: 1e-7 up to 100 Hz, 1e-6 up to
 * 350 Hz, 4e-6 up to 1 kHz, 5e-5 at 3.25 kHz. Between two samples each tap is a polynomial of degree 7; what that adds is
 * below a tenth of these errors.
 */
public final class GridInterpolator {

    /** Samples needed on either side of a point. */
    public static final int MARGIN = 6;

    /** Taps of the interpolation. */
    static final int TAPS = 2 * MARGIN;

    /** Coefficients of the even and of the odd half of a tap's polynomial. */
    private static final int TERMS = 4;

    /** Band edges over the sample rate, and the weight of the error below each. */
    private static final double[][] BANDS = {{0.2617, 1}, {0.0781, 1e2}, {0.0078, 1e6}, {0.5, 1e-10}};

    private static final double[][] EVEN = new double[MARGIN][];
    private static final double[][] ODD = new double[MARGIN][];

    static {
        fit();
    }

    private GridInterpolator() {}

    /** Lays the polynomials through the optimal taps at the eight Chebyshev nodes of the interval. */
    private static void fit() {
        double[][] factor = cholesky();
        double[] squares = new double[TERMS];
        double[][] even = new double[MARGIN][TERMS];
        double[][] odd = new double[MARGIN][TERMS];
        for (int node = 0; node < TERMS; node++) {
            double u = StrictMath.cos(Math.PI * (2 * node + 1) / (4 * TERMS)) / 2;
            double[] right = solve(factor, 0.5 + u);
            double[] left = solve(factor, 0.5 - u);
            squares[node] = u * u;
            for (int tap = 0; tap < MARGIN; tap++) {
                double here = right[tap] + left[TAPS - 1 - tap];
                double there = left[tap] + right[TAPS - 1 - tap];
                even[tap][node] = (here + there) / 4;
                odd[tap][node] = (here - there) / (4 * u);
            }
        }
        for (int tap = 0; tap < MARGIN; tap++) {
            EVEN[tap] = through(squares, even[tap]);
            ODD[tap] = through(squares, odd[tap]);
        }
    }

    /** The coefficients, lowest first, of the polynomial through some points: Newton's form multiplied out. */
    private static double[] through(double[] x, double[] y) {
        double[] divided = y.clone();
        for (int level = 1; level < x.length; level++) {
            for (int k = x.length - 1; k >= level; k--) {
                divided[k] = (divided[k] - divided[k - 1]) / (x[k] - x[k - level]);
            }
        }
        double[] result = new double[x.length];
        for (int k = x.length - 1; k >= 0; k--) {
            for (int power = x.length - 1; power > 0; power--) {
                result[power] = result[power - 1] - x[k] * result[power];
            }
            result[0] = divided[k] - x[k] * result[0];
        }
        return result;
    }

    /** The weighted correlation of two responses that lie x samples apart. */
    private static double correlation(double x) {
        double sum = 0;
        for (double[] band : BANDS) {
            double edge = 2 * band[0];
            sum += band[1] * (x == 0 ? edge : StrictMath.sin(Math.PI * edge * x) / (Math.PI * x));
        }
        return sum;
    }

    private static double[][] cholesky() {
        double[][] factor = new double[TAPS][TAPS];
        for (int row = 0; row < TAPS; row++) {
            for (int column = 0; column <= row; column++) {
                double sum = correlation(row - column);
                for (int k = 0; k < column; k++) {
                    sum -= factor[row][k] * factor[column][k];
                }
                factor[row][column] = row == column ? Math.sqrt(sum) : sum / factor[column][column];
            }
        }
        return factor;
    }

    private static double[] solve(double[][] factor, double fraction) {
        double[] x = new double[TAPS];
        for (int row = 0; row < TAPS; row++) {
            double sum = correlation(row - (MARGIN - 1) - fraction);
            for (int k = 0; k < row; k++) {
                sum -= factor[row][k] * x[k];
            }
            x[row] = sum / factor[row][row];
        }
        for (int row = TAPS - 1; row >= 0; row--) {
            double sum = x[row];
            for (int k = row + 1; k < TAPS; k++) {
                sum -= factor[k][row] * x[k];
            }
            x[row] = sum / factor[row][row];
        }
        return x;
    }

    /**
     * A tap and its mirror image: their halves in common and of opposite sign are polynomials of the square of the distance.
     *
     * @param tap 0 to 5; tap 11 - n is the mirror image of tap n
     * @param distances for every point its distance u from the middle between its 6th and 7th sample, -0.5 to 0.5
     * @param squares the squares of the distances
     * @param here receives tap n for as many points
     * @param there receives tap 11 - n for as many points
     */
    static void pair(int tap, double[] distances, double[] squares, double[] here, double[] there) {
        double a = EVEN[tap][0];
        double b = EVEN[tap][1];
        double c = EVEN[tap][2];
        double d = EVEN[tap][3];
        double e = ODD[tap][0];
        double f = ODD[tap][1];
        double g = ODD[tap][2];
        double h = ODD[tap][3];
        for (int k = 0; k < distances.length; k++) {
            double square = squares[k];
            double even = a + square * (b + square * (c + square * d));
            double odd = distances[k] * (e + square * (f + square * (g + square * h)));
            here[k] = even + odd;
            there[k] = even - odd;
        }
    }
}
