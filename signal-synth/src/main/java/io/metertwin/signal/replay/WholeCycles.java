package io.metertwin.signal.replay;

/**
 * A number of whole cycles of the fundamental and how long they last, which need not be a whole number of samples.
 *
 * @param period samples they last
 * @param cycles number of cycles; 0 when nothing alternates
 * @param samples samples that cover them: at most half a sample less and one more than the period
 */
record WholeCycles(double period, int cycles, int samples) {

    // What a range may be too short by: a part of a cycle, as the frequency of few cycles is not known better.
    private static final double TOLERANCE = 0.005;
    private static final double SHORT_TOLERANCE = 0.03;
    private static final double SHORT_CYCLES = 3.2;

    // What makes no difference, as a part of the period; the length of a single cycle is not known much better.
    private static final double EQUAL = 1e-6;
    private static final double UNCERTAIN_CYCLES = 1.8;

    // What may stay uncovered at the end of the period, in samples: a series is still determined.
    private static final double UNCOVERED = 0.5;
    // A period that is above a whole number by less than this, in samples, needs no sample more.
    private static final double ROUNDING = 0.01;

    /** A period of so many samples in which nothing alternates. */
    static WholeCycles none(int samples) {
        return new WholeCycles(samples, 0, samples);
    }

    /**
     * The largest number of whole cycles within some samples.
     *
     * @param available samples there are
     * @param cyclesPerSample frequency over rate
     * @return null when there is not one whole cycle
     */
    static WholeCycles within(int available, double cyclesPerSample) {
        double cycles = available * cyclesPerSample;
        double tolerance = Math.max(cycles < SHORT_CYCLES ? SHORT_TOLERANCE : TOLERANCE, UNCOVERED * cyclesPerSample);
        int whole = (int) Math.min(cycles + tolerance, Integer.MAX_VALUE);
        if (whole == 0) {
            return null;
        }
        double period = whole / cyclesPerSample;
        if (Math.abs(period - available) <= (cycles < UNCERTAIN_CYCLES ? SHORT_TOLERANCE : EQUAL) * available) {
            return new WholeCycles(available, whole, available);
        }
        int least = (int) Math.ceil(period - UNCOVERED);
        int covering = (int) Math.ceil(period - ROUNDING);
        return new WholeCycles(period, whole, Math.min(covering, Math.max(least, available)));
    }
}
