package io.metertwin.signal.truth;

import io.metertwin.signal.grid.GridState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The states of the grid that were played, each with the place it began at; keeps enough for the windows of the last
 * seconds. Places are counted in samples of the reference rate: seconds of the run times that rate. Used by the loop's
 * thread only.
 */
public final class GridHistory {

    private static final int KEPT = 256;

    private final Deque<Entry> entries = new ArrayDeque<>();

    /**
     * A state and the part of a span it filled.
     *
     * @param state what every primary channel carried
     * @param fromSample begin of the part
     * @param toSample its end
     * @param zeroSample where the state's own time begins
     * @param cycles phase of the grid there, cycles
     */
    public record Part(GridState state, double fromSample, double toSample, double zeroSample, double cycles) {}

    private record Entry(double fromSample, double zeroSample, double cycles, GridState state) {}

    /**
     * A state is played from a sample on; samples never go back.
     *
     * @param sample the first sample it was played at
     * @param zero where its own time begins: its instant, or where that would lie
     * @param cycles phase of the grid there, cycles
     * @param state what every primary channel carries
     */
    public void begin(double sample, double zero, double cycles, GridState state) {
        entries.addLast(new Entry(sample, zero, cycles, state));
        if (entries.size() > KEPT) {
            entries.removeFirst();
        }
    }

    /**
     * The states that filled a span, in order.
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
            double begin = Math.max(startSample, entry.fromSample());
            if (begin < end) {
                parts.add(0, new Part(entry.state(), begin, end, entry.zeroSample(), entry.cycles()));
                end = begin;
            }
        }
        return end > startSample ? List.of() : parts;
    }
}
