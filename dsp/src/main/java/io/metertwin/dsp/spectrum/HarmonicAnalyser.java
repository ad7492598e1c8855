package io.metertwin.dsp.spectrum;

import io.metertwin.signal.Spectrum;
import java.util.Arrays;

/**
 * Orders 0 to 50 of channels on a phase grid of 256 points per cycle. Folding the cycles first keeps exactly the bins of
 * the whole window that are harmonics. Two channels share one complex transform. One per thread.
 */
public final class HarmonicAnalyser {

    private static final int POINTS = 256;
    private static final int DIGITS = 4;
    private static final int TOGETHER = 4 * POINTS;
    private static final int[] REVERSED = new int[POINTS];

    /** For each stage after the first: cosine and minus sine of one, two and three times its angles, side by side. */
    private static final double[][] TWIDDLES = new double[DIGITS - 1][];

    static {
        for (int k = 0; k < POINTS; k++) {
            for (int digit = 0; digit < DIGITS; digit++) {
                REVERSED[k] = REVERSED[k] * 4 + (k >> (2 * digit) & 3);
            }
        }
        for (int stage = 0; stage < TWIDDLES.length; stage++) {
            TWIDDLES[stage] = twiddles(4 << (2 * stage));
        }
    }

    private static double[] twiddles(int quarter) {
        double[] result = new double[6 * quarter];
        for (int k = 0; k < quarter; k++) {
            for (int times = 1; times <= 3; times++) {
                double angle = 2 * Math.PI * times * k / (4 * quarter);
                result[6 * k + 2 * times - 2] = StrictMath.cos(angle);
                result[6 * k + 2 * times - 1] = -StrictMath.sin(angle);
            }
        }
        return result;
    }

    private final double[] rows = new double[TOGETHER];
    private final double[] re = new double[POINTS];
    private final double[] im = new double[POINTS];
    private final double[] squares = new double[POINTS];
    private double firstMeanSquare;
    private double secondMeanSquare;

    /**
     * Analyses two channels.
     *
     * @param first grid values of a channel
     * @param second grid values of another; may be the same
     * @param points values of each, a multiple of 256
     * @param firstOut receives the spectrum of the first
     * @param secondOut receives the spectrum of the second
     */
    public void analyse(double[] first, double[] second, int points, RawSpectrum firstOut, RawSpectrum secondOut) {
        analyse(first, second, 0, points, firstOut, secondOut);
    }

    /**
     * Analyses two channels that lie somewhere inside their arrays.
     *
     * @param first array with the values of a channel
     * @param second array with those of another; may be the same
     * @param start where the values begin in both
     * @param points values of each, a multiple of 256
     * @param firstOut receives the spectrum of the first
     * @param secondOut receives the spectrum of the second
     */
    public void analyse(
            double[] first, double[] second, int start, int points, RawSpectrum firstOut, RawSpectrum secondOut) {
        firstMeanSquare = fold(first, start, points, re);
        secondMeanSquare = fold(second, start, points, im);
        transform();
        double scale = Math.sqrt(2) / points;
        firstOut.set(0, re[0] / points, 0);
        secondOut.set(0, im[0] / points, 0);
        for (int order = 1; order <= Spectrum.HIGHEST_ORDER; order++) {
            int mirror = POINTS - order;
            double evenRe = (re[order] + re[mirror]) / 2;
            double evenIm = (im[order] - im[mirror]) / 2;
            double oddRe = (im[order] + im[mirror]) / 2;
            double oddIm = (re[mirror] - re[order]) / 2;
            firstOut.set(order, evenRe * scale, evenIm * scale);
            secondOut.set(order, oddRe * scale, oddIm * scale);
        }
    }

    /** Mean square of the values of the first channel analysed last. */
    public double firstMeanSquare() {
        return firstMeanSquare;
    }

    /** Mean square of the values of the second channel analysed last. */
    public double secondMeanSquare() {
        return secondMeanSquare;
    }

