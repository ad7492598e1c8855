package io.metertwin.dsp.pipeline;

import io.metertwin.dsp.PipelineConfig;
import io.metertwin.dsp.WindowMeasurement;
import io.metertwin.dsp.cycle.GridValues;
import io.metertwin.dsp.cycle.PointOrder;
import io.metertwin.dsp.cycle.SampleBuffer;
import io.metertwin.dsp.sensor.CoilIntegrator;
import io.metertwin.dsp.sensor.IntegrationRule;
import io.metertwin.dsp.spectrum.HarmonicAnalyser;
import io.metertwin.dsp.spectrum.RawSpectrum;
import io.metertwin.dsp.window.WindowCalculator;
import io.metertwin.signal.SampleBlock;
import java.util.Optional;

/**
 * The pipeline for samples on the grid's own clock: 256 to every cycle, so that windows begin and end on samples and
 * nothing is tracked or resampled. Everything else is the same chain.
 *
 * <p>A coil's samples are brought to the rate of the configuration as they come in: a sample that stands for more time
 * counts for more.
 */
public final class GridClockPipeline implements WindowPipeline {

    /** Samples of a cycle. */
    public static final int POINTS = 256;

    /** Samples a window needs before its begin. */
    public static final int LEAD = CoilIntegrator.HISTORY;

    private static final int LAG = CoilIntegrator.LOOKAHEAD;
    private static final int LONGEST_BLOCK = 8 * POINTS;

    private PipelineConfig config;
    private PipelineConfig pending;
    private SampleBuffer buffer;
    private CoilBank coils;
    private WindowCalculator calculator;
    private HalfCycleStage halfCycles;
    private MeasuredWindow window;
    private GridValues values;
    private double[][] signals;
    private long startIndex = Long.MIN_VALUE;
    private double start = Double.NaN;
    private long windows;
    private final InputFlags flags = new InputFlags();

    /** Where the newest block begins, in grid samples and in samples of the configuration's rate. */
    private long blockIndex;

    private double blockStart = Double.NaN;
    private double blockEnd = Double.NaN;
    private double samplesPerIndex = 1;

    /** A pipeline that has seen no sample. */
    public GridClockPipeline(PipelineConfig config) {
        begin(config);
    }

    private void begin(PipelineConfig next) {
        config = next;
        int channels = config.layout().channels();
        int length = config.cycles() * POINTS;
        if (buffer == null) {
            buffer = new SampleBuffer(channels, 2 * length + LONGEST_BLOCK + LEAD + LAG);
        }
        values = new GridValues(channels, config.cycles(), PointOrder.RISING);
        signals = new double[channels][];
        for (int channel = 0; channel < channels; channel++) {
            boolean integrated = config.channels().get(channel).integrated();
            signals[channel] = integrated ? buffer.derived(channel) : buffer.channel(channel);
        }
        coils = new CoilBank(config, IntegrationRule.SIX_POINT);
        calculator = new WindowCalculator(config, IntegrationRule.SIX_POINT);
        halfCycles = new HalfCycleStage(config, calculator);
        window = new MeasuredWindow(config, calculator, halfCycles);
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
        return LONGEST_BLOCK;
    }

    @Override
    public void accept(SampleBlock block, WindowSink sink) {
        samplesPerIndex = config.sampleRateHz() / block.sampleRateHz();
        blockIndex = block.firstSample();
        if (startIndex == Long.MIN_VALUE) {
            startIndex = blockIndex + LEAD;
            start = Double.isNaN(start) ? startIndex * samplesPerIndex : start;
            blockEnd = start - LEAD * samplesPerIndex;
        }
        blockStart = blockEnd;
        blockEnd = blockStart + block.length() * samplesPerIndex;
        scaleCoils(block);
        buffer.append(block);
        flags.note(block);
        while (measure(sink)) {
            if (pending != null) {
                begin(pending);
                pending = null;
            }
        }
    }

    private void scaleCoils(SampleBlock block) {
        if (samplesPerIndex == 1) {
            return;
        }
        for (int coil = 0; coil < coils.size(); coil++) {
            double[] samples = block.channel(coils.channel(coil));
            for (int n = 0; n < block.length(); n++) {
                samples[n] *= samplesPerIndex;
            }
        }
    }

