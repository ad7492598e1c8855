package io.metertwin.dsp.pipeline;

import io.metertwin.dsp.ChannelConfig;
import io.metertwin.dsp.PhaseValues;
import io.metertwin.dsp.PipelineConfig;
import io.metertwin.dsp.cycle.GridInterpolator;
import io.metertwin.dsp.cycle.PhaseGrid;
import io.metertwin.dsp.cycle.SampleBuffer;
import io.metertwin.dsp.cycle.TrackedSignals;
import io.metertwin.dsp.cycle.TrackedWindow;
import io.metertwin.dsp.cycle.WindowTracker;
import io.metertwin.dsp.sensor.CoilIntegrator;
import io.metertwin.dsp.window.WindowCalculator;
import io.metertwin.signal.SampleBlock;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Samples in, measurements out: gapless windows of 10 or 12 cycles, each measured when its last sample is there.
 *
 * <p>Depends on the samples and the configuration only; knows no clock. Used by one thread.
 */
public final class MeteringPipeline {

    /** Cycles of the longest window: 12 at 60 Hz. */
    private static final double MOST_CYCLES = 12;

    private static final double LOWEST_HERTZ = 39;
    private static final double HIGHEST_HERTZ = 71;
    private static final double FALLBACK_RMS_VOLTS = 1e-4;
    private static final int LEAD = GridInterpolator.MARGIN + CoilIntegrator.HISTORY + 1;
    private static final int LAG = GridInterpolator.MARGIN + CoilIntegrator.LOOKAHEAD + 1;

    private PipelineConfig config;
    private PipelineConfig pending;
    private SampleBuffer buffer;
    private WindowTracker tracker;
    private PhaseGrid grid;
    private CoilBank coils;
    private WindowCalculator calculator;
    private double[][] signals;
    private double[][] values;
    private double start = Double.NaN;
    private long windows;
    private MeasuredWindow window;
    private long overRange;
    private long invalid;

    /** A pipeline that has seen no sample. */
    public MeteringPipeline(PipelineConfig config) {
        begin(config);
    }

    /**
     * Changes the configuration from the next window on.
     *
     * @param next of the same layout and sample rate
     */
    public void configure(PipelineConfig next) {
        if (!next.layout().equals(config.layout()) || next.sampleRateHz() != config.sampleRateHz()) {
            throw new IllegalArgumentException("layout and sample rate of a pipeline cannot change");
        }
        pending = next;
    }

    /** The configuration in force. */
    public PipelineConfig config() {
        return config;
    }

    /** Samples per channel a block may have at most. */
    public int longestBlock() {
        return windowCapacity(config) / 2;
    }

    private static int windowCapacity(PipelineConfig config) {
        return (int) Math.ceil(MOST_CYCLES / LOWEST_HERTZ * config.sampleRateHz());
    }

    /** The samples stay when the configuration changes: the next window begins where the last one ended. */
    private void begin(PipelineConfig next) {
        boolean sameWindows = config != null && config.sameWindows(next);
        config = next;
        double rate = config.sampleRateHz();
        if (buffer == null) {
            buffer = new SampleBuffer(config.layout().channels(), 2 * windowCapacity(config) + LEAD + LAG);
        }
        if (!sameWindows) {
            grid = new PhaseGrid(config.cycles());
            values = new double[config.layout().channels()][grid.capacity()];
            tracker = new WindowTracker(
                    config.cycles(), config.nominalHertz() / rate, LOWEST_HERTZ / rate, HIGHEST_HERTZ / rate);
        }
        coils = new CoilBank(config);
        calculator = new WindowCalculator(config);
        window = new MeasuredWindow(config, calculator);
        signals = new double[config.layout().channels()][];
        for (int channel = 0; channel < signals.length; channel++) {
            boolean integrated = config.channels().get(channel).integrated();
            signals[channel] = integrated ? buffer.derived(channel) : buffer.channel(channel);
        }
    }

    /**
     * Takes in a block that follows the one before without a gap.
     *
     * @param block volts at the inputs, at most {@link #longestBlock()} samples
     * @param sink receives each window that is complete now
     */
    public void accept(SampleBlock block, WindowSink sink) {
        buffer.append(block);
        overRange |= block.overRange();
        if (Double.isNaN(start)) {
            start = block.firstSample() + (double) LEAD;
        }
        while (measure(sink)) {
            if (pending != null) {
                begin(pending);
                pending = null;
            }
        }
    }

    private boolean measure(WindowSink sink) {
        double relative = start - buffer.first();
        int available = (int) (buffer.end() - buffer.first()) - LAG;
        if (relative + tracker.expectedLength() > available) {
            return false;
        }
        TrackedSignals followed = new TrackedSignals(rawSamples(), weakestVolts(), fallback(relative));
        Optional<TrackedWindow> tracked = tracker.track(followed, relative, available, grid, values);
        if (tracked.isEmpty()) {
            return false;
        }
        integrateAndResample();
        measure(tracked.get());
        sink.window(window);
        start = buffer.first() + grid.end();
        buffer.discardBefore((long) start - LEAD);
        overRange = 0;
        invalid = 0;
        return true;
    }

    private double[][] rawSamples() {
        return IntStream.range(0, signals.length).mapToObj(buffer::channel).toArray(double[][]::new);
    }

    private double weakestVolts() {
        ChannelConfig voltage = config.channels().get(0);
        return voltage.minimum() / voltage.gain() / 3;
    }

    /** The strongest current to follow when all voltages are dead, or -1. */
    private int fallback(double relative) {
        int from = (int) relative;
        int to = from + (int) tracker.expectedLength();
        int voltages = config.layout().voltages();
        for (int channel = 0; channel < voltages; channel++) {
            ChannelConfig voltage = config.channels().get(channel);
            if (rms(buffer.channel(channel), from, to) * voltage.gain() >= voltage.minimum()) {
                return -1;
            }
        }
        int strongest = -1;
        double most = FALLBACK_RMS_VOLTS;
        for (int channel = voltages; channel < signals.length; channel++) {
            double rms = rms(buffer.channel(channel), from, to);
            if (rms > most) {
                most = rms;
                strongest = channel;
            }
        }
        return strongest;
    }

    private static double rms(double[] samples, int from, int to) {
        double sum = 0;
        for (int n = from; n < to; n++) {
            sum += samples[n] * samples[n];
        }
        return Math.sqrt(sum / (to - from));
    }

    private void integrateAndResample() {
        coils.integrate(buffer, grid, values);
        grid.resample(signals, config.layout().voltages(), signals.length, values);
        if (config.layout().voltages() > 3) {
            grid.resample(signals, 3, config.layout().voltages(), values);
        }
    }

    private void measure(TrackedWindow tracked) {
        double length = grid.end() - grid.start();
        calculator.measure(values, grid.points(), config.cycles() / length, invalid);
        window.place(++windows, start, length);
        window.follow(
                tracked.cyclesPerSample() * config.sampleRateHz(),
                PhaseValues.of(k -> tracked.phaseCyclesPerSample().at(k) * config.sampleRateHz()),
                tracked.synchronised());
        window.flag(overRange, invalid);
    }
}
