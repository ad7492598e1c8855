package io.metertwin.modbus.tcp;

import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import io.metertwin.core.command.Origin;
import io.metertwin.core.time.HostClock;
import io.metertwin.modbus.server.Reply;
import io.metertwin.modbus.server.RequestFrame;
import io.metertwin.modbus.server.UnitRouter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One client. Requests are answered in order, one at a time: while a response waits for the meter or for the client to
 * take it, nothing more is read. Used by the server's thread only.
 */
final class TcpConnection {

    private static final long COMMAND_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(2);
    private static final long STALL_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(5);

    private final SocketChannel channel;
    private final SelectionKey key;
    private final TcpFraming framing;
    private final UnitRouter router;
    private final HostClock clock;
    private final Runnable wakeUp;
    private final Origin peer;
    private final FrameAssembler input;

    private ByteBuffer output = ByteBuffer.allocate(0);
    private Reply.Waiting waiting;
    private boolean inputEnded;
    private long idleSinceNs;
    private long busySinceNs;

    /**
     * A connection just accepted.
     *
     * @param key its registration for reading
     * @param framing how frames are found
     * @param router who answers
     * @param clock host time
     * @param wakeUp told when a response that waited is there; by any thread
     */
    TcpConnection(SelectionKey key, TcpFraming framing, UnitRouter router, HostClock clock, Runnable wakeUp)
            throws IOException {
        this.key = key;
        this.channel = (SocketChannel) key.channel();
        this.framing = framing;
        this.router = router;
        input = new FrameAssembler(framing);
        this.clock = clock;
        this.wakeUp = wakeUp;
        peer = new Origin("modbus", channel.getRemoteAddress().toString().replaceFirst("^.*/", ""));
        idleSinceNs = clock.nanos();
    }

    /** Address and port of the client. */
    String peer() {
        return peer.peer();
    }

    /** Host time since which nothing complete has come or gone. */
    long idleSinceNs() {
        return idleSinceNs;
    }

    /** True when no response is under way. */
    boolean quiet() {
        return waiting == null && !output.hasRemaining();
    }

    /**
     * Reads and writes what the channel is ready for.
     *
     * @throws IOException when the connection is over
     * @throws FramingException when the client does not speak Modbus
     */
    void serve() throws IOException, FramingException {
        if (key.isReadable()) {
            boolean began = !input.holdsBytes();
            inputEnded = input.readFrom(channel) < 0;
            if (began) {
                busySinceNs = clock.nanos();
            }
        }
        advance();
    }

    /**
     * Goes on as far as it can: finishes the response under way, then answers what has come.
     *
     * @throws IOException when the connection is over
     * @throws FramingException when the client does not speak Modbus
     */
    void advance() throws IOException, FramingException {
        settle();
        flush();
        while (quiet()) {
            Optional<RequestFrame> frame = input.next();
            if (frame.isEmpty()) {
                break;
            }
            // Timers count from before the meter has been asked: it may answer, or not, at any time from then on.
            idleSinceNs = clock.nanos();
            busySinceNs = idleSinceNs;
            Optional<Reply> reply = framing.reply(router, frame.get(), peer);
            if (reply.isPresent()) {
                begin(reply.get());
            }
        }
        if (inputEnded && quiet()) {
            throw new IOException("closed by the client");
        }
        key.interestOps(interest());
    }

    private int interest() {
        if (output.hasRemaining()) {
            return SelectionKey.OP_WRITE;
        }
        return waiting == null ? SelectionKey.OP_READ : 0;
    }

    private void begin(Reply reply) throws IOException {
        if (reply instanceof Reply.Ready ready) {
            send(ready.response());
        } else {
            waiting = (Reply.Waiting) reply;
            waiting.whenAnswered(wakeUp);
        }
    }

    /** Sends the response that waited, when it is there or its time is up. */
    private void settle() throws IOException {
        if (waiting == null) {
            return;
        }
        boolean late = clock.nanos() - busySinceNs >= COMMAND_TIMEOUT_NS;
        if (late || waiting.response().isDone()) {
            ModbusResponse response = waiting.response().getNow(null);
            Reply.Waiting done = waiting;
            waiting = null;
            send(response == null ? done.timedOut() : response);
        }
    }

    private void send(ModbusResponse response) throws IOException {
        output = ByteBuffer.wrap(framing.bytes(response));
        busySinceNs = clock.nanos();
        flush();
    }

    private void flush() throws IOException {
        if (output.hasRemaining()) {
            channel.write(output);
        }
    }

    /**
     * Looks at the timers.
     *
     * @param now host time
     * @param idleTimeoutNs how long a client may be silent
     * @throws IOException saying which time is up
     * @throws FramingException when the client does not speak Modbus
     */
    void checkTimers(long now, long idleTimeoutNs) throws IOException, FramingException {
        if (waiting != null) {
            advance();
            return;
        }
        boolean stalled = input.holdsBytes() || output.hasRemaining();
        if (stalled && now - busySinceNs >= STALL_TIMEOUT_NS) {
            throw new IOException(output.hasRemaining() ? "response not taken" : "frame stalled in the middle");
        }
        if (now - idleSinceNs >= idleTimeoutNs) {
            throw new IOException("idle");
        }
    }

    /** Closes the socket. */
    void close() {
        key.cancel();
        try {
            channel.close();
        } catch (IOException e) {
            // The socket is gone either way; there is nobody to tell.
            TcpLoop.LOG.debug("{} did not close cleanly", peer(), e);
        }
    }
}
