package io.metertwin.dsp.pipeline;

import io.metertwin.dsp.ChannelConfig;
import io.metertwin.dsp.PipelineConfig;
import io.metertwin.dsp.WindowMeasurement;
import io.metertwin.dsp.cycle.GridInterpolator;
import io.metertwin.dsp.cycle.GridValues;
import io.metertwin.dsp.cycle.PhaseGrid;
import io.metertwin.dsp.cycle.SampleBuffer;
import io.metertwin.dsp.cycle.TrackedSignals;
import io.metertwin.dsp.cycle.WindowTracker;
import io.metertwin.dsp.sensor.IntegrationRule;
import io.metertwin.dsp.spectrum.DotProduct;
import io.metertwin.dsp.spectrum.HarmonicAnalyser;
import io.metertwin.dsp.spectrum.RawSpectrum;
import io.metertwin.dsp.window.WindowCalculator;
import io.metertwin.signal.SampleBlock;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Samples in, measurements out: gapless windows of 10 or 12 cycles, each measured when its last sample is there.
 *
 * <p>Depends on the samples and the configuration only; knows no clock. Used by one thread.
 */
public final class MeteringPipeline implements WindowPipeline {

    /** Cycles of the longest window: 12 at 60 Hz. */
    private static final double MOST_CYCLES = 12;

    private static final double LOWEST_HERTZ = 39;
    private static final double HIGHEST_HERTZ = 71;
    private static final double FALLBACK_RMS_VOLTS = 1e-4;

    /** The voltages that the tracker resamples. */
    private static final int[] TRACKED = {0, 1, 2};

    /** Samples a window needs before its begin. */
    public static final int LEAD = PhaseGrid.LEAD;

    /** Samples a window needs after its end. */
    private static final int LAG = GridInterpolator.MARGIN + 1;

    private PipelineConfig config;
    private PipelineConfig pending;
    private SampleBuffer buffer;
    private WindowTracker tracker;
    private TrackedSignals followed;
    private PhaseGrid grid;
    private PhaseGrid sumGrid;
    private CoilBank coils;
    private int[] untracked;
    private WindowCalculator calculator;
    private HalfCycleStage halfCycles;
    private double[][] signals;
    private GridValues values;
    private double start = Double.NaN;
    private long windows;
    private MeasuredWindow window;
    private final InputFlags flags = new InputFlags();

    /** A pipeline that has seen no sample. */
    public MeteringPipeline(PipelineConfig config) {
        begin(config);
    }

    @Override
    public void configure(PipelineConfig next) {
        if (!next.layout().equals(config.layout()) || next.sampleRateHz() != config.sampleRateHz()) {
            throw new IllegalArgumentException("layout and sample rate of a pipeline cannot change");
        }
        pending = next;
    }

    @Override
    public PipelineConfig config() {
        return config;
    }

