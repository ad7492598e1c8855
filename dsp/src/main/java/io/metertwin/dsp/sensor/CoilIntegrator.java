package io.metertwin.dsp.sensor;

import io.metertwin.dsp.spectrum.RawSpectrum;
import io.metertwin.signal.Phasor;
import io.metertwin.signal.Spectrum;

/**
 * Integrates the output of a Rogowski coil sample by sample.
 *
 * <p>A rule gives the integral over one sample period; it is accumulated with a leak, and a second high-pass takes out
 * what is left of the input's dc offset (a leak alone would leave an offset magnified thousands of times). Both corners
 * lie at {@value #CORNER_HZ} Hz. What this does to gain and phase of a harmonic is known exactly:
 * {@link IntegratorResponse} takes it out. Not for use by several threads.
 */
public final class CoilIntegrator {

    /** Samples that the six-point rule needs after the last one that is integrated. */
    public static final int LOOKAHEAD = 2;

    /** Samples that the six-point rule needs before the first one that is integrated. */
    public static final int HISTORY = 3;

    /** Corner of the leak and of the dc servo, hertz. */
    static final double CORNER_HZ = 0.5;

    /** Weights of the six-point rule: sample n and n-1, n+1 and n-2, n+2 and n-3. */
    static final double[] WEIGHTS = {802.0 / 1440, -93.0 / 1440, 11.0 / 1440};

    /** Samples of four channels that stay in the first-level cache between the two steps. */
    private static final int TILE = 256;

    private final IntegrationRule rule;
    private final double pole;
    private final double sampleSeconds;
    private double accumulator;
    private double servo;

    /** An integrator at rest. */
    public CoilIntegrator(double sampleRateHz, IntegrationRule rule) {
        this.rule = rule;
        pole = pole(sampleRateHz);
        sampleSeconds = 1 / sampleRateHz;
    }

    static double pole(double sampleRateHz) {
        return StrictMath.exp(-2 * Math.PI * CORNER_HZ / sampleRateHz);
    }

    /**
     * Integrates a run of samples that follows the one before.
     *
     * @param volts samples of the coil
     * @param from first sample to integrate; the six-point rule wants {@link #HISTORY} samples before it
     * @param to after the last; the six-point rule wants {@link #LOOKAHEAD} samples from there on
     * @param voltSeconds receives the integral at the same positions
     */
    public void integrate(double[] volts, int from, int to, double[] voltSeconds) {
        step(volts, from, to, voltSeconds);
        double sum = accumulator;
        double out = servo;
        for (int n = from; n < to; n++) {
            double next = pole * sum + voltSeconds[n];
            out = pole * out + (next - sum);
            sum = next;
            voltSeconds[n] = out;
        }
        accumulator = sum;
        servo = out;
    }

    /**
     * Integrates four channels at once. Each recursion waits for itself; four of them together keep the processor busy.
     *
     * @param four integrators of one sample rate and rule
     * @param volts samples of each coil
     * @param from first sample to integrate, see {@link #integrate}
     * @param to after the last
     * @param voltSeconds receives the integrals
     */
    public static void integrateFour(
            CoilIntegrator[] four, double[][] volts, int from, int to, double[][] voltSeconds) {
        if (four[0].rule == IntegrationRule.RUNNING_SUM) {
            recurse(four, volts, from, to, voltSeconds);
            return;
        }
        for (int tile = from; tile < to; tile += TILE) {
            int tileEnd = Math.min(tile + TILE, to);
            for (int k = 0; k < four.length; k++) {
                four[k].stepBySix(volts[k], tile, tileEnd, voltSeconds[k]);
            }
            recurse(four, voltSeconds, tile, tileEnd, voltSeconds);
        }
    }

    /** Accumulates the samples of a running sum, or the steps of a rule, which lie where the result goes. */
    private static void recurse(CoilIntegrator[] four, double[][] steps, int from, int to, double[][] run) {
        double factor = four[0].rule == IntegrationRule.RUNNING_SUM ? four[0].sampleSeconds : 1;
        double pole = four[0].pole;
        double[] stepA = steps[0];
        double[] stepB = steps[1];
        double[] stepC = steps[2];
        double[] stepD = steps[3];
        double[] runA = run[0];
        double[] runB = run[1];
        double[] runC = run[2];
        double[] runD = run[3];
        double sumA = four[0].accumulator;
        double sumB = four[1].accumulator;
        double sumC = four[2].accumulator;
        double sumD = four[3].accumulator;
        double outA = four[0].servo;
        double outB = four[1].servo;
        double outC = four[2].servo;
        double outD = four[3].servo;
        for (int n = from; n < to; n++) {
            double nextA = pole * sumA + factor * stepA[n];
            double nextB = pole * sumB + factor * stepB[n];
            double nextC = pole * sumC + factor * stepC[n];
            double nextD = pole * sumD + factor * stepD[n];
            outA = pole * outA + (nextA - sumA);
            outB = pole * outB + (nextB - sumB);
            outC = pole * outC + (nextC - sumC);
            outD = pole * outD + (nextD - sumD);
            sumA = nextA;
            sumB = nextB;
            sumC = nextC;
            sumD = nextD;
            runA[n] = outA;
            runB[n] = outB;
            runC[n] = outC;
            runD[n] = outD;
        }
        four[0].set(sumA, outA);
        four[1].set(sumB, outB);
        four[2].set(sumC, outC);
        four[3].set(sumD, outD);
    }

