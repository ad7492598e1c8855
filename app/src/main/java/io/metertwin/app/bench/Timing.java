package io.metertwin.app.bench;

import java.util.List;

/**
 * What many repetitions took, host microseconds for each virtual second.
 *
 * @param median half of them took less
 * @param lowerQuartile a quarter of them took less
 * @param upperQuartile a quarter of them took more
 * @param repetitions how many there were
 */
public record Timing(double median, double lowerQuartile, double upperQuartile, int repetitions) {

    private static final double MICROS = 1e6;

    /** The quartiles of some values, at least one. */
    static Timing of(List<Double> micros) {
        List<Double> sorted = micros.stream().sorted().toList();
        int size = sorted.size();
        return new Timing(sorted.get(size / 2), sorted.get(size / 4), sorted.get(size * 3 / 4), size);
    }

    /** Virtual seconds per host second. */
    public double timesRealTime() {
        return MICROS / median;
    }
}
