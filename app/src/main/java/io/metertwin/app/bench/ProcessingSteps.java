package io.metertwin.app.bench;

import io.metertwin.dsp.PipelineConfig;
import io.metertwin.dsp.cycle.GridInterpolator;
import io.metertwin.dsp.cycle.GridValues;
import io.metertwin.dsp.cycle.PhaseGrid;
import io.metertwin.dsp.cycle.SampleBuffer;
import io.metertwin.dsp.cycle.TrackedSignals;
import io.metertwin.dsp.cycle.WindowTracker;
import io.metertwin.dsp.pipeline.MeteringPipeline;
import io.metertwin.dsp.sensor.CoilIntegrator;
import io.metertwin.dsp.sensor.IntegrationRule;
import io.metertwin.dsp.window.WindowCalculator;
import io.metertwin.signal.SampleBlock;
import io.metertwin.signal.frontend.AccuracyProfile;
import io.metertwin.signal.frontend.AnalogFrontEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The steps of the signal processing, each alone and again and again on one recorded window: what moves samples between
 * them is left out. Used by one thread.
 */
public final class ProcessingSteps {

    private static final int BLOCK = 256;
    private static final int BLOCKS = 14;
    private static final int AVAILABLE = BLOCK * (BLOCKS - 1);
    private static final int FOUR = 4;
    private static final double LOWEST_HERTZ = 39;
    private static final double HIGHEST_HERTZ = 71;
    private static final double WEAKEST_VOLTS = 1.0 / 3;

    private final int voltages;
    private final double windowSeconds;
    private final int integratedEnd;
    private final WindowTracker tracker;
    private final PhaseGrid grid;
    private final PhaseGrid currentGrid;
    private final int[] currents;
    private final TrackedSignals followed;
    private final WindowCalculator calculator;
    private final List<CoilQuartet> quartets = new ArrayList<>();
    private final double[][] signals;
    private final GridValues values;

    /** Four coils that are integrated together. */
    private static final class CoilQuartet {

        private final CoilIntegrator[] integrators = new CoilIntegrator[FOUR];
        private final double[][] volts = new double[FOUR][];
        private final double[][] integrals = new double[FOUR][];

        void integrate(int from, int to) {
            CoilIntegrator.integrateFour(integrators, volts, from, to, integrals);
        }
    }

    /** Records a window of an installation. */
    public ProcessingSteps(ReferenceInstallation installation) {
        PipelineConfig config = installation.pipeline();
        double rate = config.sampleRateHz();
        int channels = config.layout().channels();
        voltages = config.layout().voltages();
        windowSeconds = config.cycles() / ReferenceInstallation.HERTZ;
        integratedEnd = (int) Math.ceil(MeteringPipeline.LEAD + windowSeconds * rate) + GridInterpolator.MARGIN + 1;
        SampleBuffer buffer = record(installation);
        double[][] samples = new double[channels][];
        signals = new double[channels][];
        for (int channel = 0; channel < channels; channel++) {
            samples[channel] = buffer.channel(channel);
            boolean integrated = config.channels().get(channel).integrated();
            signals[channel] = integrated ? buffer.derived(channel) : buffer.channel(channel);
        }
        tracker = new WindowTracker(
                config.cycles(), config.nominalHertz() / rate, LOWEST_HERTZ / rate, HIGHEST_HERTZ / rate);
        grid = new PhaseGrid(config.cycles());
        currents = IntStream.range(voltages, channels).toArray();
        boolean coils = config.channels().get(voltages).integrated();
        currentGrid = coils ? PhaseGrid.ofSums(config.cycles()) : new PhaseGrid(config.cycles());
        values = grid.values(channels);
        followed = new TrackedSignals(samples);
        followed.follow(WEAKEST_VOLTS, -1);
        calculator = new WindowCalculator(config, IntegrationRule.RUNNING_SUM);
        for (int first = voltages; first < channels; first += FOUR) {
            if (config.channels().get(first).integrated()) {
                quartets.add(quartet(first, samples, rate));
            }
        }
        integrate();
        track();
        resample();
    }

    private static SampleBuffer record(ReferenceInstallation installation) {
        int channels = installation.layout().channels();
        AnalogFrontEnd inputs =
                installation.frontEnd(ReferenceInstallation.onFreeClock(installation.steady()), AccuracyProfile.IDEAL);
        SampleBuffer buffer = new SampleBuffer(channels, BLOCK * BLOCKS);
        SampleBlock block = new SampleBlock(channels, BLOCK);
        for (int k = 0; k < BLOCKS; k++) {
            inputs.fill(block, BLOCK);
            buffer.append(block);
        }
        return buffer;
    }

    private CoilQuartet quartet(int first, double[][] samples, double rate) {
        CoilQuartet quartet = new CoilQuartet();
        for (int k = 0; k < FOUR; k++) {
            quartet.integrators[k] = new CoilIntegrator(rate, IntegrationRule.RUNNING_SUM);
            quartet.volts[k] = samples[first + k];
            quartet.integrals[k] = signals[first + k];
        }
        return quartet;
    }

    /** Finds the window and resamples the voltages onto its phase grid, as in a steady state. */
    public boolean track() {
        return tracker.track(followed, MeteringPipeline.LEAD, AVAILABLE, grid, values);
    }

    /** Resamples the currents onto the grid. */
    public double resample() {
        currentGrid.follow(grid);
        currentGrid.resample(signals, currents, values);
        return values.channel(voltages)[0][0];
    }

    /** Integrates all coils over a window; nothing for current transformers. */
    public double integrate() {
        int from = MeteringPipeline.LEAD - GridInterpolator.MARGIN;
        for (CoilQuartet quartet : quartets) {
            quartet.integrate(from, integratedEnd);
        }
        return signals[voltages][from];
    }

    /** Harmonics, rms, powers and unbalance of the window from its grid values. */
    public double calculate() {
        calculator.measure(values, 0, grid.cycles(), grid.cycles() / (grid.end() - grid.start()), 0);
        return calculator.watts(0);
    }

    /** Virtual seconds of the window. */
    public double windowSeconds() {
        return windowSeconds;
    }
}
