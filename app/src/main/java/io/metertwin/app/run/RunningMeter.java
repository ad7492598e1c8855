package io.metertwin.app.run;

import io.metertwin.app.exit.CommandException;
import io.metertwin.app.exit.ExitCode;
import io.metertwin.app.lab.LabServer;
import io.metertwin.app.lab.SnapshotJson;
import io.metertwin.app.options.RunPlan;
import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.measure.PowerState;
import io.metertwin.core.port.Surface;
import io.metertwin.core.runtime.LoopThread;
import io.metertwin.core.time.HostClock;
import io.metertwin.core.time.Pacer;
import io.metertwin.dsp.WindowSpan;
import io.metertwin.modbus.map.RegisterMap;
import io.metertwin.modbus.server.ModbusDispatcher;
import io.metertwin.modbus.server.UnitRouter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A meter with its surfaces, from start to stop; others may share its Modbus ports. */
public final class RunningMeter implements AutoCloseable {

    private static final double SAME_SECONDS = 1e-6;
    private static final double LONGEST_WINDOW_SECONDS = 0.3;

    private final RunPlan plan;
    private final MeterAssembly assembly;
    private final List<MeterAssembly> others;
    private final CompletableFuture<RegisterMap> map;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final CompletableFuture<Void> failed = new CompletableFuture<>();
    private OptionalInt modbusPort = OptionalInt.empty();
    private OptionalInt rtuTcpPort = OptionalInt.empty();
    private OptionalInt labPort = OptionalInt.empty();

    /** Puts a meter together; nothing runs and no port is open yet. */
    public RunningMeter(RunPlan plan) {
        this(List.of(plan));
    }

    /** Puts meters of one model together that share their Modbus ports; everything else is of the first. */
    public RunningMeter(List<RunPlan> plans) {
        plan = plans.get(0);
        // The map takes as long to load as the first window takes to measure: side by side, the meter answers sooner.
        map = CompletableFuture.supplyAsync(
                () -> RegisterMap.mpm4000(plan.device().model()));
        assembly = MeterAssembly.of(plan);
        others = plans.stream().skip(1).map(MeterAssembly::of).toList();
    }

    /**
     * Measures the first window, opens the ports and starts the loop: whoever connects reads values at once.
     *
     * @throws CommandException when a port cannot be opened
     */
    public void start() {
        measureFirstWindow();
        openPorts();
        if (plan.run().runForSeconds().isEmpty()) {
            all().forEach(this::startLoop);
        }
    }

    private Stream<MeterAssembly> all() {
        return Stream.concat(Stream.of(assembly), others.stream());
    }

    private void startLoop(MeterAssembly one) {
        LoopThread thread = new LoopThread(
                one.loop(),
                one.clock(),
                new Pacer(plan.run().speed(), HostClock.system(), one.clock().seconds()),
                failed::completeExceptionally);
        thread.start();
        started.push(thread);
    }

    private Pacer pacer() {
        return new Pacer(
                plan.run().speed(), HostClock.system(), assembly.clock().seconds());
    }

    private void measureFirstWindow() {
        all().forEach(one -> {
            while (one.state() == PowerState.ON && one.loop().snapshot().windowCount() == 0) {
                one.loop().step();
            }
        });
    }

    private void openPorts() {
        RunPlan.Run run = plan.run();
        try {
            InetAddress bind = InetAddress.getByName(run.bind());
            if (assembly.state() == PowerState.ON) {
                ModbusPorts modbus = new ModbusPorts(run, router(), bind);
                start(modbus);
                modbusPort = modbus.tcpPort();
                rtuTcpPort = modbus.rtuTcpPort();
            }
            if (run.labPort().isPresent()) {
                LabServer lab =
                        new LabServer(assembly.loop(), bind, run.labPort().getAsInt());
                start(lab);
                labPort = OptionalInt.of(lab.port());
            }
        } catch (UnknownHostException e) {
            throw new CommandException(ExitCode.PORT, "--bind: '" + run.bind() + "' is not an address of this host", e);
        } catch (IOException e) {
            close();
            throw new CommandException(ExitCode.PORT, e.getMessage(), e);
        }
    }

    private UnitRouter router() {
        return new UnitRouter(all().map(one -> new ModbusDispatcher(one.loop(), map.join(), one.counters()))
                .toList());
    }

    private void start(Surface surface) throws IOException {
        surface.start();
        started.push(surface);
    }

    /**
     * Waits until the run is over: its virtual time has passed, or the loop broke. Without an end it waits for ever.
     *
     * @param notices is told what a user should know, once each
     * @throws CompletionException when the loop broke
     */
    public void await(Consumer<String> notices) {
        ClipNotice clips = new ClipNotice(notices);
        if (plan.run().runForSeconds().isPresent()) {
            Pacer pacer = pacer();
            double end = plan.run().runForSeconds().getAsDouble();
            while (isBefore(end) && pacer.await(assembly.clock().seconds(), assembly.loop()::drain)) {
                assembly.loop().step();
                others.forEach(this::follow);
                clips.look(snapshot());
            }
            all().forEach(one -> one.loop().close());
        } else {
            Pacer looks = new Pacer(1, HostClock.system(), 0);
            for (int second = 1; !failed.isDone() && looks.await(second, () -> {}); second++) {
                clips.look(snapshot());
            }
            failed.join();
        }
    }

    private void follow(MeterAssembly other) {
        while (other.clock().seconds() < assembly.clock().seconds()) {
            other.loop().step();
        }
    }

    /** The last window that ends within the run needs a few samples more than the run has. */
    private boolean isBefore(double end) {
        if (assembly.clock().seconds() < end) {
            return true;
        }
        WindowSpan last = snapshot().window().span();
        boolean another = (last.endSample() + last.lengthSamples()) / last.sampleRateHz() <= end + SAME_SECONDS;
        return another && last.index() > 0 && assembly.clock().seconds() < end + LONGEST_WINDOW_SECONDS;
    }

    /** Writes the last snapshot. */
    public void dump(Path file) {
        try {
            SnapshotJson.write(snapshot(), assembly.loop().truth(), file);
        } catch (IOException e) {
            throw new CommandException(ExitCode.OUTPUT, "--dump: " + file + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** The latest published state. */
    public MeterSnapshot snapshot() {
        return assembly.loop().snapshot();
    }

    /** Whether its supply carries it. */
    public PowerState state() {
        return assembly.state();
    }

    /** What a user should know about the world. */
    public List<String> notes() {
        return assembly.notes();
    }

    /** Port of Modbus TCP, empty when it is not served. */
    public OptionalInt modbusPort() {
        return modbusPort;
    }

    /** Port of Modbus RTU over TCP, empty when it is not served. */
    public OptionalInt rtuTcpPort() {
        return rtuTcpPort;
    }

    /** The snapshots of all meters on the ports, the first one's first. */
    public List<MeterSnapshot> snapshots() {
        return all().map(one -> one.loop().snapshot()).toList();
    }

    /** Port of the lab, empty when it is not served. */
    public OptionalInt labPort() {
        return labPort;
    }

    /** Stops everything that was started, the loop first. */
    @Override
    public void close() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                System.getLogger(RunningMeter.class.getName())
                        .log(System.Logger.Level.WARNING, "not closed cleanly", e);
            }
        }
    }
}