    private boolean measure(WindowSink sink) {
        int length = config.cycles() * POINTS;
        long endIndex = startIndex + length;
        if (endIndex + LAG > buffer.end()) {
            return false;
        }
        int from = (int) (startIndex - buffer.first());
        if (coils.isCold()) {
            settle(from, config.cycles());
        }
        coils.integrate(buffer, endIndex);
        lay(from, config.cycles());
        double end = blockStart + (endIndex - blockIndex) * samplesPerIndex;
        long invalid = flags.invalid(startIndex - LAG, endIndex + LAG);
        calculator.measure(values, 0, config.cycles(), 1.0 / POINTS, invalid);
        report(end - start);
        window.flag(flags.overRange(startIndex - LAG, endIndex + LAG), invalid);
        sink.window(window);
        startIndex = endIndex;
        start = end;
        buffer.discardBefore(startIndex - LEAD);
        flags.discardBefore(startIndex - LAG);
        return true;
    }

    @Override
    public Optional<BegunWindow> begun() {
        int cycles = (int) Math.min(config.cycles(), (buffer.end() - LAG - startIndex) / POINTS);
        if (startIndex == Long.MIN_VALUE || cycles < 1) {
            return Optional.empty();
        }
        int length = cycles * POINTS;
        int from = (int) (startIndex - buffer.first());
        long endIndex = startIndex + length;
        if (coils.isCold()) {
            settle(from, cycles);
        }
        coils.integrate(buffer, endIndex);
        lay(from, cycles);
        return Optional.of(new BegunWindow(part(0, cycles), part(cycles - 1, cycles)));
    }

    private void lay(int from, int cycles) {
        for (int channel = 0; channel < signals.length; channel++) {
            lay(signals[channel], from, cycles, values.channel(channel));
        }
    }

    private static void lay(double[] samples, int from, int cycles, double[][] out) {
        for (int cycle = 0; cycle < cycles; cycle++) {
            System.arraycopy(samples, from + cycle * POINTS, out[cycle], 0, POINTS);
        }
    }

    private WindowMeasurement part(int fromCycle, int toCycle) {
        long firstIndex = startIndex + (long) fromCycle * POINTS;
        long endIndex = startIndex + (long) toCycle * POINTS;
        long invalid = flags.invalid(firstIndex - LAG, endIndex + LAG);
        calculator.measure(values, fromCycle, toCycle, 1.0 / POINTS, invalid);
        double begin = Math.max(start, blockStart + (firstIndex - blockIndex) * samplesPerIndex);
        window.place(windows + 1, begin, blockStart + (endIndex - blockIndex) * samplesPerIndex - begin);
        window.follow(Double.NaN, false);
        window.flag(flags.overRange(firstIndex - LAG, endIndex + LAG), invalid);
        return window.measurement();
    }

    private void settle(int from, int cycles) {
        coils.begin(startIndex);
        GridValues raw = new GridValues(1, cycles, PointOrder.RISING);
        HarmonicAnalyser analyser = new HarmonicAnalyser();
        RawSpectrum volts = new RawSpectrum();
        for (int coil = 0; coil < coils.size(); coil++) {
            int channel = coils.channel(coil);
            lay(buffer.channel(channel), from, cycles, raw.channel(0));
            analyser.take(raw, 0, cycles);
            analyser.analyse(0, 0, volts, new RawSpectrum());
            coils.settle(coil, volts, -1.0 / POINTS, 1.0 / POINTS);
        }
    }

    private void report(double length) {
        window.place(++windows, start, length);
        halfCycles.place(values, start, length);
        double hertz = config.cycles() * config.sampleRateHz() / length;
        boolean alive = calculator.isAnythingAlive();
        window.follow(alive ? hertz : Double.NaN, alive);
        for (int phase = 0; phase < 3; phase++) {
            window.followPhase(phase, Double.isNaN(calculator.gridRadians(phase)) ? Double.NaN : hertz);
        }
    }

    @Override
    public double nextWindowStart() {
        return start;
    }

    @Override
    public void restart(double startSample, long windowsBefore) {
        start = startSample;
        startIndex = Long.MIN_VALUE;
        windows = windowsBefore;
        buffer.clear();
        flags.clear();
        PipelineConfig next = pending == null ? config : pending;
        pending = null;
        begin(next);
    }
}
