package io.metertwin.modbus.rtu;

import io.metertwin.core.time.HostClock;
import io.metertwin.modbus.server.Frames;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A line in memory that is its own clock: waiting on it is what makes time pass. */
final class VirtualLine implements SerialLine, HostClock {

    private final boolean clocked;
    private final Deque<Arrival> arrivals = new ArrayDeque<>();
    private final List<Sent> sent = new ArrayList<>();
    private final List<LineParameters> parameters = new ArrayList<>();
    private boolean open;
    private boolean present = true;
    private long now = 1_000_000_000_000L;

    /** A byte that comes at a time. */
    private record Arrival(byte value, long timeNs) {}

    /** What the meter sent. */
    record Sent(String hex, long timeNs, LineParameters parameters) {}

    VirtualLine(boolean clocked) {
        this.clocked = clocked;
    }

    /** Has bytes come one after the other, the first at a time. */
    void arrive(byte[] bytes, long firstNs, long spacingNs) {
        for (int k = 0; k < bytes.length; k++) {
            arrivals.add(new Arrival(bytes[k], firstNs + k * spacingNs));
        }
    }

    /** Everything the meter sent so far. */
    List<Sent> sent() {
        return sent;
    }

    /** Every parameter set the line was opened with or changed to. */
    List<LineParameters> parameters() {
        return parameters;
    }

    /** Pulls the plug, or puts it back. */
    void plug(boolean in) {
        present = in;
    }

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public String name() {
        return "virtual";
    }

    @Override
    public boolean clocked() {
        return clocked;
    }

    @Override
    public void open(LineParameters line) throws IOException {
        requirePresence();
        open = true;
        parameters.add(line);
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void configure(LineParameters line) throws IOException {
        requirePresence();
        parameters.add(line);
    }

    @Override
    public int receive(byte[] buffer, long timeoutNs) throws IOException {
        if (open) {
            requirePresence();
        }
        long until = now + Math.max(0, timeoutNs);
        if (arrivals.isEmpty() || arrivals.peek().timeNs() > until) {
            now = until;
            return 0;
        }
        now = Math.max(now, arrivals.peek().timeNs());
        int count = 0;
        while (count < buffer.length && !arrivals.isEmpty() && arrivals.peek().timeNs() <= now) {
            buffer[count++] = arrivals.poll().value();
        }
        return open ? count : 0;
    }

    @Override
    public void send(byte[] bytes) throws IOException {
        requirePresence();
        sent.add(new Sent(Frames.hex(bytes), now, parameters.get(parameters.size() - 1)));
    }

    private void requirePresence() throws IOException {
        if (!present) {
            throw new IOException("virtual line has vanished");
        }
    }

    @Override
    public void close() {
        open = false;
    }
}
