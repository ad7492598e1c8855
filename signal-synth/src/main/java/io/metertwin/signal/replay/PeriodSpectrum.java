package io.metertwin.signal.replay;

/**
 * A period as a Fourier series: component h turns h times in the period. Components above the band are left out, so that
 * no later sampling can alias them.
 */
final class PeriodSpectrum {

    // Amplitudes of the cosines, and of the sines with the sign turned.
    private final double[] re;
    private final double[] im;

    private PeriodSpectrum(int highest) {
        re = new double[highest + 1];
        im = new double[highest + 1];
    }

    /** The series of the real part of a complex one, given from its lowest component, {@code -highest}, on. */
    static PeriodSpectrum ofRealPart(ComplexVector series, int highest) {
        PeriodSpectrum spectrum = new PeriodSpectrum(highest);
        spectrum.re[0] = series.re()[highest];
        for (int h = 1; h <= highest; h++) {
            spectrum.re[h] = series.re()[highest + h] + series.re()[highest - h];
            spectrum.im[h] = series.im()[highest + h] - series.im()[highest - h];
        }
        return spectrum;
    }

    /** The series of the imaginary part of a complex one, given from its lowest component, {@code -highest}, on. */
    static PeriodSpectrum ofImaginaryPart(ComplexVector series, int highest) {
        PeriodSpectrum spectrum = new PeriodSpectrum(highest);
        spectrum.re[0] = series.im()[highest];
        for (int h = 1; h <= highest; h++) {
            spectrum.re[h] = series.im()[highest + h] + series.im()[highest - h];
            spectrum.im[h] = series.re()[highest - h] - series.re()[highest + h];
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
     * @param transform of half as many elements as points are wanted, more than {@link #highest()}
     * @param turn 0 for the values; for their derivative, the radians per second of component 1
     * @return the points, twice the length of the transform
     */
    double[] sampled(FourierTransform transform, double turn) {
        int half = transform.length();
        // The points of even and of odd index are the parts of one complex series.
        double[] even = new double[half];
        double[] odd = new double[half];
        for (int h = 0; h < re.length; h++) {
            double speed = turn * h;
            double x = (turn == 0 ? re[h] : -speed * im[h]) / 2;
            double y = (turn == 0 ? im[h] : speed * re[h]) / 2;
            double cos = StrictMath.cos(Math.PI * h / half);
            double sin = StrictMath.sin(Math.PI * h / half);
            even[h] += x * (1 - sin) - y * cos;
            odd[h] += x * cos + y * (1 - sin);
            int mirror = (half - h) % half;
            even[mirror] += x * (1 + sin) + y * cos;
            odd[mirror] += x * cos - y * (1 + sin);
        }
        transform.inverse(even, odd);
        double[] points = new double[2 * half];
        for (int k = 0; k < half; k++) {
            points[2 * k] = even[k];
            points[2 * k + 1] = odd[k];
        }
        return points;
    }

    /** The least power of two that is at least the given number. */
    static int powerOfTwo(int least) {
        return least <= 1 ? 1 : Integer.highestOneBit(least - 1) << 1;
    }
}
