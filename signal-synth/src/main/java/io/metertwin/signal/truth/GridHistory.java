package io.metertwin.signal.truth;

import io.metertwin.signal.grid.GridState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The states of the grid that were played, each with the sample it began at; keeps enough for the windows of the last
 * seconds. Used by the loop's thread only.
 */
public final class GridHistory {

    private static final int KEPT = 256;

    private final Deque<Entry> entries = new ArrayDeque<>();

    /**
     * A state and how much of a span it filled.
     *
     * @param state what every primary channel carried
     * @param share part of the span, above 0, at most 1
     */
    public record Part(GridState state, double share) {}

    private record Entry(long fromSample, GridState state) {}

    /** A state begins at a sample; samples never go back. */
    public void begin(long sample, GridState state) {
        entries.addLast(new Entry(sample, state));
        if (entries.size() > KEPT) {
            entries.removeFirst();
        }
    }

    /**
     * The states that filled a span, in order, with their shares.
     *
     * @param startSample begin of the span, may fall between samples
     * @param endSample its end, after the begin
     * @return empty when the span lies before everything that is kept
     */
    public List<Part> over(double startSample, double endSample) {
        List<Part> parts = new ArrayList<>();
        double end = endSample;
        for (var newestFirst = entries.descendingIterator(); newestFirst.hasNext() && end > startSample; ) {
            Entry entry = newestFirst.next();
            double begin = Math.max(startSample, (double) entry.fromSample());
            if (begin < end) {
                parts.add(0, new Part(entry.state(), (end - begin) / (endSample - startSample)));
                end = begin;
            }
        }
        return end > startSample ? List.of() : parts;
    }
}
