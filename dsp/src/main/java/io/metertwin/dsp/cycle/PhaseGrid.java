package io.metertwin.dsp.cycle;

import java.util.Arrays;

/**
 * The points of one window on which its phase is uniform: 256 per cycle, each between samples. The taps of a cycle are
 * worked out when they are first needed. A grid of samples keeps them: what a window follows is resampled first, the rest
 * later. A grid of running sums is used once for a window, and keeps those of one cycle.
 */
public final class PhaseGrid {

    /** Points per cycle. */
    public static final int POINTS = 256;

    /** Elements needed before the begin of a window: those of the interpolation, of its rows, half a one, and rounding. */
    public static final int LEAD = GridInterpolator.MARGIN + CycleTaps.MOST_ROWS - GridInterpolator.TAPS + 2;

    private static final double HALF = 0.5;
    private static final int NOWHERE = -1;

    private final int mostCycles;
    private final CycleTaps[] taps;

    /** The cycle whose taps stand there. */
    private final int[] placed;

    private final PhaseModel model = new PhaseModel(1, 0);

    /** Samples by which what an element of the arrays stands for lies after it. */
    private final double lag;

    private int cycles;
    private double start;
    private double end;

    /** A grid for samples, for windows of up to the given number of cycles. */
    public PhaseGrid(int cycles) {
        this(cycles, GridInterpolator.OF_SAMPLES, 0, cycles);
    }

    /** A grid for running sums: each holds its newest sample, and the signal is the integral of what has been summed. */
    public static PhaseGrid ofSums(int cycles) {
        return new PhaseGrid(cycles, GridInterpolator.OF_SUMS, HALF, 1);
    }

    private PhaseGrid(int cycles, GridInterpolator interpolator, double lag, int kept) {
        this.lag = lag;
        mostCycles = cycles;
        taps = new CycleTaps[kept];
        Arrays.setAll(taps, slot -> new CycleTaps(interpolator));
        placed = new int[kept];
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
        Arrays.fill(placed, NOWHERE);
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

    private CycleTaps taps(int cycle) {
        int slot = cycle % taps.length;
        if (placed[slot] != cycle) {
            placed[slot] = cycle;
            place(cycle, taps[slot]);
        }
        return taps[slot];
    }

    /** Within one cycle the time is a parabola of the phase to far below the error of the interpolation. */
    private void place(int cycle, CycleTaps here) {
        double first = start - lag + model.samplesAt(cycle);
        double middle = start - lag + model.samplesAt(cycle + 0.5);
        double last = start - lag + model.samplesAt(cycle + 1);
        double slope = (4 * middle - 3 * first - last) / POINTS;
        double bend = 2 * (first - 2 * middle + last) / ((double) POINTS * POINTS);
        here.place(first, slope, bend);
    }

    /** Begin of the window, in samples from element 0. */
    public double start() {
        return start;
    }

    /** End of the window, in samples from element 0. */
    public double end() {
        return end;
    }

    /** Where the points of a cycle have their middle, in elements of the arrays to be resampled. */
    public double middle(int cycle) {
        return start - lag + model.samplesAt(cycle + HALF * (POINTS - 1) / POINTS);
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
        for (int cycle = 0; cycle < cycles && channels.length > 0; cycle++) {
            CycleTaps here = taps(cycle);
            for (int channel : channels) {
                here.resample(samples[channel], out.channel(channel)[cycle]);
            }
        }
    }
}
