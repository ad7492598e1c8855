package io.metertwin.core.event;

import java.util.List;
import java.util.Map;

/**
 * What the log holds at one instant. Immutable.
 *
 * @param newestFirst the events still in the log, the last begun first
 * @param counts how many of each kind have begun since the meter was new; kinds without one are left out
 * @param open number of events in the log that last
 */
public record EventRecords(List<EventRecord> newestFirst, Map<EventKind, Long> counts, int open) {

    /** No event at all. */
    public static final EventRecords NONE = new EventRecords(List.of(), Map.of(), 0);

    /** Keeps copies. */
    public EventRecords {
        newestFirst = List.copyOf(newestFirst);
        counts = Map.copyOf(counts);
    }

    /** How many events of a kind have begun since the meter was new. */
    public long count(EventKind kind) {
        return counts.getOrDefault(kind, 0L);
    }
}
