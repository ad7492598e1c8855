package io.metertwin.dsp.cycle;

/**
 * Interpolation by 12 taps, optimal for what a window needs: between samples of a signal, or between running sums of the
 * samples of its derivative.
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

    /** Nodes and weights of Gauss and Legendre for the mean over an interval of length 2, upper half. */
    private static final double[] NODES = {
        0.1834346424956498, 0.5255324099163290, 0.7966664774136267, 0.9602898564975363
    };

    private static final double[] SHARES = {
        0.3626837833783620, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763
    };

    /** Reads samples. */
    static final GridInterpolator OF_SAMPLES = new GridInterpolator(0);

    /**
     * Reads running sums, each where it stands for the integral: half a sample after its newest sample. Summing divides a
     * wave by sin(w/2) / (w/2); the mean over one sample period multiplies it by the same.
     */
    static final GridInterpolator OF_SUMS = new GridInterpolator(1);

    private final double[][] even = new double[MARGIN][];
    private final double[][] odd = new double[MARGIN][];

    /**
     * Lays the polynomials through the optimal taps at the eight Chebyshev nodes of the interval.
     *
     * @param width samples over which the interpolated signal is averaged
     */
    private GridInterpolator(double width) {
        double[][] factor = cholesky();
        double[] squares = new double[TERMS];
        double[][] evenAt = new double[MARGIN][TERMS];
        double[][] oddAt = new double[MARGIN][TERMS];
        for (int node = 0; node < TERMS; node++) {
            double u = StrictMath.cos(Math.PI * (2 * node + 1) / (4 * TERMS)) / 2;
            double[] right = solve(factor, 0.5 + u, width);
            double[] left = solve(factor, 0.5 - u, width);
            squares[node] = u * u;
            for (int tap = 0; tap < MARGIN; tap++) {
                double here = right[tap] + left[TAPS - 1 - tap];
                double there = left[tap] + right[TAPS - 1 - tap];
                evenAt[tap][node] = (here + there) / 4;
                oddAt[tap][node] = (here - there) / (4 * u);
            }
        }
        for (int tap = 0; tap < MARGIN; tap++) {
            even[tap] = through(squares, evenAt[tap]);
            odd[tap] = through(squares, oddAt[tap]);
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

    private static double meanCorrelation(double x, double width) {
        double sum = 0;
        for (int k = 0; k < NODES.length; k++) {
            double aside = NODES[k] * width / 2;
            sum += SHARES[k] / 2 * (correlation(x - aside) + correlation(x + aside));
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

    private static double[] solve(double[][] factor, double fraction, double width) {
        double[] x = new double[TAPS];
        for (int row = 0; row < TAPS; row++) {
            double sum = meanCorrelation(row - (MARGIN - 1) - fraction, width);
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
     * A coefficient of what a tap and its mirror image have in common.
     *
     * @param tap 0 to 5; tap 11 - n is the mirror image of tap n
     * @param term 0 to 3: that of the square of the distance to this power
     */
    double even(int tap, int term) {
        return even[tap][term];
    }

    /** A coefficient of what they have with opposite signs, over the distance; see {@link #even}. */
    double odd(int tap, int term) {
        return odd[tap][term];
    }
}
