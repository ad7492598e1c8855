package io.metertwin.signal.synth;

import io.metertwin.signal.Spectrum;
import io.metertwin.signal.Turns;

/**
 * Cosines and sines of all multiples of the grid phase over one run of samples at one frequency.
 *
 * <p>Order 1 comes from a rotation table and one exact start, higher orders from the Chebyshev recurrence; the error
 * stays below 1e-12 at order 50.
 */
final class HarmonicBasis {

    private final double[] rotationCos;
    private final double[] rotationSin;
    private final double[][] cos;
    private final double[][] sin;
    private final double[] sum;
    private double tableCyclesPerSample = Double.NaN;
    private int tableLength;

    /** A basis for runs of up to {@code capacity} samples. */
    HarmonicBasis(int capacity) {
        this(capacity, Spectrum.HIGHEST_ORDER);
    }

    /** A basis of fewer orders. */
    HarmonicBasis(int capacity, int highestOrder) {
        rotationCos = new double[capacity];
        rotationSin = new double[capacity];
        cos = new double[highestOrder + 1][capacity];
        sin = new double[highestOrder + 1][capacity];
        sum = new double[capacity];
    }

    int capacity() {
        return rotationCos.length;
    }

    /**
     * Evaluates the basis.
     *
     * @param cycles phase of the first sample, in cycles
     * @param cyclesPerSample frequency over sample rate
     * @param length samples
     * @param highestOrder orders 1 to this are evaluated
     */
    void evaluate(double cycles, double cyclesPerSample, int length, int highestOrder) {
        if (highestOrder < 1) {
            return;
        }
        prepareRotation(cyclesPerSample, length);
        double startCos = Turns.cos(cycles);
        double startSin = Turns.sin(cycles);
        double[] firstCos = cos[1];
        double[] firstSin = sin[1];
        for (int n = 0; n < length; n++) {
            firstCos[n] = startCos * rotationCos[n] - startSin * rotationSin[n];
            firstSin[n] = startSin * rotationCos[n] + startCos * rotationSin[n];
        }
        extend(length, highestOrder);
    }

    /**
     * Evaluates the basis at any phases.
     *
     * @param cycles phase of each sample, in cycles
     * @param length samples
     * @param highestOrder orders 1 to this are evaluated
     */
    void evaluateAt(double[] cycles, int length, int highestOrder) {
        if (highestOrder < 1) {
            return;
        }
        for (int n = 0; n < length; n++) {
            cos[1][n] = Turns.cos(cycles[n]);
            sin[1][n] = Turns.sin(cycles[n]);
        }
        extend(length, highestOrder);
    }

    private void extend(int length, int highestOrder) {
        if (highestOrder >= 2) {
            twice(cos[1], sin[1], cos[2], sin[2], length);
        }
        for (int order = 3; order <= highestOrder; order++) {
            next(cos[1], cos[order - 1], cos[order - 2], cos[order], length);
            next(cos[1], sin[order - 1], sin[order - 2], sin[order], length);
        }
    }

    double[] cos(int order) {
        return cos[order];
    }

    double[] sin(int order) {
        return sin[order];
    }

    /** Room for the sum of a waveform over the run; whoever needs it overwrites it. */
    double[] sum() {
        return sum;
    }

    private void prepareRotation(double cyclesPerSample, int length) {
        if (cyclesPerSample == tableCyclesPerSample && length <= tableLength) {
            return;
        }
        for (int n = 0; n < length; n++) {
            rotationCos[n] = Turns.cos(cyclesPerSample * n);
            rotationSin[n] = Turns.sin(cyclesPerSample * n);
        }
        tableCyclesPerSample = cyclesPerSample;
        tableLength = length;
    }

    private static void twice(double[] c1, double[] s1, double[] c2, double[] s2, int length) {
        for (int n = 0; n < length; n++) {
            c2[n] = c1[n] * c1[n] - s1[n] * s1[n];
            s2[n] = 2 * c1[n] * s1[n];
        }
    }

    private static void next(double[] c1, double[] previous, double[] beforePrevious, double[] out, int length) {
        for (int n = 0; n < length; n++) {
            out[n] = 2 * c1[n] * previous[n] - beforePrevious[n];
        }
    }
}
