package io.metertwin.dsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.metertwin.dsp.pipeline.GridClockPipeline;
import io.metertwin.dsp.pipeline.MeasuredWindow;
import io.metertwin.dsp.pipeline.MeteringPipeline;
import io.metertwin.dsp.pipeline.WindowPipeline;
import io.metertwin.dsp.pipeline.WindowSink;
import io.metertwin.signal.SampleBlock;
import io.metertwin.signal.frontend.AccuracyProfile;
import io.metertwin.signal.frontend.AnalogFrontEnd;
import io.metertwin.signal.grid.GridModel;
import io.metertwin.signal.grid.GridState;
import io.metertwin.signal.synth.WaveformSynthesizer;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In steady state neither synthesis nor front end nor pipeline makes garbage. */
class SteadyStateAllocationTest {

    private static final int WARM_UP_WINDOWS = 400;
    private static final int WINDOWS = 200;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private double watts;
    private int windows;
    private final WindowSink sink = this::keep;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aWindowAllocatesNothing(boolean gridClock) {
        GridState state = SteadyWorld.random(new Random(7), 49.97);
        GridModel world = GridModel.steady(state);
        Fitting fitting = Fitting.sound(Bench.coil(), Wiring.THREE_PHASE_FOUR_WIRE_4CT);
        WaveformSynthesizer synthesizer = gridClock
                ? WaveformSynthesizer.onGridClock(world, Bench.SAMPLE_RATE_HZ, -GridClockPipeline.LEAD)
                : new WaveformSynthesizer(world, Bench.SAMPLE_RATE_HZ, -MeteringPipeline.LEAD);
        AnalogFrontEnd frontEnd =
                new AnalogFrontEnd(synthesizer, Bench.paths(state.layout(), fitting), AccuracyProfile.TYPICAL, 1);
        PipelineConfig config = Bench.config(state.layout(), fitting, 50);
        WindowPipeline pipeline = gridClock ? new GridClockPipeline(config) : new MeteringPipeline(config);
        SampleBlock block = new SampleBlock(state.layout().channels(), 256);
        measure(frontEnd, pipeline, block, WARM_UP_WINDOWS);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            measure(frontEnd, pipeline, block, WINDOWS);
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(watts).isNotNaN();
        // The compiler may still be at work in one round or another, so the best of five counts.
        assertThat(least / WINDOWS).as("bytes per window").isZero();
    }

    private void measure(AnalogFrontEnd frontEnd, WindowPipeline pipeline, SampleBlock block, int count) {
        windows = 0;
        while (windows < count) {
            frontEnd.fill(block, 256);
            pipeline.accept(block, sink);
        }
    }

    private void keep(MeasuredWindow window) {
        windows++;
        watts = window.watts(0);
    }
}
