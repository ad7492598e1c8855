package io.metertwin.dsp.cycle;

/**
 * A first estimate of the frequency when nothing is known: phase advance of four-cycle phasors, one nominal cycle apart,
 * through a four-term Blackman-Harris window (sidelobes below -92 dB). Good to some mHz within half the nominal
 * frequency, which is all the fit on the phase grid needs to converge.
 */
final class CoarseFrequency {

    private static final int WINDOW_CYCLES = 4;
    private static final double[] BLACKMAN_HARRIS = {0.35875, -0.48829, 0.14128, -0.01168};

    private final int hop;
    private final double[] cos;
    private final double[] sin;
    private double advanceRe;
    private double advanceIm;
    private double energy;

    /**
     * An estimator around a nominal frequency.
     *
     * @param nominalCyclesPerSample nominal frequency over sample rate
     */
    CoarseFrequency(double nominalCyclesPerSample) {
        hop = (int) Math.rint(1 / nominalCyclesPerSample);
        int length = WINDOW_CYCLES * hop;
        cos = new double[length];
        sin = new double[length];
        for (int n = 0; n < length; n++) {
            double x = 2 * Math.PI * n / length;
            double weight = 0;
            for (int term = 0; term < BLACKMAN_HARRIS.length; term++) {
                weight += BLACKMAN_HARRIS[term] * StrictMath.cos(term * x);
            }
            cos[n] = weight * StrictMath.cos(2 * Math.PI * n / hop);
            sin[n] = -weight * StrictMath.sin(2 * Math.PI * n / hop);
        }
    }

    /** Starts a new estimate. */
    void reset() {
        advanceRe = 0;
        advanceIm = 0;
        energy = 0;
    }

    /**
     * Adds a channel to the estimate; stronger channels weigh more.
     *
     * @param samples samples of the channel
     * @param from first sample to use
     * @param to after the last
     */
    void add(double[] samples, int from, int to) {
        double lastRe = 0;
        double lastIm = 0;
        for (int at = from; at + cos.length <= to; at += hop) {
            double re = 0;
            double im = 0;
            for (int n = 0; n < cos.length; n++) {
                re += samples[at + n] * cos[n];
                im += samples[at + n] * sin[n];
            }
            advanceRe += re * lastRe + im * lastIm;
            advanceIm += im * lastRe - re * lastIm;
            energy += re * re + im * im;
            lastRe = re;
            lastIm = im;
        }
    }

    /**
     * The estimate in cycles per sample.
     *
     * @return NaN when nothing was added or the channels do not advance together
     */
    double cyclesPerSample() {
        double coherent = Math.hypot(advanceRe, advanceIm);
        if (coherent == 0 || coherent < energy / 4) {
            return Double.NaN;
        }
        return (1 + StrictMath.atan2(advanceIm, advanceRe) / (2 * Math.PI)) / hop;
    }
}
