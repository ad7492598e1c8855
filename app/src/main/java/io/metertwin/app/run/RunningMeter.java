package io.metertwin.app.run;

import io.metertwin.app.exit.CommandException;
import io.metertwin.app.exit.ExitCode;
import io.metertwin.app.lab.LabServer;
import io.metertwin.app.lab.SnapshotJson;
import io.metertwin.app.options.PlannedMeter;
import io.metertwin.app.options.RegisterMapFile;
import io.metertwin.app.options.RunPlan;
import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.measure.PowerState;
import io.metertwin.core.port.MeterPort;
import io.metertwin.core.port.Surface;
import io.metertwin.core.runtime.LoopThread;
import io.metertwin.core.runtime.MeterLoop;
import io.metertwin.core.storage.DiskRefusal;
import io.metertwin.core.time.HostClock;
import io.metertwin.core.time.Pacer;
import io.metertwin.dsp.WindowSpan;
import io.metertwin.modbus.map.RegisterMap;
import io.metertwin.modbus.server.AccessControl;
import io.metertwin.modbus.server.EnronView;
import io.metertwin.modbus.server.ModbusDispatcher;
import io.metertwin.modbus.server.UnitRouter;
import io.metertwin.modbus.tcp.ModbusTcpOptions;
import io.metertwin.modbus.tcp.ReachableMeter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A meter with its surfaces, from start to stop; others may share its Modbus ports. */
public final class RunningMeter implements AutoCloseable {

    private static final double SAME_SECONDS = 1e-6;
    private static final double LONGEST_WINDOW_SECONDS = 0.3;
    private static final long LONGEST_STEP_SECONDS = 10;

    private final RunPlan plan;
    private final MeterAssembly assembly;
    private final List<MeterAssembly> others;
    private final CompletableFuture<RegisterMap> map;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final CompletableFuture<Void> failed = new CompletableFuture<>();
    private final MeterStates states;
    private final MeterState state;
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean stopping;
    private volatile Thread runner;
    private PoweredModbus modbus;
    private OptionalInt labPort = OptionalInt.empty();

    /** Puts a meter that keeps nothing together; nothing runs and no port is open yet. */
    public RunningMeter(RunPlan plan) {
        this(List.of(plan));
    }

    /** Puts meters that keep nothing together. */
    public RunningMeter(List<RunPlan> plans) {
        this(plans.stream().map(plan -> new PlannedMeter(plan, List.of())).toList(), MeterStates.ephemeral());
    }

    /**
     * Puts meters of one model together that share their Modbus ports; everything else is of the first. Nothing runs and no
     * port is open yet.
     *
     * @param meters everything about them and their worlds
     * @param states what they remember; closed with the meters
     */
    public RunningMeter(List<PlannedMeter> meters, MeterStates states) {
        plan = meters.get(0).plan();
        this.states = states;
        state = states.of(plan.run().serialNumber());
        // The map takes as long to load as the first window takes to measure: side by side, the meter answers sooner.
        map = plan.run().bus().registerMap().isPresent()
                ? CompletableFuture.completedFuture(registerMap())
                : CompletableFuture.supplyAsync(this::registerMap);
        assembly = assembly(meters.get(0));
        others = meters.stream().skip(1).map(this::assembly).toList();
    }

    private RegisterMap registerMap() {
        return RegisterMapFile.read(
                plan.run().bus().registerMap(), plan.device().model());
    }

    private MeterAssembly assembly(PlannedMeter meter) {
        return MeterAssembly.of(meter.plan(), states.of(meter.plan().run().serialNumber()), meter.told());
    }

