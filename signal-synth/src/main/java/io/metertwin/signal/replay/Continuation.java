package io.metertwin.signal.replay;

import java.util.Arrays;

/**
 * Closes a stretch that plays once into a period, so that a Fourier series fits it without ringing at its ends: what
 * follows the last sample fades over into what leads to the first one.
 */
final class Continuation {

    private static final int MOST_SAMPLES = 1024;

    private final double[][] channels;
    private final double[][] after;
    private final int length;
    private final int bridge;

    /**
     * A continuation.
     *
     * @param channels the stretch, null for silent channels
     * @param length its samples
     * @param after what follows it in each channel, as long as the bridge, or null to go on from its last samples
     */
    Continuation(double[][] channels, int length, double[][] after) {
        this.channels = channels;
        this.length = length;
        this.after = after;
        bridge = bridge(length);
    }

    /** Samples of the bridge behind a stretch of the given length. */
    static int bridge(int length) {
        return Math.min(MOST_SAMPLES, length - 1);
    }

    /** The stretch with the bridge behind it, one row for each channel. */
    double[][] periods() {
        double[][] periods = new double[channels.length][];
        for (int channel = 0; channel < channels.length; channel++) {
            if (channels[channel] != null) {
                periods[channel] = period(channels[channel], after == null ? null : after[channel]);
            }
        }
        return periods;
    }

    private double[] period(double[] samples, double[] repeated) {
        double[] period = Arrays.copyOf(samples, length + bridge);
        for (int k = 0; k < bridge; k++) {
            double follows = repeated == null ? 2 * samples[length - 1] - samples[length - 2 - k] : repeated[k];
            double leads = 2 * samples[0] - samples[bridge - k];
            double fade = fade((k + 1.0) / (bridge + 1));
            period[length + k] = follows + fade * (leads - follows);
        }
        return period;
    }

    // 0 in the first quarter, 1 in the last, smooth between: both ends go on undisturbed.
    private static double fade(double x) {
        double inner = Math.max(0, Math.min(1, 2 * x - 0.5));
        return inner * inner * inner * (inner * (6 * inner - 15) + 10);
    }
}
