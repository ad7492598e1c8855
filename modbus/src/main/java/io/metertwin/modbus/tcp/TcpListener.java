package io.metertwin.modbus.tcp;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * The listening socket of a meter, which comes and goes with its supply and moves with its port setting. Used by one
 * thread; only {@link #port()} and {@link #open()} by any.
 */
final class TcpListener {

    private static final int BACKLOG = 256;

    private final ModbusTcpOptions options;
    private volatile ServerSocketChannel channel;
    private SelectionKey key;
    private int wanted = -1;
    // What was bound for 0; 0 before the first time.
    private int picked;
    private volatile int bound;

    TcpListener(ModbusTcpOptions options) {
        this.options = options;
    }

    /** The port last bound; 0 before the first time. */
    int port() {
        return bound;
    }

    /** True while the socket listens for the given port. */
    boolean listensFor(int port) {
        return channel != null && wanted == port;
    }

    /** True while the socket listens. */
    boolean open() {
        return channel != null;
    }

    /**
     * Listens on a port instead of where it listened before. A free port that was once picked for 0 is kept: whatever was
     * asked for between, 0 leads back to it.
     *
     * @throws IOException when the port cannot be bound, with what to do; what listened before goes on then
     */
    void open(int port, Selector selector) throws IOException {
        int number = port == 0 ? picked : port;
        if (channel != null && number == bound) {
            wanted = port;
            return;
        }
        ServerSocketChannel opened = ServerSocketChannel.open();
        try {
            opened.bind(new InetSocketAddress(options.bind(), number), BACKLOG);
            opened.configureBlocking(false);
            close();
            key = opened.register(selector, SelectionKey.OP_ACCEPT);
        } catch (BindException e) {
            opened.close();
            throw new IOException(message(number, e), e);
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
        wanted = port;
        bound = ((InetSocketAddress) opened.getLocalAddress()).getPort();
        if (port == 0) {
            picked = bound;
        }
        channel = opened;
    }

    private String message(int number, BindException cause) {
        String where = options.framing().title() + " port " + number + " on "
                + options.bind().getHostAddress();
        String reason = String.valueOf(cause.getMessage());
        if (number != options.port() && number != picked) {
            return where + " cannot be bound (" + reason
                    + "); the meter's setting modbus.tcp.port asks for it: stop what"
                    + " uses it, or start with --set modbus.tcp.port=502 for the port of "
                    + options.framing().option();
        }
        if (reason.contains("in use")) {
            return where + " is in use; stop what uses it, or choose another: "
                    + options.framing().option() + " 0 takes any free one";
        }
        if (reason.contains("denied")) {
            return where + " needs more rights than this process has; choose one from 1024 up with "
                    + options.framing().option();
        }
        return where + " cannot be bound (" + reason + "); check --bind and "
                + options.framing().option();
    }

    /** The next connection waiting; null when there is none. */
    SocketChannel accept() throws IOException {
        return channel == null ? null : channel.accept();
    }

    /** Accepts no more, or again; for when the process runs out of sockets. */
    void pause(boolean paused) {
        if (key != null && key.isValid()) {
            key.interestOps(paused ? 0 : SelectionKey.OP_ACCEPT);
        }
    }

    /** Stops listening. */
    void close() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
            key = null;
        }
    }
}
