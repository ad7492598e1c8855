package io.metertwin.modbus.tcp;

import io.metertwin.core.port.MeterPort;
import io.metertwin.core.port.Surface;
import io.metertwin.core.time.HostClock;
import io.metertwin.core.time.ThreadEnd;
import io.metertwin.modbus.map.RegisterMap;
import io.metertwin.modbus.server.ModbusDispatcher;
import io.metertwin.modbus.server.UnitRouter;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * A TCP port for one or several meters: Modbus TCP (manual 9.3), or Modbus RTU over TCP.
 *
 * <p>Serves any number of clients up to the meter's connection limit on one thread. Follows the meter's snapshot by
 * itself: while the meter is off or Modbus TCP is disabled the port is closed and connections are dropped, and limits,
 * idle time and port number take effect when the settings change. Start and close may be called by any thread.
 */
public final class ModbusTcpServer implements Surface {

    private final UnitRouter router;
    private final ModbusTcpOptions options;
    private final HostClock clock;
    private volatile TcpLoop loop;
    private Thread thread;

    /**
     * A server that does not serve yet.
     *
     * @param meter the meter to show
     * @param map the register map of its model
     * @param options address and port on the host
     * @param clock host time for idle and stall timers
     */
    public ModbusTcpServer(MeterPort meter, RegisterMap map, ModbusTcpOptions options, HostClock clock) {
        this(new UnitRouter(List.of(new ModbusDispatcher(meter, map))), options, clock);
    }

    /**
     * A server for some meters that does not serve yet.
     *
     * @param router the meters by their unit ids
     * @param options address, port and framing
     * @param clock host time for idle and stall timers
     */
    public ModbusTcpServer(UnitRouter router, ModbusTcpOptions options, HostClock clock) {
        this.router = router;
        this.options = options;
        this.clock = clock;
    }

    @Override
    public synchronized void start() throws IOException {
        if (loop != null) {
            throw new IllegalStateException("started before");
        }
        TcpLoop starting = new TcpLoop(router, options, clock);
        try {
            starting.bind();
        } catch (IOException | RuntimeException e) {
            starting.release();
            throw e;
        }
        loop = starting;
        thread = new Thread(
                loop, options.framing().title().toLowerCase(Locale.ROOT).replace(' ', '-') + "-" + loop.port());
        thread.start();
    }

    /**
     * The port it listens on; while the port is closed, the one it will listen on again. Waits for nothing.
     *
     * @throws IllegalStateException before {@link #start}
     */
    public int port() {
        TcpLoop serving = loop;
        if (serving == null) {
            throw new IllegalStateException("not started");
        }
        return serving.port();
    }

    /** The port it listens on; empty while none is open. Waits for nothing. */
    public OptionalInt listening() {
        TcpLoop serving = loop;
        return serving != null && serving.listens() ? OptionalInt.of(serving.port()) : OptionalInt.empty();
    }

    /** Number of clients connected now. */
    public synchronized int connections() {
        return loop == null ? 0 : loop.connections();
    }

    @Override
    public synchronized void close() {
        if (thread == null) {
            return;
        }
        loop.stop();
        ThreadEnd.await(thread);
        thread = null;
    }
}
