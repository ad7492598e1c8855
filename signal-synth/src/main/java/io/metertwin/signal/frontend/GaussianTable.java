package io.metertwin.signal.frontend;

import java.util.Random;

/**
 * White Gaussian noise of standard deviation 1, drawn once and replayed from places that depend on seed, channel and
 * sample index only; the same sample always gets the same noise, whatever the length of the blocks.
 */
final class GaussianTable {

    private static final int SIZE = 1 << 16;
    private static final int RUN = 256;

    private final double[] table = new double[SIZE + RUN];
    private final long seed;
    private double[] drawn = new double[RUN];

    GaussianTable(long seed) {
        this.seed = seed;
        // java.util.Random: its Gaussian is specified to the bit, so every machine draws the same table.
        Random random = new Random(seed);
        for (int k = 0; k < SIZE; k++) {
            table[k] = random.nextGaussian();
        }
        System.arraycopy(table, 0, table, SIZE, RUN);
    }

    /** Adds noise of the given standard deviation to samples {@code first ..} of a channel. */
    void addTo(double[] samples, int length, double deviation, int channel, long first) {
        if (drawn.length < length) {
            drawn = new double[length];
        }
        int done = 0;
        while (done < length) {
            long run = Math.floorDiv(first + done, (long) RUN);
            int within = (int) Math.floorMod(first + done, (long) RUN);
            int count = Math.min(RUN - within, length - done);
            System.arraycopy(table, start(channel, run) + within, drawn, done, count);
            done += count;
        }
        double[] noise = drawn;
        for (int n = 0; n < length; n++) {
            samples[n] += deviation * noise[n];
        }
    }

    private int start(int channel, long run) {
        long mixed = seed + 0x9E3779B97F4A7C15L * (run * 64 + channel + 1);
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return (int) ((mixed ^ (mixed >>> 31)) & (SIZE - 1));
    }
}
