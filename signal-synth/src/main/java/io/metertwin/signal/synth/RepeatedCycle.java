package io.metertwin.signal.synth;

/**
 * One cycle of every tap of a steady state on the grid's own clock. Every cycle has the same samples there, so they are
 * worked out once and played again and again. Scratch; used by one thread.
 */
final class RepeatedCycle {

    private double[][] samples = new double[0][];
    private boolean laid;

    /** Forgets the cycle: another state or other taps follow. */
    void clear() {
        laid = false;
    }

    /** True when there is a cycle to play. */
    boolean isLaid() {
        return laid;
    }

    /**
     * Works out the cycle.
     *
     * @param basis evaluates the harmonics
     * @param taps waveform of every channel
     * @param highestOrder highest order among them
     * @param length samples of the cycle
     */
    void lay(HarmonicBasis basis, TapSpectrum[] taps, int highestOrder, int length) {
        if (samples.length != taps.length) {
            samples = new double[taps.length][length];
        }
        basis.evaluate(0, 1.0 / length, length, highestOrder);
        for (int channel = 0; channel < taps.length; channel++) {
            taps[channel].write(basis, samples[channel], 0, length);
        }
        laid = true;
    }

    /**
     * Plays a run of samples.
     *
     * @param channel which tap
     * @param first index of the first sample; multiples of the cycle lie at phase 0
     * @param out receives the samples
     * @param from where the first one goes
     * @param count samples
     */
    void write(int channel, long first, double[] out, int from, int count) {
        double[] cycle = samples[channel];
        int at = Math.floorMod(first, cycle.length);
        for (int done = 0; done < count; at = 0) {
            int part = Math.min(cycle.length - at, count - done);
            System.arraycopy(cycle, at, out, from + done, part);
            done += part;
        }
    }
}
