package io.metertwin.signal.replay;

import java.util.stream.IntStream;

/**
 * Fits Fourier series of a period that need not be a whole number of samples, in the sense of least squares. The samples
 * cover the period once and no wider than their own spacing at its end; whatever repeats with the period and stays below
 * half the rate is met exactly.
 */
final class PeriodFit {

    private static final int MOST_STEPS = 40;
    private static final double RESIDUAL = 1e-9;

    private final int samples;
    private final int highest;
    private final ChirpTransform chirp;
    private final PeriodOverlap overlap;

    /**
     * A fit.
     *
     * @param samples length of the series that will be fitted
     * @param period samples in a period
     * @param highest highest component, below half the period
     */
    PeriodFit(int samples, double period, int highest) {
        this.samples = samples;
        this.highest = highest;
        chirp = new ChirpTransform(samples, period, highest);
        overlap = samples == period ? null : new PeriodOverlap(samples, period, highest);
    }

    /**
     * The series of several channels.
     *
     * @param channels rows of samples, null for silent channels
     * @return one for each row, null for silent channels
     */
    PeriodSpectrum[] spectra(double[][] channels) {
        PeriodSpectrum[] spectra = new PeriodSpectrum[channels.length];
        int[] sounding = IntStream.range(0, channels.length)
                .filter(channel -> channels[channel] != null)
                .toArray();
        IntStream.rangeClosed(0, (sounding.length - 1) / 2).parallel().forEach(pair -> {
            int first = sounding[2 * pair];
            int second = 2 * pair + 1 < sounding.length ? sounding[2 * pair + 1] : -1;
            // Two real channels are the parts of a complex one.
            ComplexVector both = fitted(channels[first], second < 0 ? null : channels[second]);
            spectra[first] = PeriodSpectrum.ofRealPart(both, highest);
            if (second >= 0) {
                spectra[second] = PeriodSpectrum.ofImaginaryPart(both, highest);
            }
        });
        return spectra;
    }

    // Conjugate gradients: the sums are nearly independent of each other, so that a few steps suffice.
    private ComplexVector fitted(double[] re, double[] im) {
        ComplexVector sums = chirp.forward(re, im);
        ComplexVector fit = sums.times(1.0 / samples);
        if (overlap == null) {
            return fit;
        }
        ComplexVector residual = sums.times(1);
        residual.add(-1, overlap.times(fit));
        ComplexVector direction = residual.times(1);
        double square = residual.dot(residual);
        double least = RESIDUAL * RESIDUAL * sums.dot(sums);
        for (int step = 0; step < MOST_STEPS && square > least; step++) {
            ComplexVector image = overlap.times(direction);
            double length = square / direction.dot(image);
            fit.add(length, direction);
            residual.add(-length, image);
            double next = residual.dot(residual);
            direction.scaleAndAdd(next / square, residual);
            square = next;
        }
        return fit;
    }
}
