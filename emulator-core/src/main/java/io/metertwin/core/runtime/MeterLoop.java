package io.metertwin.core.runtime;

import io.metertwin.core.command.CommandResult;
import io.metertwin.core.command.MeterCommand;
import io.metertwin.core.device.SupplyVoltage;
import io.metertwin.core.fault.SupplyFault;
import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.measure.PowerState;
import io.metertwin.core.port.MeterPort;
import io.metertwin.core.storage.Recollection;
import io.metertwin.core.storage.Sections;
import io.metertwin.core.time.HostCalendar;
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

    private static final String TRUTH = "truth";

    private final Meter meter;
    private final SampleSource source;
    private final SimulationClock clock;
    private final SimulationHook hook;
    private final TruthMeter truthMeter;
    private final AnalyticRun analytic;
    private final SampleBlock block;
    private final Queue<Pending> queue = new ConcurrentLinkedQueue<>();
    private final Queue<PendingSupply> supplies = new ConcurrentLinkedQueue<>();
    private volatile MeterSnapshot snapshot;
    private volatile Truth truth;
    private volatile boolean closed;
    private Checkpoint checkpoint;
    private double samples;

    private record PendingSupply(SupplyVoltage voltage, CompletableFuture<PowerState> result) {}

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
        truthMeter =
                history == null ? null : new TruthMeter(history, meter.layout(), meter::meterSeconds, meter.settings());
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
        } else if (analytic != null && meter.state() == PowerState.OFF) {
            pass();
        } else {
            sample();
        }
    }

    /** Nobody looks at the inputs of a meter that is off. */
    private void pass() {
        long length = BLOCK_LENGTH - source.position() % BLOCK_LENGTH;
        analytic.pass(length);
        samples = source.position();
        clock.advanceTo(source.position());
    }

    private void sample() {
        long first = source.position();
        int length = first < 0 ? (int) (BLOCK_LENGTH - first) : BLOCK_LENGTH - (int) (first % BLOCK_LENGTH);
        source.fill(block, length);
        double rate = clock.sampleRateHz();
        double from = block.sampleRateHz() == rate ? first : samples;
        samples = block.sampleRateHz() == rate ? first + (double) length : from + length * rate / block.sampleRateHz();
        meter.accept(block, from, this::publish);
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
        for (PendingSupply pending = supplies.poll(); pending != null; pending = supplies.poll()) {
            PowerState state = supply(pending.voltage());
            CompletableFuture<PowerState> future = pending.result();
            replies.add(() -> future.complete(state));
        }
        for (Pending pending = queue.poll(); pending != null; pending = queue.poll()) {
            CommandResult result = apply(pending.command());
            CompletableFuture<CommandResult> future = pending.result();
            replies.add(() -> future.complete(result));
        }
        if (!replies.isEmpty()) {
            snapshot = meter.snapshot(clock.instant());
            replies.forEach(Runnable::run);
            if (checkpoint != null) {
                checkpoint.change();
            }
        }
        if (checkpoint != null) {
            meter.memoryWritten(checkpoint.look(this::memory));
        }
    }

    private PowerState supply(SupplyVoltage voltage) {
        boolean carried = meter.isCarriedBy(voltage);
        if (!carried && meter.state() != PowerState.OFF) {
            double now = Math.max(0, samples);
            double from = meter.switchOff(now, analytic == null ? Double.NaN : analytic.countedTo());
            if (truthMeter != null && !Double.isNaN(from)) {
                truthMeter.count(snapshot, from, now);
            }
            if (truthMeter != null) {
                truthMeter.interrupt();
            }
            truth = null;
            if (analytic != null) {
                analytic.interrupt();
            }
            if (checkpoint != null) {
                checkpoint.take(this::memory);
            }
        } else if (carried && meter.state() == PowerState.OFF) {
            if (analytic != null) {
                analytic.interrupt();
            }
            meter.switchOn(Math.max(0, samples));
        }
        return meter.state();
    }

    /**
     * Gives the meter another supply voltage, from the next step on; whatever was already queued is answered after it.
     *
     * @return what the meter then is
     */
    public CompletableFuture<PowerState> supply(SupplyFault fault) {
        CompletableFuture<PowerState> result = new CompletableFuture<>();
        supplies.add(new PendingSupply(fault.voltage(), result));
        if (closed) {
            result.complete(snapshot.state());
        }
        return result;
    }

    /**
     * Keeps the meter's state from now on; to be called before the first step.
     *
     * @param kept what was kept before
     * @param taken takes the state while the loop runs, and at its end
     */
    public void keep(Recollection kept, Checkpoint taken) {
        checkpoint = taken;
        recall(kept);
    }

    /**
     * Takes over what the truth knew; to be called before the first step of a meter that remembers.
     *
     * @param kept what was kept before
     */
    public void recall(Recollection kept) {
        if (truthMeter != null) {
            byte[] energies = kept.sections().get(TRUTH).orElseGet(() -> MeterMemory.bytes(meter::saveEnergies));
            truthMeter.restore(energies, MeterMemory.bytes(meter::saveEnergies));
        }
        snapshot = meter.snapshot(clock.instant());
    }

    /** What it keeps without power; to be called between two steps, by the thread that does them. */
    public Sections memory() {
        Sections sections = meter.memory(HostCalendar.epochMillis());
        return truthMeter == null ? sections : sections.with(TRUTH, MeterMemory.bytes(truthMeter::save));
    }

    private CommandResult apply(MeterCommand command) {
        CountingEdge edge = meter.edge();
        CommandResult result = meter.apply(command);
        if (truthMeter != null && result instanceof CommandResult.Accepted) {
            truthMeter.follow(command, edge, meter.settings());
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
        boolean first = !closed;
        closed = true;
        if (first && checkpoint != null) {
            checkpoint.take(this::memory);
        }
        for (Pending pending = queue.poll(); pending != null; pending = queue.poll()) {
            pending.result().complete(stopping());
        }
        supplies.forEach(pending -> pending.result().complete(meter.state()));
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
