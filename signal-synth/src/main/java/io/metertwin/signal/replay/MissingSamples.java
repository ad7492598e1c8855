package io.metertwin.signal.replay;

import java.util.Arrays;

/** The runs of samples that a channel of a recording lacks. Immutable. */
final class MissingSamples {

    // A sample played this near to a recorded one is that one.
    private static final double COINCIDENT = 1e-6;

    // First sample of each run, and the sample behind its last one.
    private final int[] starts;
    private final int[] ends;
    private final int count;

    private MissingSamples(int[] starts, int[] ends, int count) {
        this.starts = starts;
        this.ends = ends;
        this.count = count;
    }

    /** The runs of samples that are no finite number. */
    static MissingSamples of(double[] samples) {
        int[] starts = new int[samples.length / 2 + 1];
        int[] ends = new int[samples.length / 2 + 1];
        int runs = 0;
        int count = 0;
        for (int n = 0; n < samples.length; n++) {
            if (!Double.isFinite(samples[n])) {
                if (n == 0 || Double.isFinite(samples[n - 1])) {
                    starts[runs++] = n;
                }
                ends[runs - 1] = n + 1;
                count++;
            }
        }
        return new MissingSamples(Arrays.copyOf(starts, runs), Arrays.copyOf(ends, runs), count);
    }

    /** Samples that are missing. */
    int count() {
        return count;
    }

    /** Samples of the longest run. */
    int longest() {
        int longest = 0;
        for (int run = 0; run < starts.length; run++) {
            longest = Math.max(longest, ends[run] - starts[run]);
        }
        return longest;
    }

    /** Puts estimates in the place of what is missing, see {@link GapBridge}. */
    void bridge(double[] samples) {
        for (int run = 0; run < starts.length; run++) {
            int known = run == 0 ? 0 : ends[run - 1];
            int knownEnd = run + 1 < starts.length ? starts[run + 1] : samples.length;
            new GapBridge(samples, known, knownEnd).fill(starts[run], ends[run]);
        }
    }

    /**
     * Overwrites with NaN what is played out of missing samples: whatever lies between two recorded samples of which one
     * is missing, and of a gap shorter than the played interval at least the nearest played sample.
     *
     * @param out what is played
     * @param from index of the first value in {@code out}
     * @param to index behind the last value
     * @param position place of the first value, in recorded samples
     * @param step recorded samples per value
     */
    void mark(double[] out, int from, int to, double position, double step) {
        double reach = Math.max(1 - COINCIDENT, step / 2);
        int run = Arrays.binarySearch(ends, (int) Math.max(0, Math.floor(position - reach)));
        for (int k = run < 0 ? -run - 1 : run; k < starts.length; k++) {
            double first = Math.ceil((starts[k] - reach - position) / step);
            double last = Math.floor((ends[k] - 1 + reach - position) / step);
            if (first >= to - from) {
                return;
            }
            int begin = from + (int) Math.max(0, first);
            int end = from + (int) Math.min(to - from, last + 1);
            if (begin < end) {
                Arrays.fill(out, begin, end, Double.NaN);
            }
        }
    }
}
