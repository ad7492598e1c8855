package io.metertwin.signal.synth;

import io.metertwin.signal.Spectrum;
import io.metertwin.signal.Tap;
import io.metertwin.signal.Turns;
import java.util.Arrays;

/** One tap's waveform at one frequency: peak coefficients of cosine and sine for every order it carries. */
final class TapSpectrum {

    private static final TapSpectrum SILENT = new TapSpectrum(0, new int[0], new double[0], new double[0]);

    private final double dc;
    private final int[] orders;
    private final double[] cosine;
    private final double[] sine;

    private TapSpectrum(double dc, int[] orders, double[] cosine, double[] sine) {
        this.dc = dc;
        this.orders = orders;
        this.cosine = cosine;
        this.sine = sine;
    }

    /** What the tap sees of a primary waveform: value or derivative, scaled and delayed. */
    static TapSpectrum of(Spectrum primary, Tap tap, double hertz) {
        return of(primary, tap.gain(), tap.derivative(), tap.delaySeconds(), hertz);
    }

    /** The same tap's waveform before differentiation, for the jump at a change of state. */
    static TapSpectrum undifferentiated(Spectrum primary, Tap tap, double hertz) {
        return of(primary, tap.gain(), false, tap.delaySeconds(), hertz);
    }

    private static TapSpectrum of(Spectrum primary, double gain, boolean derivative, double delay, double hertz) {
        int count = 0;
        for (int order = 1; order <= primary.highestOrder(); order++) {
            if (primary.re(order) != 0 || primary.im(order) != 0) {
                count++;
            }
        }
        double dc = derivative ? 0 : primary.dc() * gain;
        if (gain == 0 || (count == 0 && dc == 0)) {
            return SILENT;
        }
        TapSpectrum result = new TapSpectrum(dc, new int[count], new double[count], new double[count]);
        result.fill(primary, gain, derivative, delay, hertz);
        return result;
    }

    private void fill(Spectrum primary, double gain, boolean derivative, double delay, double hertz) {
        int at = 0;
        for (int order = 1; order <= primary.highestOrder(); order++) {
            double re = primary.re(order);
            double im = primary.im(order);
            if (re == 0 && im == 0) {
                continue;
            }
            double omega = 2 * Math.PI * hertz * order;
            double turnCos = Turns.cos(hertz * order * delay);
            double turnSin = Turns.sin(hertz * order * delay);
            double scale = Math.sqrt(2) * gain * (derivative ? omega : 1);
            // Delayed by t: times e^(-j w t). The derivative of cos is -sin: times j.
            double delayedRe = scale * (re * turnCos + im * turnSin);
            double delayedIm = scale * (im * turnCos - re * turnSin);
            orders[at] = order;
            cosine[at] = derivative ? -delayedIm : delayedRe;
            sine[at] = derivative ? -delayedRe : -delayedIm;
            at++;
        }
    }

    int highestOrder() {
        return orders.length == 0 ? 0 : orders[orders.length - 1];
    }

    /** True when it is zero throughout. */
    boolean isSilent() {
        return orders.length == 0 && dc == 0;
    }

    /** Writes the waveform over the samples of a basis. */
    void write(HarmonicBasis basis, double[] out, int from, int length) {
        if (orders.length == 0) {
            Arrays.fill(out, from, from + length, dc);
            return;
        }
        // Summed from index 0: only loops whose arrays share one index become vector instructions.
        double[] sum = from == 0 ? out : basis.sum();
        int k = orders.length % 2;
        if (k == 1) {
            begin(basis.cos(orders[0]), basis.sin(orders[0]), sum, length);
        } else {
            beginTwo(basis, sum, length);
            k = 2;
        }
        for (; k < orders.length; k += 2) {
            addTwo(basis, k, sum, length);
        }
        if (from != 0) {
            System.arraycopy(sum, 0, out, from, length);
        }
    }

    private void begin(double[] c, double[] s, double[] sum, int length) {
        double constant = dc;
        double a = cosine[0];
        double b = sine[0];
        for (int n = 0; n < length; n++) {
            sum[n] = constant + a * c[n] + b * s[n];
        }
    }

    private void beginTwo(HarmonicBasis basis, double[] sum, int length) {
        double[] c1 = basis.cos(orders[0]);
        double[] s1 = basis.sin(orders[0]);
        double[] c2 = basis.cos(orders[1]);
        double[] s2 = basis.sin(orders[1]);
        double constant = dc;
        double a1 = cosine[0];
        double b1 = sine[0];
        double a2 = cosine[1];
        double b2 = sine[1];
        for (int n = 0; n < length; n++) {
            sum[n] = constant + a1 * c1[n] + b1 * s1[n] + a2 * c2[n] + b2 * s2[n];
        }
    }

    /** Adds the waveform without its dc part to samples. */
    void addTo(HarmonicBasis basis, double[] out, int from, int length) {
        double[] sum = basis.sum();
        Arrays.fill(sum, 0, length, 0);
        for (int k = 0; k < orders.length; k++) {
            addOne(basis, k, sum, length);
        }
        for (int n = 0; n < length; n++) {
            out[from + n] += sum[n];
        }
    }

    private void addOne(HarmonicBasis basis, int k, double[] sum, int length) {
        double[] c = basis.cos(orders[k]);
        double[] s = basis.sin(orders[k]);
        double a = cosine[k];
        double b = sine[k];
        for (int n = 0; n < length; n++) {
            sum[n] += a * c[n] + b * s[n];
        }
    }

    private void addTwo(HarmonicBasis basis, int k, double[] sum, int length) {
        double[] c1 = basis.cos(orders[k]);
        double[] s1 = basis.sin(orders[k]);
        double[] c2 = basis.cos(orders[k + 1]);
        double[] s2 = basis.sin(orders[k + 1]);
        double a1 = cosine[k];
        double b1 = sine[k];
        double a2 = cosine[k + 1];
        double b2 = sine[k + 1];
        for (int n = 0; n < length; n++) {
            sum[n] += a1 * c1[n] + b1 * s1[n] + a2 * c2[n] + b2 * s2[n];
        }
    }

    /** The waveform at one phase of the grid, in cycles. */
    double at(double cycles) {
        double sum = dc;
        for (int k = 0; k < orders.length; k++) {
            double turns = orders[k] * cycles;
            sum += cosine[k] * Turns.cos(turns) + sine[k] * Turns.sin(turns);
        }
        return sum;
    }
}
