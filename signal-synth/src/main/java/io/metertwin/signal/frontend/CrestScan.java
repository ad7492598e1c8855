package io.metertwin.signal.frontend;

import io.metertwin.signal.SampleBlock;
import java.util.Arrays;
import java.util.List;

/**
 * A quick look at a whole block: can any sample of any channel lie outside the range of its input?
 *
 * <p>All channels, relative to their ranges, leave their largest values in one array; a loop of that kind becomes vector
 * instructions, a search for the first value outside does not. Scratch inside; used by one thread.
 */
final class CrestScan {

    /** Below the range by far more than the rounding of the division. */
    private static final double CERTAINLY_INSIDE = 1 - 1e-9;

    private double[] crests = new double[0];

    /**
     * Looks for values outside the range.
     *
     * @param block samples in volts
     * @param paths inputs of its channels
     * @return false when certainly all of them lie inside
     */
    boolean mayExceed(SampleBlock block, List<InputPath> paths) {
        int length = block.length();
        if (crests.length < length) {
            crests = new double[length];
        }
        Arrays.fill(crests, 0, length, 0);
        for (int channel = 0; channel < paths.size(); channel++) {
            raise(crests, block.channel(channel), 1 / paths.get(channel).peakVolts(), length);
        }
        for (int n = 0; n < length; n++) {
            if (!(crests[n] < CERTAINLY_INSIDE)) {
                return true;
            }
        }
        return false;
    }

    private static void raise(double[] crests, double[] samples, double perPeak, int length) {
        for (int n = 0; n < length; n++) {
            crests[n] = Math.max(crests[n], Math.abs(samples[n]) * perPeak);
        }
    }
}
