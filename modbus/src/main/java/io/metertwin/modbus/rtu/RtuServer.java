package io.metertwin.modbus.rtu;

import io.metertwin.core.fault.BusFault;
import io.metertwin.core.port.Surface;
import io.metertwin.core.time.HostClock;
import io.metertwin.core.time.ThreadEnd;
import io.metertwin.modbus.server.UnitRouter;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Modbus RTU on a serial line, for one meter or a bus of them (manual 9.1, 9.2).
 *
 * <p>Runs on a thread of its own and follows the settings of the first meter; while no meter is on that has the line
 * enabled the port is closed; a new baud rate takes effect once the reply to its write has left. A port that vanishes is
 * opened again when it is back. All methods may be called by any thread.
 */
public final class RtuServer implements Surface {

    private static final long POLITE_MILLIS = TimeUnit.SECONDS.toMillis(2);

    private final SerialLine line;
    private final RtuLoop loop;
    private Thread thread;

    /**
     * A server that does not serve yet.
     *
     * @param router the meters of the bus
     * @param line where it is
     * @param clock host time, for silences and the pace of replies
     */
    public RtuServer(UnitRouter router, SerialLine line, HostClock clock) {
        this.line = line;
        loop = new RtuLoop(router, line, clock);
    }

    @Override
    public synchronized void start() throws IOException {
        if (thread != null) {
            throw new IllegalStateException("started before");
        }
        loop.open();
        thread = new Thread(loop, "modbus-rtu");
        thread.start();
    }

    /** What is wrong with replies from now on; empty for nothing. */
    public void inject(Optional<BusFault> fault) {
        loop.inject(fault);
    }

    @Override
    public synchronized void close() {
        if (thread == null) {
            return;
        }
        loop.stop();
        // A reply nobody takes holds the thread until its port is closed.
        ThreadEnd.await(thread, POLITE_MILLIS, line::close);
        thread = null;
    }
}
