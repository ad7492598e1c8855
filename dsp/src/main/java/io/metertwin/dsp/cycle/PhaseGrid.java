package io.metertwin.dsp.cycle;

/**
 * The points of one window on which its phase is uniform: 256 per cycle, each between samples. Built once for a window
 * and used for all its channels.
 */
public final class PhaseGrid {

    /** Points per cycle. */
    public static final int POINTS = 256;

    private final CycleTaps[] taps;
    private int cycles;
    private double start;
    private double end;

    /** A grid for windows of up to the given number of cycles. */
    public PhaseGrid(int cycles) {
        taps = new CycleTaps[cycles];
        for (int cycle = 0; cycle < cycles; cycle++) {
            taps[cycle] = new CycleTaps();
        }
    }

    /**
     * Places the points.
     *
     * @param startSample begin of the window in samples, relative to element 0 of the arrays to be resampled
     * @param model phase over the window
     * @param cycles cycles of the window
     */
    void place(double startSample, PhaseModel model, int cycles) {
        this.cycles = cycles;
        start = startSample;
        end = startSample + model.samplesAt(cycles);
        for (int cycle = 0; cycle < cycles; cycle++) {
            placeCycle(cycle, model);
        }
    }

    /**
     * Places the points at a frequency that does not change.
     *
     * @param startSample begin of the window in samples, relative to element 0 of the arrays to be resampled
     * @param cyclesPerSample the frequency
     * @param cycles cycles of the window
     */
    public void place(double startSample, double cyclesPerSample, int cycles) {
        place(startSample, new PhaseModel(cyclesPerSample, 0), cycles);
    }

    /** Within one cycle the time is a parabola of the phase to far below the error of the interpolation. */
    private void placeCycle(int cycle, PhaseModel model) {
        double first = start + model.samplesAt(cycle);
        double middle = start + model.samplesAt(cycle + 0.5);
        double last = start + model.samplesAt(cycle + 1);
        double slope = (4 * middle - 3 * first - last) / POINTS;
        double bend = 2 * (first - 2 * middle + last) / ((double) POINTS * POINTS);
        taps[cycle].place(first, slope, bend);
    }

    /** Begin of the window, in samples from element 0. */
    public double start() {
        return start;
    }

    /** End of the window, in samples from element 0. */
    public double end() {
        return end;
    }

    /** Number of cycles placed. */
    public int cycles() {
        return cycles;
    }

    /**
     * Room for the values of its points.
     *
     * @param channels number of channels
     */
    public GridValues values(int channels) {
        return new GridValues(channels, taps.length, CycleTaps.ORDER);
    }

    /**
     * Resamples some channels onto the grid.
     *
     * @param samples the samples of every channel
     * @param from first channel
     * @param to after the last channel
     * @param out receives {@link #cycles()} cycles for every channel
     */
    public void resample(double[][] samples, int from, int to, GridValues out) {
        for (int cycle = 0; cycle < cycles; cycle++) {
            for (int channel = from; channel < to; channel++) {
                taps[cycle].resample(samples[channel], out.channel(channel)[cycle]);
            }
        }
    }

    /**
     * Resamples one channel onto the grid.
     *
     * @param samples its samples
     * @param out receives {@link #cycles()} cycles
     * @param channel of which channel
     */
    public void resample(double[] samples, GridValues out, int channel) {
        for (int cycle = 0; cycle < cycles; cycle++) {
            taps[cycle].resample(samples, out.channel(channel)[cycle]);
        }
    }
}
