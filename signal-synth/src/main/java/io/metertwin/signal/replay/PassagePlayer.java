package io.metertwin.signal.replay;

import io.metertwin.signal.SampleBlock;
import io.metertwin.signal.Tap;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a passage on the sample clock as a set of taps sees it. Taps of equal delay share the work of finding the place
 * in the tables.
 */
final class PassagePlayer {

    private static final int RUN_LENGTH = 512;
    // The place is worked out afresh from whole multiples of this, so that neither the length of the blocks nor the
    // length of the run shows in the samples.
    private static final int ANCHOR_SAMPLES = 1 << 15;

    private final Passage passage;
    private final double pointsPerSample;
    private final double pointsPerSecond;
    private final TableInterpolation interpolation = new TableInterpolation(RUN_LENGTH);

    private Tap[] taps = {};
    private double[][] tables = {};
    private double[] delays = {};
    private double anchor;
    private int sinceAnchor;

    /**
     * A player.
     *
     * @param passage what to play
     * @param sampleRateHz samples per second
     * @param startSeconds time in the passage of the first sample
     */
    PassagePlayer(Passage passage, double sampleRateHz, double startSeconds) {
        this.passage = passage;
        pointsPerSecond = passage.pointsPerSecond();
        pointsPerSample = pointsPerSecond / sampleRateHz;
        anchor = startSeconds * pointsPerSecond;
    }

    /** Sets what is heard from the next sample on; silent taps give zero. */
    void connect(List<Tap> newTaps) {
        taps = newTaps.toArray(Tap[]::new);
        tables = new double[taps.length][];
        for (int k = 0; k < taps.length; k++) {
            tables[k] = taps[k].isSilent() ? null : passage.table(taps[k].channel(), taps[k].derivative());
        }
        delays = newTaps.stream()
                .filter(tap -> !tap.isSilent())
                .mapToDouble(Tap::delaySeconds)
                .distinct()
                .toArray();
    }

    /**
     * Writes the next samples.
     *
     * @param block where to
     * @param from index of the first one in the block
     * @param length samples
     */
    void write(SampleBlock block, int from, int length) {
        silence(block, from, length);
        int done = 0;
        while (done < length) {
            int run = Math.min(Math.min(length - done, RUN_LENGTH), ANCHOR_SAMPLES - sinceAnchor);
            for (double delay : delays) {
                writeDelayed(block, from + done, run, delay);
            }
            advance(run);
            done += run;
        }
    }

    private void silence(SampleBlock block, int from, int length) {
        for (int k = 0; k < taps.length; k++) {
            if (tables[k] == null) {
                Arrays.fill(block.channel(k), from, from + length, 0);
            }
        }
    }

    private void writeDelayed(SampleBlock block, int from, int run, double delay) {
        double origin = anchor - delay * pointsPerSecond;
        interpolation.prepare(origin, sinceAnchor, pointsPerSample, run, passage.points());
        for (int k = 0; k < taps.length; k++) {
            if (tables[k] != null && taps[k].delaySeconds() == delay) {
                interpolation.read(tables[k], taps[k].gain(), block.channel(k), from, run);
            }
        }
    }

    private void advance(int run) {
        sinceAnchor += run;
        if (sinceAnchor == ANCHOR_SAMPLES) {
            sinceAnchor = 0;
            anchor += ANCHOR_SAMPLES * pointsPerSample;
            anchor -= passage.points() * Math.floor(anchor / passage.points());
        }
    }
}
