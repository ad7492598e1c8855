package io.metertwin.dsp.cycle;

/** What a window may be synchronised to. A view on live arrays, set anew for each window. */
public final class TrackedSignals {

    private final double[][] samples;
    private double minimumVolts;
    private int fallbackChannel = -1;

    /**
     * Signals to follow.
     *
     * @param samples samples of every channel; 0 to 2 are the voltages of the first bank
     */
    public TrackedSignals(double[][] samples) {
        this.samples = samples;
    }

    /**
     * Says what may be followed.
     *
     * @param weakestVolts weakest voltage that is followed, volts at the input, rms
     * @param fallback current channel to follow when no voltage lives, or -1
     */
    public void follow(double weakestVolts, int fallback) {
        minimumVolts = weakestVolts;
        fallbackChannel = fallback;
    }

    /** The samples of every channel. */
    public double[][] samples() {
        return samples;
    }

    double minimumVolts() {
        return minimumVolts;
    }

    int fallbackChannel() {
        return fallbackChannel;
    }
}
