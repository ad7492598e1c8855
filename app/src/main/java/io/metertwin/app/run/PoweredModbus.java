package io.metertwin.app.run;

import io.metertwin.core.measure.PowerState;
import io.metertwin.core.runtime.MeterLoop;
import io.metertwin.core.time.HostClock;
import io.metertwin.modbus.map.RegisterMap;
import io.metertwin.modbus.tcp.ModbusTcpOptions;
import io.metertwin.modbus.tcp.ModbusTcpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Modbus TCP of a meter: served while the meter measures, closed while its supply does not carry it. It keeps the port it
 * got first.
 */
final class PoweredModbus implements AutoCloseable {

    private static final long LOOK_MILLIS = 10;

    private final MeterLoop loop;
    private final Supplier<RegisterMap> map;
    private final InetAddress bind;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
    private ScheduledFuture<?> following;
    private int port;
    private ModbusTcpServer server;
    private boolean told;

    PoweredModbus(MeterLoop loop, Supplier<RegisterMap> map, InetAddress bind, int port) {
        this.loop = loop;
        this.map = map;
        this.bind = bind;
        this.port = port;
    }

    /**
     * Opens the port, if the meter is on, and follows its supply from now on.
     *
     * @return the port; empty while the meter is off
     * @throws IOException when it cannot be opened
     */
    OptionalInt start() throws IOException {
        if (isOn()) {
            open();
        }
        following = looks.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        return port();
    }

    private boolean isOn() {
        return loop.snapshot().state() == PowerState.ON;
    }

    private synchronized void open() throws IOException {
        ModbusTcpServer next =
                new ModbusTcpServer(loop, map.get(), new ModbusTcpOptions(bind, port, false), HostClock.system());
        next.start();
        server = next;
        port = next.port();
        told = false;
    }

    private synchronized void look() {
        try {
            if (isOn() && server == null) {
                open();
            } else if (!isOn() && server != null) {
                shut();
            }
        } catch (IOException e) {
            if (!told) {
                told = true;
                System.getLogger(PoweredModbus.class.getName())
                        .log(System.Logger.Level.WARNING, "Modbus TCP does not come back yet", e);
            }
        }
    }

    private void shut() {
        ModbusTcpServer last = server;
        server = null;
        if (last != null) {
            last.close();
        }
    }

    /** The port; empty while it is closed. */
    synchronized OptionalInt port() {
        return server == null ? OptionalInt.empty() : OptionalInt.of(port);
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
