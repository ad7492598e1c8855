package io.metertwin.dsp.window;

import io.metertwin.dsp.CircuitMeasurement;
import io.metertwin.dsp.PhaseValues;
import io.metertwin.dsp.PipelineConfig;
import io.metertwin.dsp.Power;
import io.metertwin.dsp.VoltageMeasurement;
import io.metertwin.dsp.sensor.IntegratorResponse;
import io.metertwin.dsp.spectrum.HarmonicAnalyser;
import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Phase;
import io.metertwin.signal.Phasor;
import java.util.ArrayList;
import java.util.List;

/** Turns the channels of one window into measurements. Scratch inside; one per thread. */
public final class WindowCalculator {

    private final PipelineConfig config;
    private final HarmonicAnalyser analyser = new HarmonicAnalyser();
    private final IntegratorResponse response;
    private final ChannelWindow[] channels;

    /** A calculator for a configuration. */
    public WindowCalculator(PipelineConfig config) {
        this.config = config;
        response = new IntegratorResponse(config.sampleRateHz());
        channels = new ChannelWindow[config.layout().channels()];
        for (int k = 0; k < channels.length; k++) {
            channels[k] = new ChannelWindow();
        }
    }

    /**
     * Takes in the channels of a window.
     *
     * @param values grid values of every channel
     * @param points values of each, a multiple of 256
     * @param cyclesPerSample mean frequency of the window
     */
    public void begin(double[][] values, int points, double cyclesPerSample) {
        for (int k = 0; k < channels.length; k += 2) {
            int next = Math.min(k + 1, channels.length - 1);
            analyser.analyse(values[k], values[next], points, channels[k].raw(), channels[next].raw());
        }
        response.prepare(cyclesPerSample);
        for (int k = 0; k < channels.length; k++) {
            channels[k].begin(values[k], points, config.channels().get(k), response);
        }
    }

    /**
     * The measurements of one voltage bank.
     *
     * @param bank voltage bank, from 0
     * @param hertz frequency of each phase of the bank
     */
    public VoltageMeasurement voltages(int bank, PhaseValues hertz) {
        ChannelWindow[] u = bank(bank);
        double turn = reference();
        List<Phasor> fundamentals = new ArrayList<>();
        for (ChannelWindow channel : u) {
            fundamentals.add(channel.fundamental().turned(turn));
        }
        return new VoltageMeasurement(
                PhaseValues.of(k -> u[k].rms()),
                PhaseValues.of(k -> lineVolts(u[k], u[(k + 1) % 3])),
                sumOfThree(u) / 3,
                hertz,
                fundamentals);
    }

    /** The measurements of one circuit, from 0. */
    public CircuitMeasurement circuit(int circuit) {
        InputLayout layout = config.layout();
        ChannelWindow[] u = bank(0);
        ChannelWindow[] i = new ChannelWindow[Phase.LINES.size()];
        for (Phase phase : Phase.LINES) {
            i[phase.ordinal()] = channels[layout.current(circuit, phase)];
        }
        ChannelWindow neutral = channels[layout.current(circuit, Phase.N)];
        boolean measured = config.wirings().get(circuit).measuresNeutral();
        List<Power> phases = List.of(power(u[0], i[0]), power(u[1], i[1]), power(u[2], i[2]));
        return new CircuitMeasurement(
                PhaseValues.of(k -> i[k].rms()),
                measured ? neutral.rms() : sumOfThree(i),
                currentFundamentals(i, measured ? neutral.fundamental() : null),
                phases,
                phases.get(0).plus(phases.get(1)).plus(phases.get(2)));
    }

    private List<Phasor> currentFundamentals(ChannelWindow[] i, Phasor neutral) {
        double turn = reference();
        List<Phasor> fundamentals = new ArrayList<>();
        Phasor sum = Phasor.ZERO;
        for (ChannelWindow channel : i) {
            sum = sum.plus(channel.fundamental());
            fundamentals.add(channel.fundamental().turned(turn));
        }
        fundamentals.add((neutral == null ? sum : neutral).turned(turn));
        return fundamentals;
    }

    private ChannelWindow[] bank(int bank) {
        ChannelWindow[] u = new ChannelWindow[Phase.LINES.size()];
        for (Phase phase : Phase.LINES) {
            u[phase.ordinal()] = channels[config.layout().voltage(bank, phase)];
        }
        return u;
    }

    /** The turn that brings U1 to angle 0; when it is dead, the next live voltage to its balanced angle. */
    private double reference() {
        for (Phase phase : Phase.LINES) {
            ChannelWindow channel = channels[config.layout().voltage(0, phase)];
            if (!channel.isDead()) {
                return phase.balancedRadians() - channel.fundamental().radians();
            }
        }
        return 0;
    }

    private static double lineVolts(ChannelWindow a, ChannelWindow b) {
        if (a.isDead() && b.isDead()) {
            return 0;
        }
        return Math.sqrt(Math.max(0, a.meanProduct(a) + b.meanProduct(b) - 2 * a.meanProduct(b)));
    }

    /** Rms of the sum of three channels, sample by sample; 0 when all are dead. */
    private static double sumOfThree(ChannelWindow[] x) {
        if (x[0].isDead() && x[1].isDead() && x[2].isDead()) {
            return 0;
        }
        double squares = x[0].meanProduct(x[0]) + x[1].meanProduct(x[1]) + x[2].meanProduct(x[2]);
        double products = x[0].meanProduct(x[1]) + x[1].meanProduct(x[2]) + x[2].meanProduct(x[0]);
        return Math.sqrt(Math.max(0, squares + 2 * products));
    }

    private static Power power(ChannelWindow u, ChannelWindow i) {
        if (u.isDead() || i.isDead()) {
            return Power.ZERO;
        }
        Phasor fundamental = u.fundamental().times(i.fundamental().conjugate());
        return new Power(
                u.meanProduct(i), fundamental.re(), fundamental.im(), u.rms() * i.rms(), fundamental.magnitude());
    }
}
