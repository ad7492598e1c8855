package io.metertwin.core.event;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The last events of a meter. When it is full the oldest event that has ended makes room; one that lasts goes only when
 * all do. Used by the loop's thread; {@link #records()} may be handed to any.
 */
public final class EventLog {

    /** How many events a meter keeps unless it is told otherwise. */
    public static final int CAPACITY = 256;

    private static final int VERSION = 1;

    private final int capacity;
    private final List<EventRecord> oldestFirst = new ArrayList<>();
    private final Map<EventKind, Long> counts = new EnumMap<>(EventKind.class);
    private long number;
    private EventRecords records = EventRecords.NONE;
    private Consumer<EventRecord> listener = entry -> {};

    /**
     * An empty log.
     *
     * @param capacity how many events it keeps, from 1
     */
    public EventLog(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a log keeps at least one event, not " + capacity);
        }
        this.capacity = capacity;
    }

    /** Lets somebody know of every event when it is added and, when it lasted, when it ends; one listener at a time. */
    public void listen(Consumer<EventRecord> told) {
        listener = told;
    }

    /**
     * Takes in an event that has begun, or begun and ended.
     *
     * @return its number, for {@link #update}
     */
    public long add(MeterEvent event) {
        if (oldestFirst.size() == capacity) {
            oldestFirst.remove(oldestEnded());
        }
        number++;
        oldestFirst.add(new EventRecord(number, event));
        counts.merge(event.kind(), 1L, Long::sum);
        records = null;
        long added = number;
        listener.accept(new EventRecord(added, event));
        return added;
    }

    /** Numbers what is added next above a number that somebody has seen already. */
    public void goOnAfter(long seen) {
        number = Math.max(number, seen);
    }

    private int oldestEnded() {
        for (int k = 0; k < oldestFirst.size(); k++) {
            if (oldestFirst.get(k).event().span().hasEnded()) {
                return k;
            }
        }
        return 0;
    }

    /**
     * Tells what has become of an event. One that is no longer in the log stays out.
     *
     * @param eventNumber what {@link #add} gave
     * @param event the same event as it is known now
     */
    public void update(long eventNumber, MeterEvent event) {
        for (int k = oldestFirst.size() - 1; k >= 0; k--) {
            if (oldestFirst.get(k).number() == eventNumber) {
                EventRecord before = oldestFirst.set(k, new EventRecord(eventNumber, event));
                records = null;
                if (event.span().hasEnded() && !before.event().span().hasEnded()) {
                    listener.accept(new EventRecord(eventNumber, event));
                }
                return;
            }
        }
    }

    /**
     * Ends every event that lasts: what watched it is gone.
     *
     * @param meterMillis when, milliseconds since 1970 in meter time
     * @param goOn the events that something else goes on with
     */
    public void endAll(long meterMillis, Predicate<MeterEvent> goOn) {
        for (EventRecord entry : List.copyOf(oldestFirst)) {
            EventSpan span = entry.event().span();
            if (!span.hasEnded() && !goOn.test(entry.event())) {
                double lasted = Math.max(0, meterMillis - span.startMillis());
                update(entry.number(), EventCodec.with(entry.event(), span.ended(lasted)));
            }
        }
    }

    /** Writes the whole log. */
    public void save(DataOutputStream out) throws IOException {
        out.writeByte(VERSION);
        out.writeLong(number);
        out.writeInt(counts.size());
        for (Map.Entry<EventKind, Long> count : counts.entrySet()) {
            out.writeUTF(count.getKey().name());
            out.writeLong(count.getValue());
        }
        out.writeInt(oldestFirst.size());
        for (EventRecord entry : oldestFirst) {
            out.writeLong(entry.number());
            EventCodec.write(out, entry.event());
        }
    }

    /**
     * Takes over a log that was saved; events and kinds this version does not know are left out. Numbers never go back.
     *
     * @throws IOException when this is no log; this one is as it was then
     */
    public void restore(DataInputStream in) throws IOException {
        int version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException("an event log of version " + version + " is not known");
        }
        long last = in.readLong();
        Map<EventKind, Long> kinds = restoredCounts(in);
        List<EventRecord> entries = restoredEntries(in);
        goOnAfter(last);
        counts.clear();
        counts.putAll(kinds);
        oldestFirst.clear();
        oldestFirst.addAll(entries.subList(Math.max(0, entries.size() - capacity), entries.size()));
        records = null;
    }

    private static Map<EventKind, Long> restoredCounts(DataInputStream in) throws IOException {
        Map<EventKind, Long> kinds = new EnumMap<>(EventKind.class);
        int size = in.readInt();
        for (int k = 0; k < size; k++) {
            String name = in.readUTF();
            long count = in.readLong();
            for (EventKind kind : EventKind.values()) {
                if (kind.name().equals(name)) {
                    kinds.put(kind, count);
                }
            }
        }
        return kinds;
    }

    private static List<EventRecord> restoredEntries(DataInputStream in) throws IOException {
        List<EventRecord> entries = new ArrayList<>();
        int size = in.readInt();
        for (int k = 0; k < size; k++) {
            long entryNumber = in.readLong();
            EventCodec.read(in).ifPresent(event -> entries.add(new EventRecord(entryNumber, event)));
        }
        return entries;
    }

    /** What the log holds now; the same object until something happens. */
    public EventRecords records() {
        if (records == null) {
            List<EventRecord> newestFirst = new ArrayList<>(oldestFirst);
            Collections.reverse(newestFirst);
            long open = oldestFirst.stream()
                    .filter(entry -> !entry.event().span().hasEnded())
                    .count();
            records = new EventRecords(newestFirst, counts, (int) open);
        }
        return records;
    }
}
