package io.metertwin.core.event;

/**
 * Somebody had counters begin anew.
 *
 * @param span when; no duration
 * @param counters what was cleared: {@code energy}, {@code tariff-energy}, {@code demand} or {@code extremes}
 * @param circuit which circuit, counted from 0; -1 for all
 * @param surface where it was asked for: {@code modbus}, {@code panel} ...
 * @param peer who asked: an address, a line or a user
 * @param lost what stood there, quantity by quantity: {@code c1.energy.p.import.total=12.3 Wh}; may be empty
 */
public record CountersCleared(EventSpan span, String counters, int circuit, String surface, String peer, String lost)
        implements MeterEvent {

    @Override
    public EventKind kind() {
        return EventKind.COUNTERS_CLEARED;
    }

    @Override
    public void tell(EventDetails to) {
        to.text("counters", counters);
        if (circuit >= 0) {
            to.count("circuit", circuit + 1);
        }
        to.text("surface", surface);
        to.text("peer", peer);
        to.text("lost", lost);
    }
}