    /**
     * Measures the first window, opens the ports and starts the loop: whoever connects reads values at once. A meter that
     * was closed before does not start.
     *
     * @throws CommandException when a port cannot be opened
     */
    public synchronized void start() {
        measureFirstWindow();
        if (stopping) {
            return;
        }
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
            while (!stopping && isOn(one) && one.loop().snapshot().windowCount() == 0) {
                one.loop().step();
            }
        });
    }

    private void openPorts() {
        RunPlan.Run run = plan.run();
        try {
            InetAddress bind = InetAddress.getByName(run.bind());
            modbus = new PoweredModbus(() -> all().anyMatch(RunningMeter::isOn), () -> router(bind), run, bind);
            started.push(modbus);
            modbus.start();
            if (run.labPort().isPresent()) {
                refuseThePortOfModbus(run.labPort().getAsInt());
                List<MeterLoop> loops = all().map(MeterAssembly::loop).toList();
                LabServer lab = new LabServer(
                        new MetersInLab(loops, states, modbus),
                        bind,
                        run.labPort().getAsInt());
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

    private void refuseThePortOfModbus(int wanted) throws IOException {
        if (modbusPort().equals(OptionalInt.of(wanted))) {
            throw new IOException("lab port " + wanted + " is that of Modbus TCP (--modbus-port, or the meter's setting"
                    + " modbus.tcp.port); choose another with --lab-port, or start with --set modbus.tcp.port=502");
        }
    }

    private static boolean isOn(MeterAssembly one) {
        return one.loop().snapshot().state() == PowerState.ON;
    }

    private UnitRouter router(InetAddress bind) {
        Optional<EnronView> enron = plan.run().bus().enron()
                ? Optional.of(new EnronView(plan.device().model()))
                : Optional.empty();
        return new UnitRouter(Stream.concat(
                        Stream.of(dispatcher(reachable(bind), assembly, enron)),
                        others.stream().map(one -> dispatcher(one.loop(), one, enron)))
                .toList());
    }

    private ModbusDispatcher dispatcher(MeterPort port, MeterAssembly one, Optional<EnronView> enron) {
        return new ModbusDispatcher(port, map.join(), one.counters(), new AccessControl(HostClock.system()), enron);
    }

    /** The port follows the settings of the first meter, which is not to take one that something else has. */
    private MeterPort reachable(InetAddress bind) {
        OptionalInt port = plan.run().modbusPort();
        return port.isEmpty()
                ? assembly.loop()
                : new ReachableMeter(
                        assembly.loop(), new ModbusTcpOptions(bind, port.getAsInt(), false), modbus::tcpListening);
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
        StorageNotice storage = new StorageNotice(state, notices);
        if (plan.run().runForSeconds().isPresent()) {
            runner = Thread.currentThread();
            try {
                runToTheEnd(plan.run().runForSeconds().getAsDouble(), clips, storage);
            } finally {
                finished.countDown();
            }
        } else {
            Pacer looks = new Pacer(1, HostClock.system(), 0);
            for (int second = 1; !failed.isDone() && looks.await(second, () -> {}); second++) {
                clips.look(snapshot());
                storage.look();
            }
            failed.join();
        }
    }

    private void runToTheEnd(double end, ClipNotice clips, StorageNotice storage) {
        Pacer pacer = pacer();
        try {
            while (!stopping && isBefore(end) && pacer.await(assembly.clock().seconds(), assembly.loop()::drain)) {
                assembly.loop().step();
                others.forEach(this::follow);
                clips.look(snapshot());
                storage.look();
            }
        } finally {
            all().forEach(one -> one.loop().close());
        }
    }

    private void follow(MeterAssembly other) {
        while (other.clock().seconds() < assembly.clock().seconds()) {
            other.loop().step();
        }
    }

    /** A run with an end steps on the thread that waits for it, which is to take its last state before all closes. */
    private void awaitRunner() {
        try {
            if (runner != null
                    && runner != Thread.currentThread()
                    && !finished.await(LONGEST_STEP_SECONDS, TimeUnit.SECONDS)) {
                System.getLogger(RunningMeter.class.getName())
                        .log(System.Logger.Level.WARNING, "the run does not stop; its last state is not kept");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
            throw new CommandException(ExitCode.OUTPUT, "--dump: " + DiskRefusal.words(file, e), e);
        }
    }

    /** The latest published state. */
    public MeterSnapshot snapshot() {
        return assembly.loop().snapshot();
    }

    /** Whether its supply carries it. */
    public PowerState state() {
        return snapshot().state();
    }

    /** What a user should know about the world. */
    public List<String> notes() {
        return assembly.notes();
    }

    /** Where it keeps its state and how that was found; empty when it keeps none. */
    public Optional<String> stateSummary() {
        return state.summary();
    }

    /** Port of Modbus TCP, empty while it is not served. */
    public OptionalInt modbusPort() {
        return modbus == null ? OptionalInt.empty() : modbus.tcpPort();
    }

    /** Port of Modbus RTU over TCP, empty when it is not served. */
    public OptionalInt rtuTcpPort() {
        return modbus == null ? OptionalInt.empty() : modbus.rtuTcpPort();
    }

    /** The snapshots of all meters on the ports, the first one's first. */
    public List<MeterSnapshot> snapshots() {
        return all().map(one -> one.loop().snapshot()).toList();
    }

    /** Port of the lab, empty when it is not served. */
    public OptionalInt labPort() {
        return labPort;
    }

    /** Stops everything that was started, the loop first, and keeps the state it then has. */
    @Override
    public void close() {
        stopping = true;
        closeWhatWasStarted();
    }

    private synchronized void closeWhatWasStarted() {
        awaitRunner();
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                System.getLogger(RunningMeter.class.getName())
                        .log(System.Logger.Level.WARNING, "not closed cleanly", e);
            }
        }
        states.close();
    }
}
