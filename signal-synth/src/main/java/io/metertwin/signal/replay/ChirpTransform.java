package io.metertwin.signal.replay;

import java.util.Arrays;

/**
 * The Fourier sums of a complex series at the multiples of one frequency whose period need not be a whole number of
 * samples, as a convolution with a chirp (Bluestein).
 */
final class ChirpTransform {

    private final int samples;
    private final int components;
    private final FourierTransform transform;
    private final double[] entryCos;
    private final double[] entrySin;
    private final double[] exitCos;
    private final double[] exitSin;
    private final double[] filterRe;
    private final double[] filterIm;

    /**
     * A transform.
     *
     * @param samples length of the series
     * @param period samples in which component 1 turns once
     * @param highest highest component; the lowest is its negative
     */
    ChirpTransform(int samples, double period, int highest) {
        this.samples = samples;
        components = 2 * highest + 1;
        int size = PeriodSpectrum.powerOfTwo(samples + components - 1);
        transform = new FourierTransform(size);
        entryCos = new double[samples];
        entrySin = new double[samples];
        for (int n = 0; n < samples; n++) {
            double angle = halfTurns((double) n * (2L * highest - n) / period);
            entryCos[n] = StrictMath.cos(angle);
            entrySin[n] = StrictMath.sin(angle);
        }
        filterRe = new double[size];
        filterIm = new double[size];
        for (int m = 0; m < Math.max(samples, components); m++) {
            double angle = halfTurns((double) m * m / period);
            placeInFilter(m, StrictMath.cos(angle), StrictMath.sin(angle));
        }
        exitCos = Arrays.copyOf(filterRe, components);
        exitSin = Arrays.copyOf(filterIm, components);
        transform.forward(filterRe, filterIm);
    }

    private void placeInFilter(int m, double cos, double sin) {
        if (m < components) {
            filterRe[m] = cos;
            filterIm[m] = sin;
        }
        if (m > 0 && m < samples) {
            filterRe[filterRe.length - m] = cos;
            filterIm[filterIm.length - m] = sin;
        }
    }

    // The angle of a number of half turns, without the whole turns, which would cost digits.
    private static double halfTurns(double count) {
        return Math.PI * (count - 2 * Math.floor(count / 2));
    }

    /**
     * Transforms a series, with a negative exponent and without a factor.
     *
     * @param re real parts of the series
     * @param im imaginary parts of the series, or null for a real one
     * @return the components from the lowest to the highest
     */
    ComplexVector forward(double[] re, double[] im) {
        double[] workRe = new double[transform.length()];
        double[] workIm = new double[transform.length()];
        for (int n = 0; n < samples; n++) {
            double y = im == null ? 0 : im[n];
            workRe[n] = re[n] * entryCos[n] - y * entrySin[n];
            workIm[n] = re[n] * entrySin[n] + y * entryCos[n];
        }
        transform.forward(workRe, workIm);
        for (int k = 0; k < workRe.length; k++) {
            double x = workRe[k] * filterRe[k] - workIm[k] * filterIm[k];
            workIm[k] = workRe[k] * filterIm[k] + workIm[k] * filterRe[k];
            workRe[k] = x;
        }
        transform.inverse(workRe, workIm);
        return leave(workRe, workIm);
    }

    private ComplexVector leave(double[] workRe, double[] workIm) {
        ComplexVector sums = new ComplexVector(components);
        for (int j = 0; j < components; j++) {
            sums.re()[j] = (workRe[j] * exitCos[j] + workIm[j] * exitSin[j]) / workRe.length;
            sums.im()[j] = (workIm[j] * exitCos[j] - workRe[j] * exitSin[j]) / workRe.length;
        }
        return sums;
    }
}
