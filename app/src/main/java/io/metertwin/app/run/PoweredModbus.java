package io.metertwin.app.run;

import io.metertwin.app.options.RunPlan;
import io.metertwin.core.fault.BusFault;
import io.metertwin.modbus.server.UnitRouter;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The Modbus ports of meters: served while a meter measures, closed while no supply carries any. They keep the numbers they
 * got first.
 */
final class PoweredModbus implements AutoCloseable {

    private static final long LOOK_MILLIS = 10;

    private final BooleanSupplier on;
    private final Supplier<UnitRouter> router;
    private final RunPlan.Run run;
    private final InetAddress bind;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
    private ScheduledFuture<?> following;
    private OptionalInt tcpPort;
    private OptionalInt rtuTcpPort;
    private ModbusPorts ports;
    private Optional<BusFault> fault = Optional.empty();
    private boolean told;

    /**
     * Ports that are closed.
     *
     * @param on whether a meter is on
     * @param router finds the meter of a request; asked for when the ports open
     * @param run which ports
     * @param bind address to listen on
     */
    PoweredModbus(BooleanSupplier on, Supplier<UnitRouter> router, RunPlan.Run run, InetAddress bind) {
        this.on = on;
        this.router = router;
        this.run = run;
        this.bind = bind;
        tcpPort = run.modbusPort();
        rtuTcpPort = run.bus().rtuTcpPort();
    }

    /**
     * Opens the ports, if a meter is on, and follows the supply from now on.
     *
     * @throws IOException when one cannot be opened
     */
    void start() throws IOException {
        if (on.getAsBoolean()) {
            open();
        }
        following = looks.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private synchronized void open() throws IOException {
        ModbusPorts next = new ModbusPorts(run.bus().serial(), tcpPort, rtuTcpPort, router.get(), bind);
        next.start();
        next.inject(fault);
        ports = next;
        tcpPort = next.tcpPort();
        rtuTcpPort = next.rtuTcpPort();
        told = false;
    }

    private synchronized void look() {
        try {
            if (on.getAsBoolean() && ports == null) {
                open();
            } else if (!on.getAsBoolean() && ports != null) {
                shut();
            }
        } catch (IOException e) {
            if (!told) {
                told = true;
                System.getLogger(PoweredModbus.class.getName())
                        .log(System.Logger.Level.WARNING, "Modbus does not come back yet", e);
            }
        }
    }

    private void shut() {
        ModbusPorts last = ports;
        ports = null;
        if (last != null) {
            last.close();
        }
    }

    /** Lets the serial line suffer from now on. */
    synchronized void inject(BusFault bus) {
        fault = Optional.of(bus);
        if (ports != null) {
            ports.inject(fault);
        }
    }

    /** Port of Modbus TCP; empty while it is closed. */
    synchronized OptionalInt tcpPort() {
        return ports == null ? OptionalInt.empty() : tcpPort;
    }

    /** Port of Modbus RTU over TCP; empty while it is closed. */
    synchronized OptionalInt rtuTcpPort() {
        return ports == null ? OptionalInt.empty() : rtuTcpPort;
    }

    @Override
    public void close() {
        if (following != null) {
            following.cancel(false);
        }
        looks.shutdown();
        synchronized (this) {
            shut();
        }
    }
}
