package io.metertwin.signal.replay;

/**
 * Estimates of missing samples from their neighbours: a cubic that meets the samples at both sides of the gap with their
 * slopes, a straight line where there are too few for a slope, a constant at an end of the recording.
 */
final class GapBridge {

    // Samples on one side that give a slope.
    private static final int FOR_SLOPE = 3;

    private final double[] samples;
    private final int known;
    private final int knownEnd;

    /**
     * A bridge.
     *
     * @param samples the samples, changed in place
     * @param known first known sample before the gap
     * @param knownEnd sample behind the last known one after the gap
     */
    GapBridge(double[] samples, int known, int knownEnd) {
        this.samples = samples;
        this.known = known;
        this.knownEnd = knownEnd;
    }

    /** Fills the gap {@code from} to {@code to - 1}. */
    void fill(int from, int to) {
        boolean isBefore = from > known;
        boolean isAfter = to < knownEnd;
        double before = isBefore ? samples[from - 1] : isAfter ? samples[to] : 0;
        double after = isAfter ? samples[to] : before;
        int span = to - from + 1;
        boolean curved = from - known >= FOR_SLOPE && knownEnd - to >= FOR_SLOPE;
        // What the slopes at the ends turn away from the straight line, over the span.
        double leaving = curved ? slope(from - 1, -1) * span - (after - before) : 0;
        double arriving = curved ? -slope(to, 1) * span + (after - before) : 0;
        for (int n = from; n < to; n++) {
            double x = (n - from + 1) / (double) span;
            double straight = before + (after - before) * x;
            samples[n] = straight + x * (1 - x) * (leaving * (1 - x) + arriving * x);
        }
    }

    // The slope at a sample, per sample, from it and the two further on in the given direction, 1 or -1.
    private double slope(int at, int direction) {
        double outwards = (-3 * samples[at] + 4 * samples[at + direction] - samples[at + 2 * direction]) / 2;
        return direction * outwards;
    }
}
