package io.metertwin.benchmarks;

import io.metertwin.app.bench.ProcessingSteps;
import io.metertwin.app.bench.ReferenceInstallation;
import io.metertwin.dsp.pipeline.MeasuredWindow;
import io.metertwin.dsp.pipeline.WindowPipeline;
import io.metertwin.signal.SampleBlock;
import io.metertwin.signal.frontend.AccuracyProfile;
import io.metertwin.signal.frontend.AnalogFrontEnd;
import io.metertwin.signal.synth.WaveformSynthesizer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Every stage of the chain on a free clock, for one window of ten cycles of 3 voltages and 16 currents: five of them are a
 * second. What the whole takes beyond its stages is the moving of samples between them.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class StageBenchmark {

    private static final int BLOCK = 256;
    private static final int BLOCKS = 10;

    private final SampleBlock block = new SampleBlock(Bench.LAYOUT.channels(), BLOCK);
    private WaveformSynthesizer synthesizer;
    private AnalogFrontEnd frontEnd;
    private AnalogFrontEnd input;
    private WindowPipeline pipeline;
    private ProcessingSteps steps;
    private double last;

    /** Builds every stage. */
    @Setup
    public void build() {
        synthesizer = ReferenceInstallation.onFreeClock(Bench.INSTALLATION.steady());
        frontEnd = Bench.INSTALLATION.frontEnd(synthesizer, AccuracyProfile.IDEAL);
        input = Bench.frontEnd(false, AccuracyProfile.IDEAL);
        pipeline = Bench.pipeline(false);
        steps = new ProcessingSteps(Bench.INSTALLATION);
    }

    /** Voltages and currents, or their derivatives where a coil hangs. */
    @Benchmark
    public SampleBlock synthesis() {
        for (int k = 0; k < BLOCKS; k++) {
            synthesizer.fill(block, BLOCK);
        }
        return block;
    }

    /** The same with the front end; what it takes more is the front end. */
    @Benchmark
    public SampleBlock synthesisAndFrontEnd() {
        for (int k = 0; k < BLOCKS; k++) {
            frontEnd.fill(block, BLOCK);
        }
        return block;
    }

    /** Finding the window and resampling the voltages on it. */
    @Benchmark
    public boolean tracking() {
        return steps.track();
    }

    /** Resampling the currents. */
    @Benchmark
    public double resampling() {
        return steps.resample();
    }

    /** Integrating the coils. */
    @Benchmark
    public double integration() {
        return steps.integrate();
    }

    /** Harmonics of 19 inputs, rms, powers. */
    @Benchmark
    public double calculation() {
        return steps.calculate();
    }

    /** Everything. */
    @Benchmark
    public double whole() {
        for (int k = 0; k < BLOCKS; k++) {
            input.fill(block, BLOCK);
            pipeline.accept(block, this::keep);
        }
        return last;
    }

    private void keep(MeasuredWindow window) {
        last = window.watts(0);
    }
}
