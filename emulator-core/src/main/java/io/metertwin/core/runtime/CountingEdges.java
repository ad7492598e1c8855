package io.metertwin.core.runtime;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.DoubleUnaryOperator;

/**
 * The edges inside the window that is being measured: what lies before one counts under what was in force before it, so
 * a window is cut there as soon as it is known. Used by the loop's thread.
 */
final class CountingEdges {

    private final Deque<Pending> pending = new ArrayDeque<>();

    private record Pending(CountingEdge edge, Runnable change) {}

    /** Receives one part of a window. */
    @FunctionalInterface
    interface Sink {

        /**
         * A part in which nothing changes.
         *
         * @param from its begin, samples
         * @param to its end, samples, above its begin
         * @param meterSeconds the meter's clock at its begin, seconds since 1970
         */
        void part(double from, double to, double meterSeconds);
    }

    /**
     * Puts a change off until what lies before it has counted; edges come in the order of time.
     *
     * @param edge when it belongs
     * @param change what to do then
     */
    void add(CountingEdge edge, Runnable change) {
        pending.add(new Pending(edge, change));
    }

    /**
     * Cuts a window, and makes the changes between its parts.
     *
     * @param from its begin, samples
     * @param to its end, samples
     * @param now the meter's clock as it runs since the last edge: seconds since 1970 at a sample
     * @param sink receives the parts in their order
     */
    void cut(double from, double to, DoubleUnaryOperator now, Sink sink) {
        double at = from;
        while (!pending.isEmpty() && pending.peek().edge().sample() <= to) {
            Pending next = pending.remove();
            CountingEdge edge = next.edge();
            if (edge.sample() > at) {
                sink.part(at, edge.sample(), edge.meterSeconds().applyAsDouble(at));
                at = edge.sample();
            }
            next.change().run();
        }
        if (at < to) {
            DoubleUnaryOperator clock =
                    pending.isEmpty() ? now : pending.peek().edge().meterSeconds();
            sink.part(at, to, clock.applyAsDouble(at));
        }
    }

    /** Makes all changes at once: nothing more is counted before them. */
    void flush() {
        while (!pending.isEmpty()) {
            pending.remove().change().run();
        }
    }
}
