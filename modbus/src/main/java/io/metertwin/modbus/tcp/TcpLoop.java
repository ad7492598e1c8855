package io.metertwin.modbus.tcp;

import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.port.MeterPort;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.settings.SettingsCatalogue;
import io.metertwin.core.time.HostClock;
import io.metertwin.modbus.server.UnitRouter;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread of a server: serves every connection and looks at timers, settings and supply between. */
final class TcpLoop implements Runnable {

    static final Logger LOG = LoggerFactory.getLogger(ModbusTcpServer.class);

    private static final long TICK_MILLIS = 20;

    private final MeterPort meter;
    private final UnitRouter router;
    private final ModbusTcpOptions options;
    private final HostClock clock;
    private final TcpListener listener;
    private final Selector selector;
    private final Set<TcpConnection> connections = new LinkedHashSet<>();
    private volatile int connectionCount;
    private volatile boolean stopped;
    private boolean clientsWait;
    private boolean acceptFails;
    private String lastBindFailure = "";

    TcpLoop(UnitRouter router, ModbusTcpOptions options, HostClock clock) throws IOException {
        meter = router.first();
        this.router = router;
        this.options = options;
        this.clock = clock;
        listener = new TcpListener(options);
        selector = Selector.open();
    }

    /** Binds the port for the first time, on the caller's thread, so that failure is the caller's to report. */
    void bind() throws IOException {
        listener.open(options.wantedPort(meter.snapshot().settings()), selector);
    }

    int port() {
        return listener.port();
    }

    boolean listens() {
        return listener.open();
    }

    int connections() {
        return connectionCount;
    }

    /** Makes {@link #run} return. */
    void stop() {
        stopped = true;
        selector.wakeup();
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                selector.select(TICK_MILLIS);
                listener.pause(false);
                housekeeping();
                serveSelected();
                if (clientsWait) {
                    accept();
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("{} on port {} stopped", options.framing().title(), port(), e);
        } finally {
            release();
        }
    }

    /** Closes everything. */
    void release() {
        try {
            List.copyOf(connections).forEach(connection -> close(connection, "server closes"));
            listener.close();
            selector.close();
        } catch (IOException e) {
            LOG.debug("Modbus TCP did not close cleanly", e);
        }
    }

    private void serveSelected() {
        selector.selectedKeys().forEach(this::serve);
        selector.selectedKeys().clear();
    }

    private void serve(SelectionKey key) {
        if (key.attachment() == null) {
            clientsWait = true;
        } else if (key.isValid() && key.attachment() instanceof TcpConnection connection) {
            attend(connection, connection::serve);
        }
    }

    /** Something to do for one connection. */
    @FunctionalInterface
    private interface Attention {
        void give() throws IOException, FramingException;
    }

    private void attend(TcpConnection connection, Attention attention) {
        try {
            attention.give();
        } catch (FramingException e) {
            options.framing().count(router);
            close(connection, e.getMessage());
        } catch (IOException e) {
            close(connection, e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("serving {} failed", connection.peer(), e);
            close(connection, "internal error");
        }
    }

    private void close(TcpConnection connection, String reason) {
        LOG.debug("{} closed: {}", connection.peer(), reason);
        if (connections.remove(connection)) {
            router.disconnected();
        }
        connectionCount = connections.size();
        connection.close();
    }

    private void accept() {
        clientsWait = false;
        try {
            for (SocketChannel client = listener.accept(); client != null; client = listener.accept()) {
                welcome(client);
                acceptFails = false;
            }
        } catch (IOException e) {
            if (!acceptFails) {
                LOG.warn("{} on port {} cannot accept: {}", options.framing().title(), port(), e.getMessage());
            }
            acceptFails = true;
            listener.pause(true);
        }
    }

    private void welcome(SocketChannel client) throws IOException {
        MeterSnapshot snapshot = meter.snapshot();
        if (!serves() || !hasRoom(limit(snapshot.settings()))) {
            LOG.debug("a client was refused: {} connections are open", connections.size());
            client.close();
            return;
        }
        try {
            connect(client);
        } catch (IOException e) {
            LOG.debug("a client has gone between connecting and being accepted", e);
            client.close();
        }
    }

    /** True when one more may be served. A client that left before this one came has made room, even just now. */
    private boolean hasRoom(long limit) throws IOException {
        if (connections.size() >= limit) {
            selector.selectNow();
            serveSelected();
        }
        return connections.size() < limit;
    }

    private void connect(SocketChannel client) throws IOException {
        client.configureBlocking(false);
        client.setOption(StandardSocketOptions.TCP_NODELAY, true);
        SelectionKey key = client.register(selector, SelectionKey.OP_READ);
        TcpConnection connection = new TcpConnection(key, options.framing(), router, clock, selector::wakeup);
        key.attach(connection);
        connections.add(connection);
        connectionCount = connections.size();
        router.connected();
        LOG.debug("{} connected", connection.peer());
    }

    private boolean serves() {
        return router.anyServed(options.framing()::enabled);
    }

    private static long limit(Settings settings) {
        return settings.get(settings.catalogue().modbus.tcpConnections);
    }

    private void housekeeping() throws IOException {
        MeterSnapshot snapshot = meter.snapshot();
        SettingsCatalogue catalogue = snapshot.settings().catalogue();
        long idleNs = TimeUnit.SECONDS.toNanos(snapshot.settings().get(catalogue.modbus.tcpIdleSeconds));
        long now = clock.nanos();
        for (TcpConnection connection : List.copyOf(connections)) {
            attend(connection, () -> connection.checkTimers(now, idleNs));
        }
        if (serves()) {
            listen(options.wantedPort(snapshot.settings()));
            shed(limit(snapshot.settings()));
        } else {
            listener.close();
            boolean off = !router.anyOn();
            List.copyOf(connections).stream()
                    .filter(connection -> off || connection.quiet())
                    .forEach(connection -> close(
                            connection, off ? "meter is off" : options.framing().title() + " is disabled"));
        }
    }

    private void listen(int port) {
        if (listener.listensFor(port)) {
            return;
        }
        try {
            listener.open(port, selector);
            lastBindFailure = "";
            LOG.info("{} listens on port {}", options.framing().title(), port());
        } catch (IOException e) {
            if (!e.getMessage().equals(lastBindFailure)) {
                lastBindFailure = e.getMessage();
                LOG.warn("{}{}", lastBindFailure, listener.open() ? "; port " + port() + " stays" : "");
            }
        }
    }

    /** Closes the longest idle connections beyond the limit, when it has been lowered. */
    private void shed(long limit) {
        if (connections.size() <= limit) {
            return;
        }
        List<TcpConnection> idlest = new ArrayList<>(connections);
        idlest.sort(Comparator.comparingLong(TcpConnection::idleSinceNs));
        idlest.stream()
                .limit(connections.size() - limit)
                .forEach(connection -> close(connection, "connection limit lowered"));
    }
}