    private void set(double newAccumulator, double newServo) {
        accumulator = newAccumulator;
        servo = newServo;
    }

    /** Writes the integrals over single sample periods. */
    private void step(double[] v, int from, int to, double[] out) {
        if (rule == IntegrationRule.SIX_POINT) {
            stepBySix(v, from, to, out);
        } else {
            for (int n = from; n < to; n++) {
                out[n] = sampleSeconds * v[n];
            }
        }
    }

    /** Six samples roll through registers; each is loaded once. */
    private void stepBySix(double[] v, int from, int to, double[] out) {
        double near = WEIGHTS[0] * sampleSeconds;
        double middle = WEIGHTS[1] * sampleSeconds;
        double far = WEIGHTS[2] * sampleSeconds;
        double a = v[from - 3];
        double b = v[from - 2];
        double c = v[from - 1];
        double d = v[from];
        double e = v[from + 1];
        for (int n = from; n < to; n++) {
            double f = v[n + 2];
            out[n] = near * (d + c) + middle * (e + b) + far * (f + a);
            a = b;
            b = c;
            c = d;
            d = e;
            e = f;
        }
    }

    /**
     * Sets the state as if a periodic signal had always been there, so that no transient follows.
     *
     * @param volts harmonics of the coil's output, against some phase
     * @param cycles that phase at the last sample before the first one to be integrated
     * @param cyclesPerSample frequency of the fundamental over the sample rate
     */
    public void settle(RawSpectrum volts, double cycles, double cyclesPerSample) {
        accumulator = volts.re(0) * sampleSeconds / (1 - pole);
        servo = 0;
        for (int order = 1; order <= Spectrum.HIGHEST_ORDER; order++) {
            settle(volts.phasor(order), order * cycles, 2 * Math.PI * order * cyclesPerSample);
        }
    }

    private void settle(Phasor volts, double cycles, double omega) {
        Phasor delay = Phasor.polar(1, -omega);
        Phasor leak = new Phasor(1, 0).minus(delay.times(pole));
        Phasor inverse = leak.conjugate().times(1 / (leak.re() * leak.re() + leak.im() * leak.im()));
        double turns = cycles - Math.floor(cycles);
        Phasor step = step(volts.turned(2 * Math.PI * turns), omega).times(Math.sqrt(2) * sampleSeconds);
        Phasor summed = step.times(inverse);
        accumulator += summed.re();
        servo += summed.times(new Phasor(1, 0).minus(delay)).times(inverse).re();
    }

    /**
     * Takes a transient of its own out of what it has integrated last, and out of its state: {@code (offset + slope n) p^n}
     * with the pole p of leak and servo, n samples after the first one.
     *
     * @param offset volt-seconds
     * @param slope volt-seconds per sample
     * @param from the first one
     * @param to after the last sample integrated
     * @param voltSeconds the integrals
     */
    public void remove(double offset, double slope, int from, int to, double[] voltSeconds) {
        double decay = 1;
        for (int n = from; n < to; n++) {
            voltSeconds[n] -= (offset + slope * (n - from)) * decay;
            decay *= pole;
        }
        servo -= (offset + slope * (to - 1 - from)) * decay / pole;
        accumulator += slope / (1 - pole) * decay;
    }

    /** How much of a transient is left after some samples. */
    public double decay(double samples) {
        return Math.pow(pole, samples);
    }

    /** What the rule makes of a wave, at the newest sample that has been integrated. */
    private Phasor step(Phasor wave, double omega) {
        if (rule == IntegrationRule.RUNNING_SUM) {
            return wave;
        }
        double sum = 0;
        for (int k = 0; k < WEIGHTS.length; k++) {
            sum += 2 * WEIGHTS[k] * StrictMath.cos((2 * k + 1) * omega / 2);
        }
        return wave.turned(-omega / 2).times(sum);
    }
}
