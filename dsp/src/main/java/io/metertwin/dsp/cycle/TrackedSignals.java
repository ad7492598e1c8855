package io.metertwin.dsp.cycle;

/**
 * What a window may be synchronised to. A view on live arrays, made anew for each window.
 */
public final class TrackedSignals {

    private final double[][] samples;
    private final double minimumVolts;
    private final int fallbackChannel;

    /**
     * Signals to follow.
     *
     * @param samples samples of every channel; 0 to 2 are the voltages of the first bank
     * @param minimumVolts weakest voltage that is followed, volts at the input, rms
     * @param fallbackChannel current channel to follow when no voltage lives, or -1
     */
    public TrackedSignals(double[][] samples, double minimumVolts, int fallbackChannel) {
        this.samples = samples;
        this.minimumVolts = minimumVolts;
        this.fallbackChannel = fallbackChannel;
    }

    double[][] samples() {
        return samples;
    }

    double minimumVolts() {
        return minimumVolts;
    }

    int fallbackChannel() {
        return fallbackChannel;
    }
}
