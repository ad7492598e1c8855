package io.metertwin.app.bench;

import io.metertwin.core.time.HostClock;
import io.metertwin.dsp.pipeline.GridClockPipeline;
import io.metertwin.dsp.pipeline.MeasuredWindow;
import io.metertwin.dsp.pipeline.MeteringPipeline;
import io.metertwin.dsp.pipeline.WindowPipeline;
import io.metertwin.signal.SampleBlock;
import io.metertwin.signal.frontend.AccuracyProfile;
import io.metertwin.signal.frontend.AnalogFrontEnd;
import io.metertwin.signal.grid.GridModel;

/**
 * Synthesis, inputs and signal processing of one meter without anything that counts or publishes, with the time of each.
 * Used by one thread.
 */
final class MeasuringChain {

    private static final int BLOCK = 256;
    private static final int BLOCKS_PER_SECOND = 50;

    private final HostClock host;
    private final TimedSource source;
    private final AnalogFrontEnd inputs;
    private final WindowPipeline pipeline;
    private final SampleBlock block;
    private long inputNanos;
    private long pipelineNanos;
    private long seconds;
    private double watts;

    /**
     * Mean time of the stages, host microseconds for each virtual second.
     *
     * @param synthesis voltages and currents of the world
     * @param inputs sensors, errors, range and resolution
     * @param processing samples to measured windows
     */
    record Stages(double synthesis, double inputs, double processing) {}

    private MeasuringChain(
            ReferenceInstallation installation, TimedSource source, WindowPipeline pipeline, HostClock host) {
        this.host = host;
        this.source = source;
        this.pipeline = pipeline;
        inputs = installation.frontEnd(source, AccuracyProfile.IDEAL);
        block = new SampleBlock(installation.layout().channels(), BLOCK);
    }

    /** A chain on a clock of the converter's own. */
    static MeasuringChain onFreeClock(ReferenceInstallation installation, HostClock host) {
        GridModel world = installation.steady();
        TimedSource source = new TimedSource(ReferenceInstallation.onFreeClock(world), host);
        return new MeasuringChain(installation, source, new MeteringPipeline(installation.pipeline()), host);
    }

    /** A chain on the grid's clock. */
    static MeasuringChain onGridClock(ReferenceInstallation installation, HostClock host) {
        GridModel world = installation.steady();
        TimedSource source = new TimedSource(ReferenceInstallation.onGridClock(world), host);
        return new MeasuringChain(installation, source, new GridClockPipeline(installation.pipeline()), host);
    }

    /**
     * Does fifty blocks of samples.
     *
     * @return how many virtual seconds they last
     */
    double measure() {
        double lasted = 0;
        for (int k = 0; k < BLOCKS_PER_SECOND; k++) {
            long begin = host.nanos();
            inputs.fill(block, BLOCK);
            long filled = host.nanos();
            pipeline.accept(block, this::keep);
            pipelineNanos += host.nanos() - filled;
            inputNanos += filled - begin;
            lasted += BLOCK / block.sampleRateHz();
        }
        seconds++;
        return lasted;
    }

    private void keep(MeasuredWindow window) {
        watts = window.watts(0);
    }

    /** Total active power of the first circuit in the last window, watts. */
    double watts() {
        return watts;
    }

    /** Counts the times of the stages from here on. */
    void forgetTimes() {
        source.forgetTime();
        inputNanos = 0;
        pipelineNanos = 0;
        seconds = 0;
    }

    /** Where the time went since the times were forgotten. */
    Stages stages() {
        double micros = 1e3 * Math.max(1, seconds);
        return new Stages(source.nanos() / micros, (inputNanos - source.nanos()) / micros, pipelineNanos / micros);
    }
}
