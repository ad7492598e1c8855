package io.metertwin.signal.truth;

import io.metertwin.signal.Phasor;
import io.metertwin.signal.Spectrum;
import io.metertwin.signal.grid.GridState;
import io.metertwin.signal.grid.Interharmonic;
import io.metertwin.signal.grid.Modulation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The exact waveforms of a span in which something changes, at the nodes of a Gauss-Legendre quadrature: mean squares, mean
 * products and harmonics of the span follow by sums that are exact to rounding. Edges between states lie between panels.
 *
 * <p>A panel is a sixteenth of a cycle; 24 nodes integrate the product of two waveforms of 50 orders over it exactly.
 */
public final class WindowQuadrature {

    private static final int PANELS_PER_CYCLE = 16;

    private final double sampleRateHz;
    private final int nodes;
    private final double[] seconds;
    private final double[] weights;
    private final double[] cos;
    private final double[] sin;
    private final double[][] values;
    private double duration;
    private double cycles;
    private int filled;

    /**
     * The quadrature of a span.
     *
     * @param parts the states that filled it, gapless, at least one
     * @param sampleRateHz rate in which the parts are counted
     */
    public WindowQuadrature(List<GridHistory.Part> parts, double sampleRateHz) {
        this.sampleRateHz = sampleRateHz;
        nodes = GaussLegendre.NODES * parts.stream().mapToInt(this::panels).sum();
        seconds = new double[nodes];
        weights = new double[nodes];
        cos = new double[nodes];
        sin = new double[nodes];
        values = new double[parts.get(0).state().layout().channels()][nodes];
        parts.forEach(this::fill);
    }

    private int panels(GridHistory.Part part) {
        double length = (part.toSample() - part.fromSample()) / sampleRateHz;
        return Math.max(1, (int) Math.ceil(length * part.state().frequencyHz() * PANELS_PER_CYCLE * 1.1));
    }

    private void fill(GridHistory.Part part) {
        GridState state = part.state();
        double tau0 = (part.fromSample() - part.zeroSample()) / sampleRateHz;
        double length = (part.toSample() - part.fromSample()) / sampleRateHz;
        int panels = panels(part);
        double[] tau = new double[panels * GaussLegendre.NODES];
        for (int n = 0; n < tau.length; n++) {
            int panel = n / GaussLegendre.NODES;
            int node = n % GaussLegendre.NODES;
            tau[n] = tau0 + length * (panel + GaussLegendre.node(node)) / panels;
            weights[filled + n] = length * GaussLegendre.weight(node) / panels;
            double phase = part.cycles() + advance(state, tau[n]);
            double angle = 2 * Math.PI * (phase - Math.floor(phase));
            cos[filled + n] = StrictMath.cos(angle);
            sin[filled + n] = StrictMath.sin(angle);
            seconds[filled + n] = part.zeroSample() / sampleRateHz + tau[n];
        }
        addHarmonics(state, tau);
        modulate(state, tau.length);
        addTones(state, tau.length);
        duration += length;
        cycles += advance(state, tau0 + length) - advance(state, tau0);
        filled += tau.length;
    }

    private static double advance(GridState state, double tau) {
        return tau * (state.frequencyHz() + state.hertzPerSecond() / 2 * tau);
    }

    private void addHarmonics(GridState state, double[] tau) {
        int highest = 0;
        for (int channel = 0; channel < values.length; channel++) {
            highest = Math.max(highest, state.spectrum(channel).highestOrder());
            highest = Math.max(highest, state.slope(channel).highestOrder());
        }
        double[] re = new double[tau.length];
        double[] im = new double[tau.length];
        Arrays.fill(re, 1);
        for (int channel = 0; channel < values.length; channel++) {
            for (int n = 0; n < tau.length; n++) {
                values[channel][filled + n] = state.spectrum(channel).dc()
                        + tau[n] * state.slope(channel).dc();
            }
        }
        for (int order = 1; order <= highest; order++) {
            turn(re, im);
            for (int channel = 0; channel < values.length; channel++) {
                add(values[channel], state.spectrum(channel), state.slope(channel), order, new double[][] {re, im, tau
                });
            }
        }
    }

