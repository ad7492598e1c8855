package io.metertwin.dsp.cycle;

/**
 * The points of one window on which its phase is uniform: 256 per cycle, each between samples. Built once for a window
 * and used for all its channels.
 */
public final class PhaseGrid {

    /** Points per cycle. */
    public static final int POINTS = 256;

    /** Points whose taps are used together while they are in the first-level cache. */
    private static final int TILE = 128;

    private final int capacity;
    private final int[] base;
    private final double[] taps;
    private int points;
    private double start;
    private double end;

    /** A grid for windows of up to the given number of cycles. */
    public PhaseGrid(int cycles) {
        capacity = cycles * POINTS;
        base = new int[capacity];
        taps = new double[capacity * GridInterpolator.TAPS];
    }

    /**
     * Places the points.
     *
     * @param startSample begin of the window in samples, relative to element 0 of the arrays to be resampled
     * @param model phase over the window
     * @param cycles cycles of the window
     */
    void place(double startSample, PhaseModel model, int cycles) {
        points = cycles * POINTS;
        start = startSample;
        end = startSample + model.samplesAt(cycles);
        for (int cycle = 0; cycle < cycles; cycle++) {
            placeCycle(cycle, model);
        }
    }

    /** Within one cycle the time is a parabola of the phase to far below the error of the interpolation. */
    private void placeCycle(int cycle, PhaseModel model) {
        double first = start + model.samplesAt(cycle);
        double middle = start + model.samplesAt(cycle + 0.5);
        double last = start + model.samplesAt(cycle + 1);
        double slope = (4 * middle - 3 * first - last) / POINTS;
        double bend = 2 * (first - 2 * middle + last) / ((double) POINTS * POINTS);
        for (int k = 0; k < POINTS; k++) {
            double position = first + k * (slope + k * bend);
            int whole = (int) position;
            int point = cycle * POINTS + k;
            base[point] = whole - (GridInterpolator.MARGIN - 1);
            GridInterpolator.taps(position - whole, taps, point * GridInterpolator.TAPS);
        }
    }

    /** Begin of the window, in samples from element 0. */
    public double start() {
        return start;
    }

    /** End of the window, in samples from element 0. */
    public double end() {
        return end;
    }

    /** Number of points placed. */
    public int points() {
        return points;
    }

    /** The most points it can hold. */
    public int capacity() {
        return capacity;
    }

    /**
     * Resamples some channels onto the grid.
     *
     * @param samples the samples of every channel
     * @param from first channel
     * @param to after the last channel
     * @param out receives {@link #points()} values for every channel
     */
    public void resample(double[][] samples, int from, int to, double[][] out) {
        for (int tile = 0; tile < points; tile += TILE) {
            int tileEnd = Math.min(points, tile + TILE);
            for (int channel = from; channel < to; channel++) {
                resample(samples[channel], tile, tileEnd, out[channel]);
            }
        }
    }

    /**
     * Resamples one channel onto the grid.
     *
     * @param samples its samples
     * @param out receives {@link #points()} values
     */
    public void resample(double[] samples, double[] out) {
        resample(samples, 0, points, out);
    }

    private void resample(double[] samples, int from, int to, double[] out) {
        for (int k = from; k < to; k++) {
            out[k] = GridInterpolator.dot(samples, base[k], taps, k * GridInterpolator.TAPS);
        }
    }
}
