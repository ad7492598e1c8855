package io.metertwin.signal.replay;

/** Complex numbers in a row, to be changed in place. */
final class ComplexVector {

    private final double[] re;
    private final double[] im;

    /** Zeros. */
    ComplexVector(int length) {
        re = new double[length];
        im = new double[length];
    }

    /** The real parts themselves. */
    double[] re() {
        return re;
    }

    /** The imaginary parts themselves. */
    double[] im() {
        return im;
    }

    /** Number of elements. */
    int length() {
        return re.length;
    }

    /** A copy multiplied by a number. */
    ComplexVector times(double factor) {
        ComplexVector copy = new ComplexVector(re.length);
        copy.add(factor, this);
        return copy;
    }

    /** Adds a multiple of another vector. */
    void add(double factor, ComplexVector other) {
        for (int k = 0; k < re.length; k++) {
            re[k] += factor * other.re[k];
            im[k] += factor * other.im[k];
        }
    }

    /** Multiplies itself by a number, then adds another vector. */
    void scaleAndAdd(double factor, ComplexVector other) {
        for (int k = 0; k < re.length; k++) {
            re[k] = factor * re[k] + other.re[k];
            im[k] = factor * im[k] + other.im[k];
        }
    }

    /** Real part of the scalar product with another vector. */
    double dot(ComplexVector other) {
        double sum = 0;
        for (int k = 0; k < re.length; k++) {
            sum += re[k] * other.re[k] + im[k] * other.im[k];
        }
        return sum;
    }
}