    private void turn(double[] re, double[] im) {
        for (int n = 0; n < re.length; n++) {
            double c = cos[filled + n];
            double s = sin[filled + n];
            double turned = re[n] * c - im[n] * s;
            im[n] = re[n] * s + im[n] * c;
            re[n] = turned;
        }
    }

    private void add(double[] out, Spectrum spectrum, Spectrum slope, int order, double[][] reImTau) {
        double root = Math.sqrt(2);
        double a = root * spectrum.re(order);
        double b = -root * spectrum.im(order);
        double aSlope = root * slope.re(order);
        double bSlope = -root * slope.im(order);
        if (a == 0 && b == 0 && aSlope == 0 && bSlope == 0) {
            return;
        }
        double[] re = reImTau[0];
        double[] im = reImTau[1];
        double[] tau = reImTau[2];
        for (int n = 0; n < re.length; n++) {
            out[filled + n] += (a + tau[n] * aSlope) * re[n] + (b + tau[n] * bSlope) * im[n];
        }
    }

    private void modulate(GridState state, int count) {
        if (state.modulation().isEmpty()) {
            return;
        }
        Modulation modulation = state.modulation().get();
        for (int n = filled; n < filled + count; n++) {
            double angle = 2 * Math.PI * modulation.hertz() * seconds[n] + modulation.radians();
            double factor = 1 + modulation.depthPerUnit() * StrictMath.sin(angle);
            for (int channel = 0; channel < state.layout().voltages(); channel++) {
                values[channel][n] *= factor;
            }
        }
    }

    private void addTones(GridState state, int count) {
        for (Interharmonic tone : state.interharmonics()) {
            for (int n = filled; n < filled + count; n++) {
                double angle = 2 * Math.PI * tone.hertz() * seconds[n];
                double c = Math.sqrt(2) * StrictMath.cos(angle);
                double s = Math.sqrt(2) * StrictMath.sin(angle);
                for (int channel = 0; channel < values.length; channel++) {
                    Phasor phasor = tone.phasors().get(channel);
                    values[channel][n] += phasor.re() * c - phasor.im() * s;
                }
            }
        }
    }

    /** Number of nodes, a multiple of 8. */
    public int nodes() {
        return nodes;
    }

    /** Mean frequency of the span, hertz. */
    public double hertz() {
        return cycles / duration;
    }

    /**
     * The harmonics of every channel over the span, against the phase of the grid.
     *
     * @param highestOrder orders 0 to this are wanted, 1 to 50
     */
    public List<Spectrum> spectra(int highestOrder) {
        double[][] parts = new double[values.length][2 * highestOrder];
        double[] dc = new double[values.length];
        double[] re = new double[nodes];
        double[] im = new double[nodes];
        for (int n = 0; n < nodes; n++) {
            re[n] = weights[n] / duration;
        }
        for (int channel = 0; channel < values.length; channel++) {
            dc[channel] = dot(values[channel], re);
        }
        filled = 0;
        for (int order = 1; order <= highestOrder; order++) {
            turn(re, im);
            for (int channel = 0; channel < values.length; channel++) {
                parts[channel][2 * order - 2] = Math.sqrt(2) * dot(values[channel], re);
                parts[channel][2 * order - 1] = -Math.sqrt(2) * dot(values[channel], im);
            }
        }
        List<Spectrum> spectra = new ArrayList<>();
        for (int channel = 0; channel < values.length; channel++) {
            spectra.add(Spectrum.of(dc[channel], parts[channel]));
        }
        return spectra;
    }

    /** Four chains of additions: one alone would wait for itself. */
    private static double dot(double[] x, double[] y) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        for (int n = 0; n < x.length; n += 4) {
            a += x[n] * y[n];
            b += x[n + 1] * y[n + 1];
            c += x[n + 2] * y[n + 2];
            d += x[n + 3] * y[n + 3];
        }
        return (a + b) + (c + d);
    }

    /**
     * The values of every channel, each times the root of its weight over the mean weight: the mean of their products is
     * the mean over the time of the span.
     */
    public double[][] weightedValues() {
        double[][] weighted = new double[values.length][nodes];
        for (int n = 0; n < nodes; n++) {
            double root = Math.sqrt(weights[n] / duration * nodes);
            for (int channel = 0; channel < values.length; channel++) {
                weighted[channel][n] = values[channel][n] * root;
            }
        }
        return weighted;
    }
}
