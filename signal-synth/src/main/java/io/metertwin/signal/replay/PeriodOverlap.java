package io.metertwin.signal.replay;

/**
 * The scalar products between the components of a Fourier series as its samples see them: the matrix of its normal
 * equations. Multiplied as a convolution, for an element depends on the difference of two components only.
 */
final class PeriodOverlap {

    private final FourierTransform transform;
    private final double[] weights;

    /**
     * The products.
     *
     * @param samples number of samples
     * @param period samples in a period
     * @param highest highest component, below half the period
     */
    PeriodOverlap(int samples, double period, int highest) {
        int most = 2 * highest;
        transform = new FourierTransform(PeriodSpectrum.powerOfTwo(2 * most + 1));
        int size = transform.length();
        weights = new double[size];
        double[] im = new double[size];
        weights[0] = samples;
        for (int m = 1; m <= most; m++) {
            // A geometric sum; whole turns are left out of the angles, which would cost digits.
            double sum =
                    StrictMath.sin(Math.PI * m * (samples - period) / period) / StrictMath.sin(Math.PI * m / period);
            double angle = Math.PI * m * (samples - 1 - period) / period;
            double cos = sum * StrictMath.cos(angle);
            double sin = sum * StrictMath.sin(angle);
            weights[m] = cos;
            im[m] = -sin;
            weights[size - m] = cos;
            im[size - m] = sin;
        }
        transform.forward(weights, im);
    }

    /** The matrix times a vector of all components from the lowest to the highest. */
    ComplexVector times(ComplexVector vector) {
        int size = transform.length();
        double[] re = new double[size];
        double[] im = new double[size];
        System.arraycopy(vector.re(), 0, re, 0, vector.length());
        System.arraycopy(vector.im(), 0, im, 0, vector.length());
        transform.forward(re, im);
        for (int k = 0; k < size; k++) {
            re[k] *= weights[k] / size;
            im[k] *= weights[k] / size;
        }
        transform.inverse(re, im);
        ComplexVector product = new ComplexVector(vector.length());
        System.arraycopy(re, 0, product.re(), 0, vector.length());
        System.arraycopy(im, 0, product.im(), 0, vector.length());
        return product;
    }
}
