package io.metertwin.signal.replay;

/**
 * The discrete Fourier transform of complex series of one length, a power of two; in place, the sign of the exponent
 * negative, without a factor. StrictMath throughout, so that every machine replays the same samples.
 */
final class FourierTransform {

    // Parts up to this length stay in the cache while all their stages are done.
    private static final int CACHED = 1 << 12;

    private final int length;
    // The factors of the stage that joins halves of length h, from index h on.
    private final double[] cos;
    private final double[] sin;

    /** A transform of the given length. */
    FourierTransform(int length) {
        if (Integer.bitCount(length) != 1) {
            throw new IllegalArgumentException("the length must be a power of two, not " + length);
        }
        this.length = length;
        cos = new double[length];
        sin = new double[length];
        int longest = length / 2;
        for (int k = 0; k < longest; k++) {
            double angle = 2 * Math.PI * k / length;
            cos[longest + k] = StrictMath.cos(angle);
            sin[longest + k] = -StrictMath.sin(angle);
        }
        for (int k = longest - 1; k >= 1; k--) {
            cos[k] = cos[2 * k];
            sin[k] = sin[2 * k];
        }
    }

    /** Length of the series. */
    int length() {
        return length;
    }

    /** Transforms in place. */
    void forward(double[] re, double[] im) {
        reorder(re, im);
        transform(re, im, 0, length);
    }

    /** The inverse in place, without a factor: the sign of the exponent is positive. */
    void inverse(double[] re, double[] im) {
        forward(im, re);
    }

    private void transform(double[] re, double[] im, int from, int size) {
        if (size > CACHED) {
            transform(re, im, from, size / 2);
            transform(re, im, from + size / 2, size / 2);
            butterflies(re, im, from, size / 2);
            return;
        }
        for (int half = 1; half < size; half *= 2) {
            for (int at = from; at < from + size; at += 2 * half) {
                butterflies(re, im, at, half);
            }
        }
    }

    private void butterflies(double[] re, double[] im, int from, int half) {
        for (int k = 0; k < half; k++) {
            int a = from + k;
            int b = a + half;
            double c = cos[half + k];
            double s = sin[half + k];
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
