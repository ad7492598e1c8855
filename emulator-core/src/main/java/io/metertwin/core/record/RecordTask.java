package io.metertwin.core.record;

import io.metertwin.core.record.RecordRow.Mark;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The record task (manual 7.6; decision 38). A row is due at every full multiple of the interval of the meter's clock,
 * counted from 1970-01-01 00:00; it holds the values of the window in which that time falls, or which ends there. Times that
 * passed while the meter was off or because its clock was set have no row. One thread.
 */
public final class RecordTask {

    /** Times this close are one. */
    private static final double SAME_SECONDS = 1e-3;

    private static final double MILLIS_PER_SECOND = 1e3;
    private static final int VERSION = 1;
    private static final int MOST_VALUES = 1000;

    private final RecordSink sink;
    private RecordState state = RecordState.STOPPED;
    private RecordCycle cycle = new RecordCycle(new RecordSetup("", "", "", 0, 0, 1), 0);
    private RecordRow last = RecordRow.NONE;
    private long rows;
    private double next = Double.NaN;
    private boolean interrupted;

    /** A task that is stopped. */
    public RecordTask(RecordSink sink) {
        this.sink = sink;
    }

    /** True from start to stop: its settings are locked. */
    public boolean isOn() {
        return state != RecordState.STOPPED;
    }

    /** Starts it; it records from its start time on. The task must be stopped. */
    public void start(RecordSetup setup) {
        state = RecordState.WAITING;
        cycle = new RecordCycle(setup, 0);
        next = Double.NaN;
        interrupted = false;
    }

    /** Stops it at a meter time, seconds since 1970; a cycle that runs ends there. */
    public void stop(double seconds) {
        if (state == RecordState.RECORDING) {
            mark(Mark.STOP, seconds);
            sink.ended(cycle, millis(seconds));
        }
        state = RecordState.STOPPED;
        next = Double.NaN;
    }

    /** The next meter time at which something is to be done, seconds since 1970; infinite when nothing is. */
    public double due() {
        return switch (state) {
            case STOPPED -> Double.POSITIVE_INFINITY;
            case WAITING -> cycle.setup().startSeconds();
            case RECORDING -> cycle.setup().endsBy(next) ? cycle.setup().endSeconds() : next;
        };
    }

    /**
     * Takes notice of windows that were counted.
     *
     * @param from begin of the first, meter time in seconds since 1970
     * @param to end of the last
     * @param values the values of a row, as they are after these windows
     */
    public void reach(double from, double to, Supplier<List<Double>> values) {
        if (state == RecordState.WAITING && cycle.setup().startSeconds() <= to - SAME_SECONDS) {
            begin(Math.max(from, (double) cycle.setup().startSeconds()));
        }
        if (state != RecordState.RECORDING) {
            return;
        }
        if (interrupted) {
            mark(Mark.POWER, from);
            interrupted = false;
        }
        if (next <= from - SAME_SECONDS) {
            next = cycle.setup().rowFrom(from);
        }
        while (next <= to + SAME_SECONDS && !isPastEnd(next)) {
            take(values.get());
        }
        if (cycle.setup().endsBy(to + SAME_SECONDS)) {
            stop(Math.max(from, (double) cycle.setup().endSeconds()));
        }
    }

    private boolean isPastEnd(double seconds) {
        return cycle.setup().endSeconds() != 0 && seconds > cycle.setup().endSeconds();
    }

    private void begin(double seconds) {
        cycle = new RecordCycle(cycle.setup(), millis(seconds));
        state = RecordState.RECORDING;
        rows = 0;
        last = RecordRow.NONE;
        next = cycle.setup().rowFrom(seconds - SAME_SECONDS);
        sink.begun(cycle);
        mark(Mark.START, seconds);
    }

    private void take(List<Double> values) {
        last = new RecordRow(millis(next), Mark.NONE, values);
        next += cycle.setup().intervalSeconds();
        if (sink.line(cycle, last)) {
            rows++;
        }
    }

    private void mark(Mark mark, double seconds) {
        sink.line(cycle, new RecordRow(millis(seconds), mark, List.of()));
    }

    /** The meter was off: a cycle that runs goes on with a mark. */
    public void interrupt() {
        interrupted = state == RecordState.RECORDING;
    }

    /** The clock was set to a meter time, seconds since 1970: rows go on from there. */
    public void clockSet(double seconds) {
        if (state == RecordState.RECORDING) {
            mark(Mark.CLOCK, seconds);
            next = cycle.setup().rowFrom(seconds - SAME_SECONDS);
        }
    }

    private static long millis(double seconds) {
        return (long) Math.floor((seconds + SAME_SECONDS / 100) * MILLIS_PER_SECOND);
    }

    /** The cycle that runs or ran last. */
    public RecordCycle cycle() {
        return cycle;
    }

    /** What there is to see. */
    public RecordReadings readings() {
        return new RecordReadings(state, cycle.startMillis(), rows, next, last);
    }

    /** Writes the whole state. */
    public void save(DataOutputStream out) throws IOException {
        RecordSetup setup = cycle.setup();
        out.writeByte(VERSION);
        out.writeUTF(state.name());
        out.writeUTF(setup.name());
        out.writeUTF(setup.operator());
        out.writeUTF(setup.location());
        out.writeLong(setup.startSeconds());
        out.writeLong(setup.endSeconds());
        out.writeLong(setup.intervalSeconds());
        out.writeLong(cycle.startMillis());
        out.writeLong(rows);
        out.writeDouble(next);
        out.writeBoolean(interrupted);
        out.writeLong(last.meterMillis());
        out.writeInt(last.values().size());
        for (double value : last.values()) {
            out.writeDouble(value);
        }
    }

    /**
     * Takes over what was saved; a cycle that ran goes on.
     *
     * @throws IOException when it is none; the task is as it was then
     */
    public void restore(DataInputStream in) throws IOException {
        if (in.readUnsignedByte() != VERSION) {
            throw new IOException("a record task of another version is not known");
        }
        RecordState kept = state(in.readUTF());
        RecordSetup setup =
                new RecordSetup(in.readUTF(), in.readUTF(), in.readUTF(), in.readLong(), in.readLong(), in.readLong());
        RecordCycle running = new RecordCycle(setup, in.readLong());
        long count = in.readLong();
        double due = in.readDouble();
        boolean wasOff = in.readBoolean();
        RecordRow row = row(in);
        if (setup.intervalSeconds() < 1 || (kept == RecordState.RECORDING && !Double.isFinite(due))) {
            throw new IOException("a record task cannot be like that");
        }
        state = kept;
        cycle = running;
        rows = count;
        next = due;
        interrupted = wasOff;
        last = row;
    }

    private static RecordState state(String name) throws IOException {
        for (RecordState each : RecordState.values()) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        throw new IOException(name + " is no state of a record task");
    }

    private static RecordRow row(DataInputStream in) throws IOException {
        long time = in.readLong();
        int size = in.readInt();
        if (size < 0 || size > MOST_VALUES) {
            throw new IOException("a row cannot have " + size + " values");
        }
        List<Double> values = new ArrayList<>();
        for (int k = 0; k < size; k++) {
            values.add(in.readDouble());
        }
        return new RecordRow(time, Mark.NONE, values);
    }
}
