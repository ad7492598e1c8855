package io.metertwin.signal.replay;

/**
 * A stretch of samples that holds whole cycles of the fundamental, as nearly as samples allow.
 *
 * @param samples number of samples
 * @param cycles number of cycles
 * @param mismatch what it is too long or too short by, in cycles
 */
record WholeCycles(int samples, int cycles, double mismatch) {

    /** The mismatch that makes no seam worth telling, in cycles. */
    static final double TOLERANCE = 0.005;

    // The frequency of less than three cycles is not known better.
    private static final double SHORT_TOLERANCE = 0.03;
    private static final double SHORT_CYCLES = 3.2;

    /**
     * All of the samples if they are whole cycles, else the largest number of whole cycles within them.
     *
     * @param samples samples there are
     * @param cyclesPerSample frequency over rate
     * @return null when there is not one whole cycle
     */
    static WholeCycles within(int samples, double cyclesPerSample) {
        double cycles = samples * cyclesPerSample;
        double miss = Math.abs(cycles - Math.rint(cycles));
        if (cycles > 0.5 && miss <= (cycles < SHORT_CYCLES ? SHORT_TOLERANCE : TOLERANCE)) {
            return new WholeCycles(samples, (int) Math.rint(cycles), miss);
        }
        WholeCycles best = null;
        for (int whole = (int) Math.min(cycles, Integer.MAX_VALUE); whole >= 1; whole--) {
            WholeCycles candidate = of(whole, cyclesPerSample);
            if (candidate.samples <= samples && (best == null || candidate.mismatch < best.mismatch)) {
                best = candidate;
            }
            if (best != null && best.mismatch <= TOLERANCE) {
                return best;
            }
        }
        return best;
    }

    private static WholeCycles of(int cycles, double cyclesPerSample) {
        int samples = (int) Math.rint(cycles / cyclesPerSample);
        return new WholeCycles(samples, cycles, Math.abs(samples * cyclesPerSample - cycles));
    }
}
