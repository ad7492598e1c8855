package io.metertwin.core.runtime;

import io.metertwin.core.command.CommandResult;
import io.metertwin.core.command.MeterCommand;
import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.port.MeterPort;
import io.metertwin.core.time.SimulationClock;
import io.metertwin.dsp.WindowMeasurement;
import io.metertwin.signal.SampleBlock;
import io.metertwin.signal.SampleSource;
import io.metertwin.signal.synth.WaveformSynthesizer;
import io.metertwin.signal.truth.GridHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The one writer of a meter: drains commands, runs the hook, fills a block, measures, publishes, moves time - in that
 * order, every step.
 *
 * <p>{@link #step()} and {@link #drain()} are called by one thread; the methods of {@link MeterPort} by any.
 */
public final class MeterLoop implements MeterPort {

    /** Samples of a step: 20 ms at 12.8 kHz, the grain of commands and hooks. */
    public static final int BLOCK_LENGTH = 256;

    private final Meter meter;
    private final SampleSource source;
    private final SimulationClock clock;
    private final SimulationHook hook;
    private final TruthMeter truthMeter;
    private final AnalyticRun analytic;
    private final SampleBlock block;
    private final Queue<Pending> queue = new ConcurrentLinkedQueue<>();
    private volatile MeterSnapshot snapshot;
    private volatile Truth truth;
    private volatile boolean closed;
    private double samples;

    private record Pending(MeterCommand command, CompletableFuture<CommandResult> result) {}

    /**
     * A loop on samples, at the start of its run.
     *
     * @param meter what is driven
     * @param source what its inputs see
     * @param clock virtual time; this loop moves it
     * @param history states of the world for the truth, or {@code null} when nobody knows it (a recording)
     * @param hook acts before each block
     */
    public MeterLoop(
            Meter meter, SampleSource source, SimulationClock clock, GridHistory history, SimulationHook hook) {
        this(meter, source, clock, history, hook, null);
    }

    /**
     * A loop that leaves out samples where it may.
     *
     * @param meter what is driven
     * @param synthesizer makes the samples that are needed
     * @param inputs what the meter's inputs see
     * @param clock virtual time; this loop moves it
     * @param path measures what needs no samples
     * @param hook acts before each step
     */
    public MeterLoop(
            Meter meter,
            WaveformSynthesizer synthesizer,
            SampleSource inputs,
            SimulationClock clock,
            AnalyticPath path,
            SimulationHook hook) {
        this(meter, inputs, clock, synthesizer.history(), hook, new AnalyticRun(meter, synthesizer, path));
    }

    private MeterLoop(
            Meter meter,
            SampleSource source,
            SimulationClock clock,
            GridHistory history,
            SimulationHook hook,
            AnalyticRun analytic) {
        this.meter = meter;
        this.source = source;
        this.clock = clock;
        this.hook = hook;
        this.analytic = analytic;
        truthMeter = history == null ? null : new TruthMeter(history, meter.layout());
        block = new SampleBlock(meter.layout().channels(), 2 * BLOCK_LENGTH);
        snapshot = meter.snapshot(clock.instant());
    }

    /** Does one block of virtual time, or the windows that need no samples. */
    public void step() {
        drain();
        hook.beforeBlock(clock.seconds());
        Optional<AnalyticPath.Batch> batch = analytic == null ? Optional.empty() : analytic.next();
        if (batch.isPresent()) {
            count(batch.get());
        } else {
            sample();
        }
    }

    private void sample() {
        long first = source.position();
        int length = first < 0 ? (int) (BLOCK_LENGTH - first) : BLOCK_LENGTH - (int) (first % BLOCK_LENGTH);
        source.fill(block, length);
        double rate = clock.sampleRateHz();
        samples =
                block.sampleRateHz() == rate ? first + (double) length : samples + length * rate / block.sampleRateHz();
        meter.accept(block, this::publish);
        advance();
    }

    private void count(AnalyticPath.Batch batch) {
        meter.countSteady(batch.last(), batch.seconds());
        samples = batch.last().span().endSample();
        MeterSnapshot next = meter.snapshot(clock.at(samples));
        truth = truthMeter.of(next, batch.state(), batch.seconds());
        snapshot = next;
        advance();
    }

    /** Moves time on; a contact that moves between two windows is published by itself. */
    private void advance() {
        clock.advanceTo((long) Math.floor(samples));
        if (meter.advanceOutputs()) {
            snapshot = meter.snapshot(clock.instant());
        }
    }

    /** Applies what has been submitted; to be called often while virtual time stands still. */
    public void drain() {
        List<Runnable> replies = new ArrayList<>();
        for (Pending pending = queue.poll(); pending != null; pending = queue.poll()) {
            CommandResult result = apply(pending.command());
            CompletableFuture<CommandResult> future = pending.result();
            replies.add(() -> future.complete(result));
        }
        if (!replies.isEmpty()) {
            snapshot = meter.snapshot(clock.instant());
            replies.forEach(Runnable::run);
        }
    }

    private CommandResult apply(MeterCommand command) {
        CommandResult result = meter.apply(command);
        if (truthMeter != null && result instanceof CommandResult.Accepted) {
            truthMeter.follow(command);
        }
        return result;
    }

    private void publish(WindowMeasurement window) {
        MeterSnapshot next = meter.snapshot(clock.at(window.span().endSample()));
        if (truthMeter != null) {
            truth = truthMeter.of(next);
        }
        snapshot = next;
    }

    /** Answers what is still queued and refuses everything from now on. */
    public void close() {
        closed = true;
        for (Pending pending = queue.poll(); pending != null; pending = queue.poll()) {
            pending.result().complete(stopping());
        }
    }

    private static CommandResult stopping() {
        return new CommandResult.Refused(CommandResult.Kind.UNAVAILABLE, "the meter is stopping");
    }

    @Override
    public MeterSnapshot snapshot() {
        return snapshot;
    }

    /** What the last window would read on a perfect meter; empty before the first window and for recordings. */
    public Optional<MeterSnapshot> truth() {
        return Optional.ofNullable(truth).map(Truth::snapshot);
    }

    @Override
    public CompletableFuture<CommandResult> submit(MeterCommand command) {
        CompletableFuture<CommandResult> result = new CompletableFuture<>();
        queue.add(new Pending(command, result));
        if (closed) {
            result.complete(stopping());
        }
        return result;
    }
}
