package io.metertwin.dsp.spectrum;

import io.metertwin.signal.Spectrum;

/**
 * Orders 0 to 50 of channels on a phase grid of 256 points per cycle. Folding the cycles first keeps exactly the bins of
 * the whole window that are harmonics. Two channels share one complex transform. One per thread.
 */
public final class HarmonicAnalyser {

    private static final int POINTS = 256;
    private static final int BITS = 8;
    private static final int[] REVERSED = new int[POINTS];
    private static final double[] COS = new double[POINTS / 2];
    private static final double[] SIN = new double[POINTS / 2];

    static {
        for (int k = 0; k < POINTS; k++) {
            REVERSED[k] = Integer.reverse(k) >>> (Integer.SIZE - BITS);
        }
        for (int k = 0; k < POINTS / 2; k++) {
            COS[k] = StrictMath.cos(2 * Math.PI * k / POINTS);
            SIN[k] = -StrictMath.sin(2 * Math.PI * k / POINTS);
        }
    }

    private final double[] re = new double[POINTS];
    private final double[] im = new double[POINTS];

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
        fold(first, points, re);
        fold(second, points, im);
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

    private static void fold(double[] values, int points, double[] folded) {
        System.arraycopy(values, 0, folded, 0, POINTS);
        for (int from = POINTS; from < points; from += POINTS) {
            for (int k = 0; k < POINTS; k++) {
                folded[k] += values[from + k];
            }
        }
    }

    /** In-place radix-2 transform of (re, im). */
    private void transform() {
        for (int k = 0; k < POINTS; k++) {
            int other = REVERSED[k];
            if (other > k) {
                swap(re, k, other);
                swap(im, k, other);
            }
        }
        for (int size = 2; size <= POINTS; size *= 2) {
            butterflies(size / 2, POINTS / size);
        }
    }

    private void butterflies(int half, int stride) {
        for (int block = 0; block < POINTS; block += 2 * half) {
            for (int k = 0; k < half; k++) {
                int low = block + k;
                int high = low + half;
                double c = COS[k * stride];
                double s = SIN[k * stride];
                double turnedRe = re[high] * c - im[high] * s;
                double turnedIm = re[high] * s + im[high] * c;
                re[high] = re[low] - turnedRe;
                im[high] = im[low] - turnedIm;
                re[low] += turnedRe;
                im[low] += turnedIm;
            }
        }
    }

    private static void swap(double[] values, int a, int b) {
        double kept = values[a];
        values[a] = values[b];
        values[b] = kept;
    }
}