    @Override
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
            int channels = config.layout().channels();
            buffer = new SampleBuffer(channels, 2 * windowCapacity(config) + LEAD + LAG);
            double[][] samples = new double[channels][];
            Arrays.setAll(samples, buffer::channel);
            followed = new TrackedSignals(samples);
        }
        if (!sameWindows) {
            grid = new PhaseGrid(config.cycles());
            sumGrid = PhaseGrid.ofSums(config.cycles());
            values = grid.values(config.layout().channels());
            tracker = new WindowTracker(
                    config.cycles(), config.nominalHertz() / rate, LOWEST_HERTZ / rate, HIGHEST_HERTZ / rate);
        }
        coils = new CoilBank(config, IntegrationRule.RUNNING_SUM);
        calculator = new WindowCalculator(config, IntegrationRule.RUNNING_SUM);
        halfCycles = new HalfCycleStage(config, calculator);
        window = new MeasuredWindow(config, calculator, halfCycles);
        signals = new double[config.layout().channels()][];
        for (int channel = 0; channel < signals.length; channel++) {
            boolean integrated = config.channels().get(channel).integrated();
            signals[channel] = integrated ? buffer.derived(channel) : buffer.channel(channel);
        }
        untracked = IntStream.range(TRACKED.length, signals.length)
                .filter(channel -> !config.channels().get(channel).integrated())
                .toArray();
    }

    @Override
    public void accept(SampleBlock block, WindowSink sink) {
        buffer.append(block);
        flags.note(block);
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

    @Override
    public double nextWindowStart() {
        return start;
    }

    @Override
    public void restart(double startSample, long windowsBefore) {
        start = startSample;
        windows = windowsBefore;
        buffer.clear();
        flags.clear();
        PipelineConfig next = pending == null ? config : pending;
        pending = null;
        begin(next);
    }

    private boolean measure(WindowSink sink) {
        double relative = start - buffer.first();
        int available = (int) (buffer.end() - buffer.first()) - LAG;
        if (relative + tracker.expectedLength() > available) {
            return false;
        }
        followed.follow(weakestVolts(), fallback(relative));
        if (!tracker.track(followed, relative, available, grid, values)) {
            return false;
        }
        integrateAndResample();
        measureGrid();
        sink.window(window);
        start = buffer.first() + grid.end();
        buffer.discardBefore((long) start - LEAD);
        flags.discardBefore((long) start - LAG);
        return true;
    }

    /** The frequency is that of the window before: a part of a window is too short to follow one. */
    @Override
    public Optional<BegunWindow> begun() {
        double cycleSamples = tracker.expectedLength() / config.cycles();
        double relative = start - buffer.first();
        int cycles = (int) Math.min(config.cycles(), (buffer.end() - LAG - start) / cycleSamples);
        if (Double.isNaN(start) || cycles < 1) {
            return Optional.empty();
        }
        grid.place(relative, 1 / cycleSamples, cycles);
        grid.resample(followed.samples(), TRACKED, values);
        integrateAndResample();
        return Optional.of(new BegunWindow(part(0, cycles), part(cycles - 1, cycles)));
    }

    private WindowMeasurement part(int fromCycle, int toCycle) {
        double cycleSamples = (grid.end() - grid.start()) / grid.cycles();
        double begin = start + fromCycle * cycleSamples;
        calculate(begin, fromCycle, toCycle, cycleSamples);
        window.place(windows + 1, begin, (toCycle - fromCycle) * cycleSamples);
        window.follow(Double.NaN, false);
        return window.measurement();
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

    /** Four chains of additions: one alone would wait for itself. */
    private static double rms(double[] samples, int from, int to) {
        return Math.sqrt(DotProduct.square(samples, from, to) / (to - from));
    }

    private void integrateAndResample() {
        if (coils.size() > 0) {
            integrate();
        }
        grid.resample(signals, untracked, values);
    }

    private void integrate() {
        boolean cold = coils.isCold();
        if (cold) {
            settle();
        }
        coils.integrate(buffer, buffer.first() + (long) grid.end() + GridInterpolator.MARGIN + 1);
        sumGrid.follow(grid);
        sumGrid.resample(signals, coils.channels(), values);
        if (cold) {
            long from = (long) start - LAG;
            long to = buffer.first() + (long) grid.end() + LAG;
            coils.removeTransients(buffer, sumGrid, values, flags.invalid(from, to) | flags.overRange(from, to));
            sumGrid.resample(signals, coils.channels(), values);
        }
    }

    /** A cold start takes the first window's harmonics as if they had always been there. */
    private void settle() {
        long first = (long) grid.start() - GridInterpolator.MARGIN;
        coils.begin(buffer.first() + first);
        double cyclesPerSample = grid.cycles() / (grid.end() - grid.start());
        double cycles = (first - 1 - grid.start()) * cyclesPerSample;
        HarmonicAnalyser analyser = new HarmonicAnalyser();
        RawSpectrum volts = new RawSpectrum();
        grid.resample(followed.samples(), coils.channels(), values);
        analyser.take(values, 0, grid.cycles());
        for (int coil = 0; coil < coils.size(); coil++) {
            int channel = coils.channel(coil);
            analyser.analyse(channel, channel, volts, new RawSpectrum());
            coils.settle(coil, volts, cycles, cyclesPerSample);
        }
    }

    private void measureGrid() {
        double length = grid.end() - grid.start();
        double rate = config.sampleRateHz();
        calculate(start, 0, grid.cycles(), length / grid.cycles());
        window.place(++windows, start, length);
        halfCycles.place(values, start, length);
        window.follow(tracker.cyclesPerSample() * rate, tracker.isSynchronised());
        for (int phase = 0; phase < 3; phase++) {
            window.followPhase(phase, tracker.phaseCyclesPerSample(phase) * rate);
        }
    }

    private void calculate(double begin, int fromCycle, int toCycle, double cycleSamples) {
        int cycles = toCycle - fromCycle;
        long from = (long) begin - LAG;
        long to = (long) Math.ceil(begin + cycles * cycleSamples) + LAG;
        long invalid = flags.invalid(from, to);
        calculator.measure(values, fromCycle, toCycle, 1 / cycleSamples, invalid);
        window.flag(flags.overRange(from, to), invalid);
    }
}
