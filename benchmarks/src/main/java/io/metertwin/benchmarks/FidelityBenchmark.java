package io.metertwin.benchmarks;

import io.metertwin.app.bench.WholeMeter;
import io.metertwin.core.runtime.Fidelity;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * One minute of a whole meter with energies, events, truth and snapshots, whose loads step every minute. A score of 1 ms
 * means 60 000 times real time.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class FidelityBenchmark {

    private static final double SECONDS = 60;
    private static final int WINDOWS_PER_MINUTE = 300;

    /** How the meter runs. */
    @Param({"WAVEFORM", "GRID_CLOCK", "AUTO", "PHASOR"})
    public Fidelity fidelity;

    private WholeMeter meter;

    /** Builds the meter. */
    @Setup
    public void build() {
        meter = new WholeMeter(Bench.INSTALLATION, Bench.INSTALLATION.stepping(), fidelity, WINDOWS_PER_MINUTE);
    }

    /** One minute. */
    @Benchmark
    public double minute() {
        return meter.run(SECONDS);
    }
}
