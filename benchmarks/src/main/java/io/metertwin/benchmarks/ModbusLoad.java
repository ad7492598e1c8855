package io.metertwin.benchmarks;

import io.metertwin.app.Main;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.HdrHistogram.Histogram;

/**
 * How many reads of 125 registers a meter answers a second, to 1, 8 and 64 clients with one request outstanding each.
 *
 * <p>Loopback only and bounded in time: it starts a meter of its own in a second process on a free port and ends it. The
 * reference is a server of the plainest kind in a third process, which answers every request with the same bytes: what
 * this machine's loopback and these clients can do at all; or whatever Modbus server listens on a port that is given.
 */
public final class ModbusLoad {

    private static final int WARM_UP_MILLIS = 1500;
    private static final int MEASURED_MILLIS = 3000;
    private static final int REGISTERS = 125;
    private static final int INSTANTANEOUS_BLOCK = 8000;
    private static final int HEADER = 9;
    private static final int[] CLIENTS = {1, 8, 64};

    private ModbusLoad() {}

    /**
     * Runs the load against a meter and against the reference in turn.
     *
     * @param args nothing, or the port of a Modbus TCP server on this host to be the reference
     */
    public static void main(String[] args) throws Exception {
        if (args.length == 1 && args[0].equals("--plain-server")) {
            PlainServer.serve();
            return;
        }
        System.out.printf(
                "%-8s %12s %12s %8s %10s %10s%n", "clients", "meter 1/s", "plain 1/s", "ratio", "p50 us", "p99 us");
        try (Peer meter = Peer.start(
                        Main.class, "run", "--ephemeral", "--modbus-port", "0", "--lab-port", "off", "--ready-json");
                Peer plain = args.length == 0 ? Peer.start(ModbusLoad.class, "--plain-server") : null) {
            int referencePort = plain == null ? Integer.parseInt(args[0]) : plain.port();
            for (int clients : CLIENTS) {
                Result reference = load(referencePort, clients);
                Result result = load(meter.port(), clients);
                System.out.printf(
                        Locale.ROOT,
                        "%-8d %12.0f %12.0f %8.2f %10.0f %10.0f%n",
                        clients,
                        result.perSecond(),
                        reference.perSecond(),
                        result.perSecond() / reference.perSecond(),
                        result.latency().getValueAtPercentile(50) / 1e3,
                        result.latency().getValueAtPercentile(99) / 1e3);
            }
        }
    }

    private record Result(double perSecond, Histogram latency) {}

    private static Result load(int port, int clients) throws InterruptedException {
        List<Client> all = new ArrayList<>();
        AtomicBoolean measuring = new AtomicBoolean();
        AtomicBoolean running = new AtomicBoolean(true);
        for (int k = 0; k < clients; k++) {
            Client client = new Client(port, measuring, running);
            all.add(client);
            client.start();
        }
        Thread.sleep(WARM_UP_MILLIS);
        long began = System.nanoTime();
        measuring.set(true);
        Thread.sleep(MEASURED_MILLIS);
        measuring.set(false);
        double seconds = (System.nanoTime() - began) / 1e9;
        running.set(false);
        Histogram latency = new Histogram(3);
        for (Client client : all) {
            client.join();
            latency.add(client.latency);
        }
        return new Result(latency.getTotalCount() / seconds, latency);
    }

    /** One connection with one request outstanding. */
    private static final class Client extends Thread {

        private final Histogram latency = new Histogram(3);
        private final int port;
        private final AtomicBoolean measuring;
        private final AtomicBoolean running;

        Client(int port, AtomicBoolean measuring, AtomicBoolean running) {
            this.port = port;
            this.measuring = measuring;
            this.running = running;
        }

        @Override
        public void run() {
            byte[] answer = new byte[HEADER + 2 * REGISTERS];
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setTcpNoDelay(true);
                DataInputStream in = new DataInputStream(socket.getInputStream());
                OutputStream out = socket.getOutputStream();
                while (running.get()) {
                    long began = System.nanoTime();
                    out.write(request());
                    in.readFully(answer);
                    if (answer[7] != 3) {
                        throw new IOException("exception " + answer[8]);
                    }
                    if (measuring.get()) {
                        latency.recordValue(System.nanoTime() - began);
                    }
                }
            } catch (IOException e) {
                throw new IllegalStateException("a client failed; the figures are worthless", e);
            }
        }
    }

    private static byte[] request() {
        return ByteBuffer.allocate(12)
                .putShort((short) 1)
                .putShort((short) 0)
                .putShort((short) 6)
                .put((byte) 255)
                .put((byte) 3)
                .putShort((short) INSTANTANEOUS_BLOCK)
                .putShort((short) REGISTERS)
                .array();
    }

    /** A process of ours that says its port in its first line. */
    private record Peer(Process process, int port) implements AutoCloseable {

        static Peer start(Class<?> main, String... args) throws IOException {
            List<String> command = new ArrayList<>(List.of(
                    ProcessHandle.current().info().command().orElse("java"),
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    main.getName()));
            command.addAll(List.of(args));
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String line = reader.readLine();
            return new Peer(process, Integer.parseInt(line.replaceAll(".*\"port\":(\\d+).*", "$1")));
        }

        @Override
        public void close() {
            process.destroy();
            process.onExit().join();
        }
    }

    /** Answers every request with the same bytes, one thread for each connection. */
    private static final class PlainServer {

        private PlainServer() {}

        static void serve() throws IOException {
            try (ServerSocket server = new ServerSocket(0, 256, InetAddress.getLoopbackAddress())) {
                System.out.println("{\"port\":" + server.getLocalPort() + "}");
                while (!Thread.currentThread().isInterrupted()) {
                    Socket socket = server.accept();
                    Thread thread = new Thread(() -> answer(socket));
                    thread.setDaemon(true);
                    thread.start();
                }
            }
        }

        private static void answer(Socket socket) {
            byte[] request = new byte[12];
            byte[] response = new byte[HEADER + 2 * REGISTERS];
            response[1] = 1;
            response[4] = 0;
            response[5] = (byte) (3 + 2 * REGISTERS);
            response[6] = (byte) 255;
            response[7] = 3;
            response[8] = (byte) (2 * REGISTERS);
            try (socket) {
                socket.setTcpNoDelay(true);
                DataInputStream in = new DataInputStream(socket.getInputStream());
                while (true) {
                    in.readFully(request);
                    socket.getOutputStream().write(response);
                }
            } catch (SocketException | EOFException e) {
                Thread.currentThread().interrupt();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
