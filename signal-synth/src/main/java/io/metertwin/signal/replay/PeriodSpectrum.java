package io.metertwin.signal.replay;

import java.util.Arrays;

/**
 * A period of samples as a Fourier series: component h turns h times in the period. Components above the band are left
 * out, so that no later sampling can alias them.
 */
final class PeriodSpectrum {

    private final double[] re;
    private final double[] im;

    private PeriodSpectrum(int highest) {
        re = new double[highest + 1];
        im = new double[highest + 1];
    }

    /**
     * The series of one period.
     *
     * @param samples the period, any length of 2 or more
     * @param highest highest component kept, at most half the length
     */
    static PeriodSpectrum of(double[] samples, int highest) {
        int n = samples.length;
        PeriodSpectrum spectrum = new PeriodSpectrum(highest);
        double[] re = new double[powerOfTwo(2 * n - 1)];
        double[] im = new double[re.length];
        chirpTransform(samples, re, im);
        for (int h = 0; h <= highest; h++) {
            // All components but the constant and the one at half the rate stand for their conjugates as well.
            double factor = (h == 0 || 2 * h == n ? 1.0 : 2.0) / n;
            spectrum.re[h] = re[h] * factor;
            spectrum.im[h] = 2 * h == n ? 0 : im[h] * factor;
        }
        return spectrum;
    }

    /** Highest component. */
    int highest() {
        return re.length - 1;
    }

    /**
     * One period of the series on a finer grid.
     *
     * @param transform its length is the number of points, more than twice {@link #highest()}
     * @param points number of points
     * @param turn 0 for the values; for their derivative, the radians per second of component 1
     */
    double[] sampled(FourierTransform transform, int points, double turn) {
        double[] tableRe = new double[points];
        double[] tableIm = new double[points];
        for (int h = 0; h < re.length; h++) {
            // Conjugated, because the transform turns the other way; the real part of the result is the series.
            double speed = turn * h;
            tableRe[h] = turn == 0 ? re[h] : -speed * im[h];
            tableIm[h] = turn == 0 ? -im[h] : -speed * re[h];
        }
        transform.forward(tableRe, tableIm);
        return tableRe;
    }

    // Bluestein: a transform of any length as a convolution with a chirp; the result is in re and im.
    private static void chirpTransform(double[] samples, double[] re, double[] im) {
        int n = samples.length;
        int size = re.length;
        FourierTransform transform = new FourierTransform(size);
        double[] chirpRe = new double[size];
        double[] chirpIm = new double[size];
        for (int k = 0; k < n; k++) {
            double angle = Math.PI * ((long) k * k % (2L * n)) / n;
            chirpRe[k] = StrictMath.cos(angle);
            chirpIm[k] = StrictMath.sin(angle);
            re[k] = samples[k] * chirpRe[k];
            im[k] = -samples[k] * chirpIm[k];
        }
        double[] turnRe = Arrays.copyOf(chirpRe, n);
        double[] turnIm = Arrays.copyOf(chirpIm, n);
        for (int k = 1; k < n; k++) {
            chirpRe[size - k] = chirpRe[k];
            chirpIm[size - k] = chirpIm[k];
        }
        convolve(transform, re, im, chirpRe, chirpIm);
        multiply(re, im, turnRe, turnIm, -1);
    }

    // Circular convolution of a with b, into a; b is overwritten.
    private static void convolve(FourierTransform transform, double[] aRe, double[] aIm, double[] bRe, double[] bIm) {
        transform.forward(aRe, aIm);
        transform.forward(bRe, bIm);
        multiply(aRe, aIm, bRe, bIm, 1);
        // With the parts exchanged the forward transform is the inverse one.
        transform.forward(aIm, aRe);
        for (int k = 0; k < aRe.length; k++) {
            aRe[k] /= aRe.length;
            aIm[k] /= aRe.length;
        }
    }

    // a times b, or times the conjugate of b for sign -1, for the elements of b.
    private static void multiply(double[] aRe, double[] aIm, double[] bRe, double[] bIm, double sign) {
        for (int k = 0; k < bRe.length; k++) {
            double x = aRe[k] * bRe[k] - sign * aIm[k] * bIm[k];
            aIm[k] = sign * aRe[k] * bIm[k] + aIm[k] * bRe[k];
            aRe[k] = x;
        }
    }

    /** The least power of two that is at least the given number. */
    static int powerOfTwo(int least) {
        return least <= 1 ? 1 : Integer.highestOneBit(least - 1) << 1;
    }
}
