package io.metertwin.core.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The last events of a meter. When it is full the oldest event that has ended makes room; one that lasts goes only when
 * all do. Used by the loop's thread; {@link #records()} may be handed to any.
 */
public final class EventLog {

    /** How many events a meter keeps unless it is told otherwise. */
    public static final int CAPACITY = 256;

    private final int capacity;
    private final List<EventRecord> oldestFirst = new ArrayList<>();
    private final Map<EventKind, Long> counts = new EnumMap<>(EventKind.class);
    private long number;
    private EventRecords records = EventRecords.NONE;

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
        return number;
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
                oldestFirst.set(k, new EventRecord(eventNumber, event));
                records = null;
                return;
            }
        }
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
