package io.metertwin.modbus.tcp;

import io.metertwin.modbus.FakeMeter;
import io.metertwin.modbus.Snapshots;
import io.metertwin.modbus.map.RegisterMap;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** A fake meter behind a real server on a free port, host time in the hand of the test, and raw clients for it. */
public final class ServedMeter implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final FakeMeter meter = new FakeMeter(Snapshots.usual());
    private final AtomicLong nanos = new AtomicLong();
    private final List<RawClient> clients = new ArrayList<>();
    private final ModbusTcpServer server;

    /** Starts serving. */
    public ServedMeter() throws IOException {
        server = new ModbusTcpServer(
                meter,
                RegisterMap.mpm4000(Snapshots.MODEL),
                new ModbusTcpOptions(InetAddress.getLoopbackAddress(), 0, false),
                nanos::get);
        server.start();
    }

    /** The meter. */
    public FakeMeter meter() {
        return meter;
    }

    /** The server. */
    public ModbusTcpServer server() {
        return server;
    }

    /** The port of the server. */
    public int port() {
        return server.port();
    }

    /** Moves host time on. */
    public void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /** A new client. */
    public RawClient connect() throws IOException {
        RawClient client = new RawClient(server.port());
        clients.add(client);
        return client;
    }

    /** Waits until something is so. */
    public static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("never happened: " + what);
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() throws IOException {
        for (RawClient client : clients) {
            client.close();
        }
        server.close();
    }
}