    /** Adds four cycles at a time, from index 0: only such loops become vector instructions. Returns the mean square. */
    private double fold(double[] values, int start, int points, double[] folded) {
        Arrays.fill(folded, 0);
        Arrays.fill(squares, 0);
        for (int from = 0; from < points; from += TOGETHER) {
            int count = Math.min(TOGETHER, points - from);
            System.arraycopy(values, start + from, rows, 0, count);
            Arrays.fill(rows, count, TOGETHER, 0);
            addRows(rows, folded);
            addSquares(rows, squares);
        }
        return sum(squares) / points;
    }

    private static void addRows(double[] rows, double[] folded) {
        for (int k = 0; k < POINTS; k++) {
            folded[k] += (rows[k] + rows[k + POINTS]) + (rows[k + 2 * POINTS] + rows[k + 3 * POINTS]);
        }
    }

    private static void addSquares(double[] rows, double[] squares) {
        for (int k = 0; k < POINTS; k++) {
            double a = rows[k];
            double b = rows[k + POINTS];
            double c = rows[k + 2 * POINTS];
            double d = rows[k + 3 * POINTS];
            squares[k] += (a * a + b * b) + (c * c + d * d);
        }
    }

    private static double sum(double[] squares) {
        double even = 0;
        double odd = 0;
        for (int k = 0; k < POINTS; k += 2) {
            even += squares[k];
            odd += squares[k + 1];
        }
        return even + odd;
    }

    /** In-place radix-4 transform of (re, im). */
    private void transform() {
        for (int k = 0; k < POINTS; k++) {
            int other = REVERSED[k];
            if (other > k) {
                swap(re, k, other);
                swap(im, k, other);
            }
        }
        for (int block = 0; block < POINTS; block += 4) {
            firstStage(re, im, block);
        }
        for (int stage = 0; stage < TWIDDLES.length; stage++) {
            int quarter = 4 << (2 * stage);
            for (int block = 0; block < POINTS; block += 4 * quarter) {
                butterflies(re, im, block, quarter, TWIDDLES[stage]);
            }
        }
    }

    private static void firstStage(double[] re, double[] im, int at) {
        double sumRe = re[at] + re[at + 2];
        double sumIm = im[at] + im[at + 2];
        double differenceRe = re[at] - re[at + 2];
        double differenceIm = im[at] - im[at + 2];
        double oddRe = re[at + 1] + re[at + 3];
        double oddIm = im[at + 1] + im[at + 3];
        double turnedRe = im[at + 1] - im[at + 3];
        double turnedIm = re[at + 3] - re[at + 1];
        re[at] = sumRe + oddRe;
        im[at] = sumIm + oddIm;
        re[at + 1] = differenceRe + turnedRe;
        im[at + 1] = differenceIm + turnedIm;
        re[at + 2] = sumRe - oddRe;
        im[at + 2] = sumIm - oddIm;
        re[at + 3] = differenceRe - turnedRe;
        im[at + 3] = differenceIm - turnedIm;
    }

    private static void butterflies(double[] re, double[] im, int block, int quarter, double[] w) {
        for (int k = 0; k < quarter; k++) {
            int a = block + k;
            int b = a + quarter;
            int c = b + quarter;
            int d = c + quarter;
            int t = 6 * k;
            double bRe = re[b] * w[t] - im[b] * w[t + 1];
            double bIm = re[b] * w[t + 1] + im[b] * w[t];
            double cRe = re[c] * w[t + 2] - im[c] * w[t + 3];
            double cIm = re[c] * w[t + 3] + im[c] * w[t + 2];
            double dRe = re[d] * w[t + 4] - im[d] * w[t + 5];
            double dIm = re[d] * w[t + 5] + im[d] * w[t + 4];
            double sumRe = re[a] + cRe;
            double sumIm = im[a] + cIm;
            double differenceRe = re[a] - cRe;
            double differenceIm = im[a] - cIm;
            re[a] = sumRe + (bRe + dRe);
            im[a] = sumIm + (bIm + dIm);
            re[b] = differenceRe + (bIm - dIm);
            im[b] = differenceIm + (dRe - bRe);
            re[c] = sumRe - (bRe + dRe);
            im[c] = sumIm - (bIm + dIm);
            re[d] = differenceRe - (bIm - dIm);
            im[d] = differenceIm - (dRe - bRe);
        }
    }

    private static void swap(double[] values, int a, int b) {
        double kept = values[a];
        values[a] = values[b];
        values[b] = kept;
    }
}
