package io.metertwin.signal.replay;

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
     * @param samples the period
     * @param highest highest component kept, at most half the length
     * @param transform of the length of the period
     */
    static PeriodSpectrum of(double[] samples, int highest, ChirpTransform transform) {
        int n = samples.length;
        PeriodSpectrum spectrum = new PeriodSpectrum(highest);
        double[] re = new double[transform.workspace()];
        double[] im = new double[transform.workspace()];
        transform.forward(samples, re, im);
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

    /** The least power of two that is at least the given number. */
    static int powerOfTwo(int least) {
        return least <= 1 ? 1 : Integer.highestOneBit(least - 1) << 1;
    }
}
