package io.metertwin.modbus.rtu;

import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import io.metertwin.core.command.Origin;
import io.metertwin.core.fault.BusFault;
import io.metertwin.core.time.HostClock;
import io.metertwin.modbus.server.Reply;
import io.metertwin.modbus.server.ResponseBytes;
import io.metertwin.modbus.server.UnitRouter;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves a line step by step: hears frames, answers them at the pace of the line, and opens the port again when it
 * vanished. Half duplex: what comes while a reply is under way collides with it and is lost. Used by one thread; only
 * {@link #inject} and {@link #stop} by any.
 */
final class RtuLoop implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(RtuServer.class);

    private static final long TICK_NS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long COMMAND_LOOK_NS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long COMMAND_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(2);
    private static final long REOPEN_NS = TimeUnit.SECONDS.toNanos(1);
    private static final int BUFFER_BYTES = 4096;

    /** What a driver and a USB adapter may hold back before the last bytes are on the line. */
    private static final long ADAPTER_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private final UnitRouter router;
    private final SerialLine line;
    private final HostClock clock;
    private final Origin peer;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final byte[] lost = new byte[BUFFER_BYTES];
    private volatile Optional<ReplyFault> fault = Optional.empty();
    private volatile boolean stopped;
    private LineParameters parameters;
    private RtuFramer framer;
    private long openAgainNs;
    private long sentNs;
    private String lastFailure = "";

    RtuLoop(UnitRouter router, SerialLine line, HostClock clock) {
        this.router = router;
        this.line = line;
        this.clock = clock;
        peer = new Origin("modbus", line.name());
        parameters = wanted();
        framer = new RtuFramer(FrameTiming.onHost(parameters));
        openAgainNs = clock.nanos();
        sentNs = clock.nanos();
    }

    private LineParameters wanted() {
        return LineParameters.of(router.first().snapshot().settings());
    }

    /** Opens the line for the first time, on the caller's thread, so that failure is the caller's to report. */
    void open() throws IOException {
        if (serves()) {
            follow();
        }
    }

    /** From the next reply on, something is wrong with replies; empty for nothing. */
    void inject(Optional<BusFault> injected) {
        fault = injected.map(ReplyFault::new);
    }

    /** Makes {@link #run} return. */
    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        try {
            while (!stopped && !Thread.currentThread().isInterrupted()) {
                step();
            }
        } catch (RuntimeException e) {
            LOG.error("Modbus RTU on {} stopped", line.name(), e);
        } finally {
            line.close();
        }
    }

    /** Follows the settings, then waits a little for the line and answers what came. */
    void step() {
        try {
            if (serves() && clock.nanos() - openAgainNs >= 0) {
                follow();
            } else if (!serves() && line.isOpen()) {
                awaitOnLine(sentNs);
                line.close();
            }
            listen();
        } catch (IOException e) {
            lost(e);
        }
    }

    private boolean serves() {
        return router.anyServed(settings -> settings.get(settings.catalogue().serial.enabled));
    }

    private void follow() throws IOException {
        LineParameters wanted = wanted();
        if (line.isOpen() && wanted.equals(parameters)) {
            return;
        }
        if (line.isOpen()) {
            // Hardware still sends what it was given; a new rate would catch the end of the reply.
            awaitOnLine(sentNs);
            line.configure(wanted);
        } else {
            line.open(wanted);
            LOG.info("Modbus RTU on {} at {}", line.name(), wanted);
        }
        lastFailure = "";
        parameters = wanted;
        framer.configure(FrameTiming.onHost(wanted));
    }

    /** The port has gone: it is closed and opened again as soon as it is back. */
    private void lost(IOException cause) {
        line.close();
        framer.clear();
        openAgainNs = clock.nanos() + REOPEN_NS;
        if (!String.valueOf(cause.getMessage()).equals(lastFailure)) {
            lastFailure = String.valueOf(cause.getMessage());
            LOG.warn("{}; Modbus RTU goes on when it is back", lastFailure);
        }
    }

    private void listen() throws IOException {
        long wait = framer.receives() ? framer.dueNs() - clock.nanos() : TICK_NS;
        int count = line.receive(buffer, wait);
        long now = clock.nanos();
        for (int k = 0; k < count; k++) {
            Optional<Reception> ended = framer.accept(buffer[k], now);
            if (ended.isPresent()) {
                hear(ended.get());
            }
        }
        if (count == 0) {
            Optional<Reception> ended = framer.end(now);
            if (ended.isPresent()) {
                hear(ended.get());
            }
        }
    }

    /** One request that cannot be answered must not silence the line. */
    private void hear(Reception reception) throws IOException {
        try {
            take(reception);
        } catch (RuntimeException e) {
            LOG.error("a request on {} failed", line.name(), e);
            framer.clear();
        }
    }

    private void take(Reception reception) throws IOException {
        if (reception instanceof Reception.Frame frame) {
            Optional<Reply> reply = router.dispatchOnLine(frame.frame(), peer);
            if (reply.isPresent()) {
                answer(frame, ResponseBytes.unitAndPdu(response(reply.get())));
            }
        } else if (((Reception.Damaged) reception).cause() == Reception.Cause.CRC) {
            router.crcError();
        } else {
            router.framingError();
        }
    }

    /** The response, when the meter has it: the line is the master's to wait on. */
    private ModbusResponse response(Reply reply) throws IOException {
        if (reply instanceof Reply.Ready ready) {
            return ready.response();
        }
        Reply.Waiting waiting = (Reply.Waiting) reply;
        long since = clock.nanos();
        while (!stopped && !waiting.response().isDone() && clock.nanos() - since < COMMAND_TIMEOUT_NS) {
            line.receive(lost, COMMAND_LOOK_NS);
        }
        ModbusResponse response = waiting.response().getNow(null);
        return response == null ? waiting.timedOut() : response;
    }

    /** Sends a reply when it would be complete on a real line of this rate: after request, silence and its own bits. */
    private void answer(Reception.Frame request, byte[] message) throws IOException {
        Optional<ReplyFault> present = fault;
        Optional<byte[]> frame =
                present.isPresent() ? present.get().frame(message) : Optional.of(Crc16.append(message));
        if (frame.isEmpty()) {
            return;
        }
        long delay = present.isPresent() ? present.get().delayNs() : 0;
        long heard = line.clocked()
                ? request.endedNs()
                : Math.max(request.endedNs(), request.beganNs() + parameters.nanosOf(request.characters()));
        long begin =
                Math.max(clock.nanos(), heard + FrameTiming.standard(parameters).silenceNs() + delay);
        awaitOnLine(line.clocked() ? begin : begin + parameters.nanosOf(frame.get().length));
        line.send(frame.get());
        sentNs = line.clocked() ? clock.nanos() + parameters.nanosOf(frame.get().length) + ADAPTER_NS : clock.nanos();
    }

    private void awaitOnLine(long timeNs) throws IOException {
        for (long left = timeNs - clock.nanos(); left > 0 && !stopped; left = timeNs - clock.nanos()) {
            line.receive(lost, Math.min(left, TICK_NS));
        }
    }
}
