package io.metertwin.app.lab;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.metertwin.core.fault.DeviceFault;
import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.measure.Quantities;
import io.metertwin.core.port.Surface;
import io.metertwin.core.runtime.MeterLoop;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves {@code GET /v1/snapshot} and {@code GET /v1/values/<id>} as JSON, each value beside its truth; takes
 * {@code POST /supply?volts=0} and what else {@link FaultQuery} knows. Of several meters {@code unit=5} names one.
 */
public final class LabServer implements Surface {

    private static final int THREADS = 8;
    private static final String VALUES = "/v1/values/";

    private final Laboratory laboratory;
    private final InetAddress bind;
    private final int wantedPort;
    private HttpServer server;
    private ExecutorService workers;

    /**
     * A server that has not started.
     *
     * @param laboratory the meters
     * @param bind address to listen on
     * @param port port, 0 for any free one
     */
    public LabServer(Laboratory laboratory, InetAddress bind, int port) {
        this.laboratory = laboratory;
        this.bind = bind;
        wantedPort = port;
    }

    @Override
    public void start() throws IOException {
        try {
            server = HttpServer.create(new InetSocketAddress(bind, wantedPort), 0);
        } catch (BindException e) {
            throw new IOException(
                    "lab port " + wantedPort + " cannot be opened (" + e.getMessage()
                            + "); choose another with --lab-port, 0 for any free one, off for none",
                    e);
        }
        serve("/v1/snapshot", this::snapshot);
        serve(VALUES, this::value);
        for (String fault : FaultQuery.PATHS) {
            serve(fault, this::fault);
        }
        // Several threads, so that a client that never ends its request keeps nobody else waiting.
        workers = Executors.newFixedThreadPool(THREADS);
        server.setExecutor(workers);
        server.start();
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** A snapshot and the truth of the same window. */
    private record Seen(MeterSnapshot snapshot, Optional<MeterSnapshot> truth) {

        boolean ofOneWindow() {
            return truth.isEmpty() || truth.get().windowCount() == snapshot.windowCount();
        }
    }

    /** Answers a request that has been understood. */
    private interface Handler {

        void handle(HttpExchange exchange, LabQuery query) throws IOException;
    }

    private void serve(String path, Handler handler) {
        server.createContext(path, exchange -> {
            try {
                LabQuery query = new LabQuery(exchange.getRequestURI().getQuery());
                handler.handle(exchange, query);
            } catch (IllegalArgumentException e) {
                answer(exchange, 400, error(e.getMessage()));
            }
        });
    }

    private static String error(String message) {
        return JsonNodeFactory.instance.objectNode().put("error", message).toString();
    }

    private Seen look(LabQuery query) {
        MeterLoop loop = laboratory.meter(query.unit());
        query.requireEmpty();
        Seen seen;
        do {
            seen = new Seen(loop.snapshot(), loop.truth());
        } while (!seen.ofOneWindow());
        return seen;
    }

    private void snapshot(HttpExchange exchange, LabQuery query) throws IOException {
        Seen seen = look(query);
        answer(exchange, 200, SnapshotJson.of(seen.snapshot(), seen.truth()).toString());
    }

    private void value(HttpExchange exchange, LabQuery query) throws IOException {
        String id = exchange.getRequestURI().getPath().substring(VALUES.length());
        Seen seen = look(query);
        Optional<String> json = Quantities.find(id, seen.snapshot().circuits())
                .map(reading -> SnapshotJson.value(reading, seen.snapshot(), seen.truth())
                        .toString());
        if (json.isPresent()) {
            answer(exchange, 200, json.get());
        } else {
            answer(exchange, 404, error("this meter has no such value"));
        }
    }

    private void fault(HttpExchange exchange, LabQuery query) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            answer(exchange, 405, error("use POST"));
            return;
        }
        Optional<String> unit = query.unit();
        DeviceFault fault = FaultQuery.parse(exchange.getRequestURI().getPath(), query);
        answer(exchange, 200, "{\"state\":\"" + laboratory.inject(fault, unit) + "\"}");
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
            workers.shutdownNow();
            server = null;
        }
    }
}
