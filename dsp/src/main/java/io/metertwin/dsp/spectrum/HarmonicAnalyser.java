package io.metertwin.dsp.spectrum;

import io.metertwin.dsp.cycle.GridValues;
import io.metertwin.dsp.cycle.PointOrder;
import io.metertwin.signal.Spectrum;

/**
 * Orders 0 to 50 of channels on a phase grid of 256 points per cycle. Folding the cycles first keeps exactly the bins of
 * the whole window that are harmonics. Two channels share one complex transform. One per thread.
 */
public final class HarmonicAnalyser {

    private static final int POINTS = 256;
    private static final int DIGITS = 4;
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

    private final CycleSums sums = new CycleSums();
    private final double[] folded = new double[POINTS];
    private final double[] re = new double[POINTS];
    private final double[] im = new double[POINTS];

    /** Which place of a folded cycle goes to each place of the transform. */
    private final int[] source = new int[POINTS];

    private PointOrder order;
    private GridValues values;
    private int from;
    private int to;

    /**
     * Says what is analysed next.
     *
     * @param gridValues grid values of all channels
     * @param firstCycle first cycle of the window
     * @param end after its last
     */
    public void take(GridValues gridValues, int firstCycle, int end) {
        values = gridValues;
        from = firstCycle;
        to = end;
        follow(gridValues.order());
    }

    /**
     * Analyses two channels.
     *
     * @param first a channel
     * @param second another
     * @param firstOut receives the spectrum of the first channel
     * @param secondOut receives the spectrum of the second
     */
    public void analyse(int first, int second, RawSpectrum firstOut, RawSpectrum secondOut) {
        sums.fold(values.channel(first), from, to, folded);
        spread(folded, re);
        sums.fold(values.channel(second), from, to, folded);
        spread(folded, im);
        transform();
        int points = (to - from) * POINTS;
        double scale = Math.sqrt(2) / points;
        firstOut.set(0, re[0] / points, 0);
        secondOut.set(0, im[0] / points, 0);
        for (int harmonic = 1; harmonic <= Spectrum.HIGHEST_ORDER; harmonic++) {
            int mirror = POINTS - harmonic;
            double evenRe = (re[harmonic] + re[mirror]) / 2;
            double evenIm = (im[harmonic] - im[mirror]) / 2;
            double oddRe = (im[harmonic] + im[mirror]) / 2;
            double oddIm = (re[mirror] - re[harmonic]) / 2;
            firstOut.set(harmonic, evenRe * scale, evenIm * scale);
            secondOut.set(harmonic, oddRe * scale, oddIm * scale);
        }
    }

    private void follow(PointOrder newOrder) {
        if (order != newOrder) {
            order = newOrder;
            for (int k = 0; k < POINTS; k++) {
                source[k] = order.place(REVERSED[k]);
            }
        }
    }

    private void spread(double[] cycle, double[] out) {
        for (int k = 0; k < POINTS; k++) {
            out[k] = cycle[source[k]];
        }
    }

    /** Radix-4 transform of (re, im), whose values lie in reversed order. */
    private void transform() {
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
}
