package io.metertwin.signal.replay;

/** When each sample of a recording was taken. Immutable. */
public final class SampleTimes {

    /** No times: the declared rate is all there is. */
    public static final SampleTimes NONE = new SampleTimes(new double[0]);

    private final double[] seconds;

    private SampleTimes(double[] seconds) {
        this.seconds = seconds;
    }

    /**
     * Known times.
     *
     * @param seconds time of each sample, rising, copied
     */
    public static SampleTimes of(double[] seconds) {
        return new SampleTimes(seconds.clone());
    }

    /** Mean samples per second between the first and the last sample of a part, or NaN when the times are not known. */
    double rateHz(ReplayRange range) {
        if (range.last() >= seconds.length || range.length() < 2) {
            return Double.NaN;
        }
        return (range.length() - 1) / (seconds[range.last()] - seconds[range.first()]);
    }
}
