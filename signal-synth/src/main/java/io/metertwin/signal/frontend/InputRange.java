package io.metertwin.signal.frontend;

import io.metertwin.signal.SampleBlock;

/** The ends of ranges: a sensor's saturation, a converter's clipping, and samples that are no numbers. */
final class InputRange {

    private InputRange() {}

    /** Clips a channel at its converter's peak; what is no number becomes 0. Both are flagged. */
    static void limit(SampleBlock block, int channel, double peak) {
        double[] samples = block.channel(channel);
        int length = block.length();
        if (!exceeds(samples, length, peak)) {
            return;
        }
        if (replaceInvalid(samples, length)) {
            block.flagInvalid(channel);
        }
        if (exceeds(samples, length, peak)) {
            clip(samples, length, peak);
            block.flagOverRange(channel);
        }
    }

    /** True when a sample is beyond the peak or no number. */
    private static boolean exceeds(double[] samples, int length, double peak) {
        for (int n = 0; n < length; n++) {
            if (!(Math.abs(samples[n]) <= peak)) {
                return true;
            }
        }
        return false;
    }

    private static boolean replaceInvalid(double[] samples, int length) {
        boolean found = false;
        for (int n = 0; n < length; n++) {
            if (!Double.isFinite(samples[n])) {
                samples[n] = 0;
                found = true;
            }
        }
        return found;
    }

    private static void clip(double[] samples, int length, double peak) {
        for (int n = 0; n < length; n++) {
            samples[n] = Math.max(-peak, Math.min(peak, samples[n]));
        }
    }

    /** Cuts what a sensor cannot give; what is no number is left for the converter. */
    static void saturate(double[] samples, int length, double peak) {
        for (int n = 0; n < length; n++) {
            if (Double.isFinite(samples[n])) {
                samples[n] = Math.max(-peak, Math.min(peak, samples[n]));
            }
        }
    }
}
