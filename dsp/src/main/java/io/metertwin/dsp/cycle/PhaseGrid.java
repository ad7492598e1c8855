package io.metertwin.dsp.cycle;

/**
 * The points of one window on which its phase is uniform: 256 per cycle, each between samples. The taps of a cycle are
 * worked out once for all channels that are resampled together.
 */
public final class PhaseGrid {

    /** Points per cycle. */
    public static final int POINTS = 256;

    private static final double HALF = 0.5;

    private final int mostCycles;
    private final CycleTaps taps;
    private final PhaseModel model = new PhaseModel(1, 0);

    /** Samples by which what an element of the arrays stands for lies after it. */
    private final double lag;

    private int cycles;
    private double start;
    private double end;

    /** A grid for samples, for windows of up to the given number of cycles. */
    public PhaseGrid(int cycles) {
        this(cycles, GridInterpolator.OF_SAMPLES, 0);
    }

    /** A grid for running sums: each holds its newest sample, and the signal is the integral of what has been summed. */
    public static PhaseGrid ofSums(int cycles) {
        return new PhaseGrid(cycles, GridInterpolator.OF_SUMS, HALF);
    }

    private PhaseGrid(int cycles, GridInterpolator interpolator, double lag) {
        this.lag = lag;
        mostCycles = cycles;
        taps = new CycleTaps(interpolator);
    }

    /**
     * Places the points.
     *
     * @param startSample begin of the window in samples, relative to element 0 of the arrays to be resampled
     * @param phase phase over the window
     * @param newCycles cycles of the window
     */
    void place(double startSample, PhaseModel phase, int newCycles) {
        model.copy(phase);
        cycles = newCycles;
        start = startSample;
        end = startSample + model.samplesAt(cycles);
    }

    /** Places the points where those of another grid are. */
    public void follow(PhaseGrid other) {
        place(other.start, other.model, other.cycles);
    }

    /**
     * Places the points at a frequency that does not change.
     *
     * @param startSample begin of the window in samples, relative to element 0 of the arrays to be resampled
     * @param cyclesPerSample the frequency
     * @param newCycles cycles of the window
     */
    public void place(double startSample, double cyclesPerSample, int newCycles) {
        place(startSample, new PhaseModel(cyclesPerSample, 0), newCycles);
    }

    /** Within one cycle the time is a parabola of the phase to far below the error of the interpolation. */
    private void placeCycle(int cycle) {
        double first = start - lag + model.samplesAt(cycle);
        double middle = start - lag + model.samplesAt(cycle + 0.5);
        double last = start - lag + model.samplesAt(cycle + 1);
        double slope = (4 * middle - 3 * first - last) / POINTS;
        double bend = 2 * (first - 2 * middle + last) / ((double) POINTS * POINTS);
        taps.place(first, slope, bend);
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
        return new GridValues(channels, mostCycles, CycleTaps.ORDER);
    }

    /**
     * Resamples some channels onto the grid.
     *
     * @param samples the samples of every channel
     * @param channels which channels to resample
     * @param out receives {@link #cycles()} cycles for each of them
     */
    public void resample(double[][] samples, int[] channels, GridValues out) {
        if (channels.length == 0) {
            return;
        }
        for (int cycle = 0; cycle < cycles; cycle++) {
            placeCycle(cycle);
            for (int channel : channels) {
                taps.resample(samples[channel], out.channel(channel)[cycle]);
            }
        }
    }
}
