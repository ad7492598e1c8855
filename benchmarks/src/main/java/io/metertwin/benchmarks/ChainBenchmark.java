package io.metertwin.benchmarks;

import io.metertwin.dsp.pipeline.MeasuredWindow;
import io.metertwin.dsp.pipeline.WindowPipeline;
import io.metertwin.signal.SampleBlock;
import io.metertwin.signal.frontend.AccuracyProfile;
import io.metertwin.signal.frontend.AnalogFrontEnd;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One second of one meter with 3 voltages and 16 currents, on a free clock and on the grid's: synthesis and inputs alone,
 * the DSP alone, and the whole chain, on one thread and on two. A score of 1000 us means 1000 times real time; with two
 * threads each of them has a meter of its own.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ChainBenchmark {

    private static final int BLOCK = 256;
    private static final int BLOCKS_PER_SECOND = 50;

    /** The accuracy of the inputs. */
    @Param({"ideal", "typical"})
    public String accuracy;

    /** What the samples follow: a clock of the converter's own, or the grid's. */
    @Param({"free", "grid"})
    public String clock;

    private AnalogFrontEnd frontEnd;
    private WindowPipeline pipeline;
    private SampleBlock block;
    private SampleBlock[] recorded;
    private WindowPipeline replayed;
    private long replayedSamples;
    private double last;

    /** Builds the meter and records one second of samples for the DSP alone. */
    @Setup
    public void build() {
        AccuracyProfile profile = accuracy.equals("ideal") ? AccuracyProfile.IDEAL : AccuracyProfile.TYPICAL;
        boolean gridClock = clock.equals("grid");
        frontEnd = Bench.frontEnd(gridClock, profile);
        pipeline = Bench.pipeline(gridClock);
        replayed = Bench.pipeline(gridClock);
        block = new SampleBlock(Bench.LAYOUT.channels(), BLOCK);
        AnalogFrontEnd source = Bench.frontEnd(gridClock, profile);
        recorded = new SampleBlock[BLOCKS_PER_SECOND];
        for (int k = 0; k < BLOCKS_PER_SECOND; k++) {
            recorded[k] = new SampleBlock(Bench.LAYOUT.channels(), BLOCK);
            source.fill(recorded[k], BLOCK);
        }
    }

    /** Synthesis and analog front end. */
    @Benchmark
    public SampleBlock synthesis() {
        for (int k = 0; k < BLOCKS_PER_SECOND; k++) {
            frontEnd.fill(block, BLOCK);
        }
        return block;
    }

    /** The pipeline on samples that are already there, at the rate of the configuration. */
    @Benchmark
    public double dsp() {
        for (SampleBlock samples : recorded) {
            samples.begin(replayedSamples, Bench.SAMPLE_RATE_HZ, BLOCK);
            replayed.accept(samples, this::keep);
            replayedSamples += BLOCK;
        }
        return last;
    }

    /** Synthesis, front end and pipeline. */
    @Benchmark
    public double wholeChain() {
        for (int k = 0; k < BLOCKS_PER_SECOND; k++) {
            frontEnd.fill(block, BLOCK);
            pipeline.accept(block, this::keep);
        }
        return last;
    }

    /** The same on two threads. */
    @Benchmark
    @Threads(2)
    public double wholeChainOnTwoThreads() {
        return wholeChain();
    }

    private void keep(MeasuredWindow window) {
        last = window.watts(0);
    }
}
