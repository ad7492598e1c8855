package io.metertwin.app.run;

import io.metertwin.app.options.RunPlan;
import io.metertwin.core.fault.BusFault;
import io.metertwin.core.fault.LinkFault;
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
 * The Modbus ports of meters: served while a meter measures, closed while no supply carries any; those of the network also
 * while its cable is out. They keep the numbers they got first.
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
    private volatile ModbusPorts network;
    private ModbusPorts line;
    private boolean linkUp = true;
    private Optional<BusFault> fault = Optional.empty();
    private boolean told;
    private boolean closed;

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
     * Opens the ports, if a meter is on, and follows supply and cable from now on.
     *
     * @throws IOException when one cannot be opened
     */
    void start() throws IOException {
        follow();
        following = looks.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private synchronized void follow() throws IOException {
        if (!closed) {
            boolean power = on.getAsBoolean();
            followOnNetwork(power && linkUp);
            followOnLine(power);
        }
    }

    private void followOnLine(boolean power) throws IOException {
        if (power && line == null) {
            ModbusPorts next =
                    new ModbusPorts(run.bus().serial(), OptionalInt.empty(), OptionalInt.empty(), router.get(), bind);
            next.start();
            next.inject(fault);
            line = next;
            told = false;
        } else if (!power && line != null) {
            line.close();
            line = null;
        }
    }

    private void followOnNetwork(boolean reachable) throws IOException {
        if (reachable && network == null) {
            ModbusPorts next = new ModbusPorts(Optional.empty(), tcpPort, rtuTcpPort, router.get(), bind);
            next.start();
            tcpPort = chosen(tcpPort, next.tcpPort());
            rtuTcpPort = chosen(rtuTcpPort, next.rtuTcpPort());
            network = next;
        } else if (!reachable && network != null) {
            network.close();
            network = null;
        }
    }

    /** The port to open again: the one it was, or, when any would do until now, the one that was opened. */
    private static OptionalInt chosen(OptionalInt wanted, OptionalInt opened) {
        return wanted.equals(OptionalInt.of(0)) ? opened : wanted;
    }

    private void look() {
        try {
            follow();
        } catch (IOException | RuntimeException e) {
            if (!told) {
                told = true;
                System.getLogger(PoweredModbus.class.getName())
                        .log(System.Logger.Level.WARNING, "Modbus does not come back yet", e);
            }
        }
    }

    /** Lets the serial line suffer from now on. */
    synchronized void inject(BusFault bus) {
        fault = Optional.of(bus);
        if (line != null) {
            line.inject(fault);
        }
    }

    /** Plugs the network cable in or out. */
    synchronized void inject(LinkFault link) {
        linkUp = link.up();
        look();
    }

    /** Port of Modbus TCP, also while it is switched off; empty while it is closed for want of supply or cable. */
    OptionalInt tcpPort() {
        ModbusPorts open = network;
        return open == null ? OptionalInt.empty() : open.tcpPort();
    }

    /** Port on which Modbus TCP listens now. Waits for nothing, as the ports ask for it while they are closed. */
    OptionalInt tcpListening() {
        ModbusPorts open = network;
        return open == null ? OptionalInt.empty() : open.tcpListening();
    }

    /** Port of Modbus RTU over TCP; empty while it is closed. */
    synchronized OptionalInt rtuTcpPort() {
        return network == null ? OptionalInt.empty() : network.rtuTcpPort();
    }

    @Override
    public void close() {
        if (following != null) {
            following.cancel(false);
        }
        looks.shutdown();
        synchronized (this) {
            closed = true;
            if (network != null) {
                network.close();
            }
            if (line != null) {
                line.close();
            }
            network = null;
            line = null;
        }
    }
}
