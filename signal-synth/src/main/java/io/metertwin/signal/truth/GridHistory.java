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
     * A state and how much of a span it filled.
     *
     * @param state what every primary channel carried
     * @param share part of the span, above 0, at most 1
     * @param age samples from the begin of the state to the middle of its part of the span; tells how far a state that
     *     moves by itself ({@link GridState#after}) had come
     */
    public record Part(GridState state, double share, double age) {}

    private record Entry(double fromSample, double zeroSample, GridState state) {}

    /** A state begins at a sample; samples never go back. */
    public void begin(double sample, GridState state) {
        begin(sample, sample, state);
    }

    /**
     * A state is played from a sample on; samples never go back.
     *
     * @param sample the first sample it was played at
     * @param zero where its own time begins: its instant, or where that would lie
     * @param state what every primary channel carries
     */
    public void begin(double sample, double zero, GridState state) {
        entries.addLast(new Entry(sample, zero, state));
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
            double begin = Math.max(startSample, entry.fromSample());
            if (begin < end) {
                double age = (begin + end) / 2 - entry.zeroSample();
                parts.add(0, new Part(entry.state(), (end - begin) / (endSample - startSample), age));
                end = begin;
            }
        }
        return end > startSample ? List.of() : parts;
    }
}
