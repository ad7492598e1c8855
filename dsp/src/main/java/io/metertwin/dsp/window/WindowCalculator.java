package io.metertwin.dsp.window;

import io.metertwin.dsp.CircuitMeasurement;
import io.metertwin.dsp.PhaseValues;
import io.metertwin.dsp.PipelineConfig;
import io.metertwin.dsp.VoltageMeasurement;
import io.metertwin.dsp.cycle.GridValues;
import io.metertwin.dsp.sensor.IntegrationRule;
import io.metertwin.dsp.sensor.IntegratorResponse;
import io.metertwin.dsp.spectrum.CycleSums;
import io.metertwin.dsp.spectrum.HarmonicAnalyser;
import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Phase;
import io.metertwin.signal.Spectrum;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns the inputs of one window into voltages, currents and powers as the wiring has them. Whatever the window came from,
 * samples or spectra, the rules are these. Scratch inside; one per thread; {@link #measure} allocates nothing.
 */
public final class WindowCalculator {

    private final PipelineConfig config;
    private final HarmonicAnalyser analyser = new HarmonicAnalyser();
    private final IntegratorResponse response;
    private final PhaseReference reference = new PhaseReference();
    private final ChannelWindow[] channels;
    private final VoltageWindow[] banks;
    private final CircuitWindow[] circuits;
    private final MeasuredSignal residual;

    /** A calculator of spectra and weighted values, behind which nothing has been integrated. */
    public WindowCalculator(PipelineConfig config) {
        this(config, IntegrationRule.SIX_POINT);
    }

    /**
     * A calculator for a configuration.
     *
     * @param rule how the grid values of coils have been integrated
     */
    public WindowCalculator(PipelineConfig config, IntegrationRule rule) {
        this.config = config;
        InputLayout layout = config.layout();
        response = new IntegratorResponse(config.sampleRateHz(), rule);
        CycleSums sums = new CycleSums();
        channels = new ChannelWindow[layout.channels()];
        for (int k = 0; k < channels.length; k++) {
            channels[k] = new ChannelWindow(sums);
        }
        banks = new VoltageWindow[layout.voltageBanks()];
        for (int bank = 0; bank < banks.length; bank++) {
            banks[bank] = new VoltageWindow(
                    inputs(layout.voltage(bank, Phase.L1), Phase.LINES.size()),
                    config.wirings().get(0));
        }
        circuits = new CircuitWindow[layout.circuits()];
        for (int circuit = 0; circuit < circuits.length; circuit++) {
            circuits[circuit] = new CircuitWindow(
                    inputs(layout.current(circuit, Phase.L1), Phase.values().length),
                    banks[0],
                    config.wirings().get(circuit));
        }
        residual = layout.hasResidual() ? MeasuredSignal.of(channels[layout.residual()]) : MeasuredSignal.ABSENT;
    }

    private ChannelWindow[] inputs(int first, int count) {
        ChannelWindow[] inputs = new ChannelWindow[count];
        System.arraycopy(channels, first, inputs, 0, count);
        return inputs;
    }

    /**
     * Measures a window of grid values.
     *
     * @param values grid values of every channel
     * @param from first cycle of the window
     * @param to after its last
     * @param cyclesPerSample mean frequency of the window
     * @param invalid channels whose samples were no numbers, bit n for channel n
     */
    public void measure(GridValues values, int from, int to, double cyclesPerSample, long invalid) {
        analyser.take(values, from, to);
        for (int k = 0; k < channels.length; k += 2) {
            int next = Math.min(k + 1, channels.length - 1);
            analyser.analyse(k, next, channels[k].raw(), channels[next].raw());
        }
        response.prepare(cyclesPerSample);
        for (int k = 0; k < channels.length; k++) {
            channels[k].take(values.channel(k), from, to);
            channels[k].begin(config.channels().get(k), response);
            channels[k].setInvalid((invalid >>> k & 1) != 0);
        }
        refresh();
    }

    /**
     * Measures a window in which nothing changes, from spectra alone.
     *
     * @param inputs what every input sees, volts
     * @param hertz frequency
     */
    public void measureSteady(List<Spectrum> inputs, double hertz) {
        for (int k = 0; k < channels.length; k++) {
            channels[k].raw().set(inputs.get(k));
            channels[k].beginSteady(config.channels().get(k), hertz);
            channels[k].setInvalid(false);
        }
        refresh();
    }

    /**
     * Measures a window given by weighted values and harmonics of its own: the truth of a window in which something changes.
     *
     * @param values values of every channel, each times the root of its weight; the weights sum up to the number of values
     * @param spectra harmonics of every channel over the window
     */
    public void measureWeighted(double[][] values, List<Spectrum> spectra) {
        for (int k = 0; k < channels.length; k++) {
            channels[k].raw().set(spectra.get(k));
            channels[k].take(new double[][] {values[k]}, 0, 1);
            channels[k].begin(config.channels().get(k), response);
            channels[k].setInvalid(false);
        }
        refresh();
    }

    private void refresh() {
        for (VoltageWindow bank : banks) {
            bank.refresh();
        }
        for (CircuitWindow circuit : circuits) {
            circuit.refresh();
        }
        residual.refresh();
    }

    /** Total active power of a circuit, watts, without assembling anything. */
    public double watts(int circuit) {
        return circuits[circuit].total().watts();
    }

    /** True when a voltage of the first bank or any current is above its minimum. */
    public boolean isAnythingAlive() {
        for (ChannelWindow channel : channels) {
            if (!channel.isDead() && !channel.isInvalid()) {
                return true;
            }
        }
        return false;
    }

    /** Angle of the fundamental of an input against the grid, radians; NaN when it is dead. */
    public double gridRadians(int channel) {
        ChannelWindow window = channels[channel];
        return window.isDead() ? Double.NaN : StrictMath.atan2(window.im(1), window.re(1));
    }

    /** Angle of the fundamental of a line voltage of the first bank against the grid, radians; NaN when it is dead. */
    public double lineGridRadians(int line) {
        MeasuredSignal signal = banks[0].line(line);
        return signal.isLive() ? StrictMath.atan2(signal.im(1), signal.re(1)) : Double.NaN;
    }

    /** Dc part of every input, volts at the input, before any zero point. */
    public double[] inputDc() {
        double[] volts = new double[channels.length];
        for (int k = 0; k < volts.length; k++) {
            volts[k] = channels[k].inputDc();
        }
        return volts;
    }

    /** The measurements of all voltage banks, with the frequency of each phase of the first. */
    public List<VoltageMeasurement> voltages(PhaseValues hertz) {
        List<VoltageMeasurement> measured = new ArrayList<>(banks.length);
        banks[0].reference(reference);
        for (VoltageWindow bank : banks) {
            measured.add(bank.measurement(reference, bank == banks[0] ? hertz : PhaseValues.ABSENT));
        }
        return measured;
    }

    /** The measurements of all circuits. */
    public List<CircuitMeasurement> circuits() {
        List<CircuitMeasurement> measured = new ArrayList<>(circuits.length);
        banks[0].reference(reference);
        for (CircuitWindow circuit : circuits) {
            measured.add(circuit.measurement(reference));
        }
        return measured;
    }

    /** Rms of the residual current input, amperes; NaN when the model has none. */
    public double residualAmperes() {
        return residual.rms();
    }
}
