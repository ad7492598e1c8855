package io.metertwin.app.bench;

import io.metertwin.core.time.HostClock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/** Repeats a piece of work for a while and tells what a virtual second of it took. */
final class Repetition {

    private static final double WARM_UP = 0.3;
    private static final int FEWEST = 3;
    private static final double NANOS = 1e9;

    private final HostClock host;

    Repetition(HostClock host) {
        this.host = host;
    }

    /**
     * Repeats a piece of work; the first third of the time is not counted.
     *
     * @param seconds how long, host seconds
     * @param work does some and returns how many virtual seconds it was
     */
    Timing measure(double seconds, DoubleSupplier work) {
        long begin = host.nanos();
        double counted = begin + WARM_UP * seconds * NANOS;
        double end = begin + seconds * NANOS;
        List<Double> micros = new ArrayList<>();
        long from = begin;
        while (from < end || micros.size() < FEWEST) {
            double virtual = work.getAsDouble();
            long to = host.nanos();
            if (from >= counted) {
                micros.add((to - from) / 1e3 / virtual);
            }
            from = to;
        }
        return Timing.of(micros);
    }
}
