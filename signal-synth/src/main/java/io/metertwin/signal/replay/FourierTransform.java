package io.metertwin.signal.replay;

/**
 * The discrete Fourier transform of complex series of one length, a power of two; in place, the sign of the exponent
 * negative, without a factor. StrictMath throughout, so that every machine replays the same samples.
 */
final class FourierTransform {

    private final int length;
    private final double[] cos;
    private final double[] sin;

    /** A transform of the given length. */
    FourierTransform(int length) {
        if (Integer.bitCount(length) != 1) {
            throw new IllegalArgumentException("the length must be a power of two, not " + length);
        }
        this.length = length;
        cos = new double[length / 2];
        sin = new double[length / 2];
        for (int k = 0; k < length / 2; k++) {
            double angle = 2 * Math.PI * k / length;
            cos[k] = StrictMath.cos(angle);
            sin[k] = -StrictMath.sin(angle);
        }
    }

    /** Transforms in place. */
    void forward(double[] re, double[] im) {
        reorder(re, im);
        for (int half = 1; half < length; half *= 2) {
            for (int from = 0; from < length; from += 2 * half) {
                butterflies(re, im, from, half);
            }
        }
    }

    private void butterflies(double[] re, double[] im, int from, int half) {
        int stride = length / (2 * half);
        for (int k = 0; k < half; k++) {
            int a = from + k;
            int b = a + half;
            double c = cos[k * stride];
            double s = sin[k * stride];
            double x = re[b] * c - im[b] * s;
            double y = re[b] * s + im[b] * c;
            re[b] = re[a] - x;
            im[b] = im[a] - y;
            re[a] += x;
            im[a] += y;
        }
    }

    private void reorder(double[] re, double[] im) {
        for (int k = 1; k < length - 1; k++) {
            int j = Integer.reverse(k) >>> (Integer.numberOfLeadingZeros(length) + 1);
            if (j > k) {
                swap(re, j, k);
                swap(im, j, k);
            }
        }
    }

    private static void swap(double[] values, int j, int k) {
        double value = values[j];
        values[j] = values[k];
        values[k] = value;
    }
}
