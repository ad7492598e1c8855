package io.metertwin.signal.replay;

import java.util.Arrays;

/** The discrete Fourier transform of real series of any one length, as a convolution with a chirp (Bluestein). */
final class ChirpTransform {

    private final int length;
    private final FourierTransform transform;
    private final double[] chirpRe;
    private final double[] chirpIm;
    private final double[] filterRe;
    private final double[] filterIm;

    /** A transform of series of the given length. */
    ChirpTransform(int length) {
        this.length = length;
        int size = PeriodSpectrum.powerOfTwo(2 * length - 1);
        transform = new FourierTransform(size);
        filterRe = new double[size];
        filterIm = new double[size];
        for (int k = 0; k < length; k++) {
            double angle = Math.PI * ((long) k * k % (2L * length)) / length;
            filterRe[k] = StrictMath.cos(angle);
            filterIm[k] = StrictMath.sin(angle);
        }
        chirpRe = Arrays.copyOf(filterRe, length);
        chirpIm = Arrays.copyOf(filterIm, length);
        for (int k = 1; k < length; k++) {
            filterRe[size - k] = chirpRe[k];
            filterIm[size - k] = chirpIm[k];
        }
        transform.forward(filterRe, filterIm);
    }

    /** Elements of the arrays that {@link #forward} works in. */
    int workspace() {
        return filterRe.length;
    }

    /**
     * Transforms a series, with a negative exponent and without a factor.
     *
     * @param samples the series
     * @param re zeros; receives the real parts
     * @param im zeros; receives the imaginary parts
     */
    void forward(double[] samples, double[] re, double[] im) {
        for (int k = 0; k < length; k++) {
            re[k] = samples[k] * chirpRe[k];
            im[k] = -samples[k] * chirpIm[k];
        }
        transform.forward(re, im);
        multiply(re, im, filterRe, filterIm, 1);
        // With the parts exchanged the forward transform is the inverse one.
        transform.forward(im, re);
        for (int k = 0; k < length; k++) {
            re[k] /= re.length;
            im[k] /= im.length;
        }
        multiply(re, im, chirpRe, chirpIm, -1);
    }

    // a times b, or times the conjugate of b for sign -1, for the elements of b.
    private static void multiply(double[] aRe, double[] aIm, double[] bRe, double[] bIm, double sign) {
        for (int k = 0; k < bRe.length; k++) {
            double x = aRe[k] * bRe[k] - sign * aIm[k] * bIm[k];
            aIm[k] = sign * aRe[k] * bIm[k] + aIm[k] * bRe[k];
            aRe[k] = x;
        }
    }
}
