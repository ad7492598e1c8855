package io.metertwin.dsp.cycle;

import java.util.Arrays;

/**
 * The interpolation taps of the 256 grid points of one cycle.
 *
 * <p>The points form 16 columns of 16 points in a row. Equal taps of all points lie side by side, and so do the samples
 * that they meet: sample j of every column in row j. A sum over taps then walks all arrays in step, with fixed distances
 * between rows, which the just-in-time compiler turns into vector instructions. Where the samples under a column do not
 * advance one by one with its points, its taps move down by as many rows; rows above and below hold zeros. A cycle too
 * steep for that is interpolated point by point.
 */
final class CycleTaps {

    /** Values of scratch needed for the samples of one cycle. */
    static final int SCRATCH = (CycleTaps.RUN + CycleTaps.MOST_ROWS - 1) * CycleTaps.COLUMNS;

    private static final int POINTS = PhaseGrid.POINTS;
    private static final int COLUMNS = 16;
    private static final int RUN = POINTS / COLUMNS;
    private static final int TAPS = GridInterpolator.TAPS;
    private static final int MOST_ROWS = 18;

    /** Distance of the rows of taps: one cache line more than they need, or all of them would meet in two cache sets. */
    private static final int PITCH = POINTS + 8;

    private final int[] base = new int[POINTS];
    private final double[] fraction = new double[POINTS];
    private final int[] first = new int[COLUMNS];
    private final double[] taps = new double[MOST_ROWS * PITCH];
    private boolean inRows;
    private int rows;

    /**
     * Places the points on a parabola: point k lies at {@code start + k (slope + k bend)} samples.
     *
     * @param start position of point 0
     * @param slope samples per point
     * @param bend samples per point squared
     */
    void place(double start, double slope, double bend) {
        for (int k = 0; k < POINTS; k++) {
            double position = start + k * (slope + k * bend);
            int whole = (int) position;
            base[k] = whole - (GridInterpolator.MARGIN - 1);
            fraction[k] = position - whole;
        }
        rows = TAPS + drift();
        inRows = rows <= MOST_ROWS && first[0] >= 0;
        if (inRows) {
            layInRows();
        } else {
            layPointByPoint();
        }
    }

    /** Finds the first sample of every column, and by how much at most the samples run away from its points. */
    private int drift() {
        int most = 0;
        for (int column = 0; column < COLUMNS; column++) {
            int lowest = Integer.MAX_VALUE;
            int highest = Integer.MIN_VALUE;
            for (int r = 0; r < RUN; r++) {
                int ahead = base[column * RUN + r] - r;
                lowest = Math.min(lowest, ahead);
                highest = Math.max(highest, ahead);
            }
            first[column] = lowest;
            most = Math.max(most, highest - lowest);
        }
        return most;
    }

    private void layInRows() {
        if (rows > TAPS) {
            rows = MOST_ROWS;
            Arrays.fill(taps, 0);
        }
        for (int r = 0; r < RUN; r++) {
            for (int column = 0; column < COLUMNS; column++) {
                int k = column * RUN + r;
                int row = base[k] - r - first[column];
                GridInterpolator.taps(fraction[k], taps, row * PITCH + r * COLUMNS + column, PITCH);
            }
        }
    }

    private void layPointByPoint() {
        for (int k = 0; k < POINTS; k++) {
            GridInterpolator.taps(fraction[k], taps, k * TAPS, 1);
        }
    }

    /**
     * Interpolates the points of one channel.
     *
     * @param samples its samples
     * @param scratch {@link #SCRATCH} values, overwritten
     * @param sums 256 values, overwritten
     * @param out receives 256 values
     * @param at where they begin
     */
    void resample(double[] samples, double[] scratch, double[] sums, double[] out, int at) {
        if (!inRows) {
            for (int k = 0; k < POINTS; k++) {
                out[at + k] = GridInterpolator.dot(samples, base[k], taps, k * TAPS);
            }
            return;
        }
        gather(samples, scratch);
        sumFirstSix(taps, scratch, sums);
        addSecondSix(taps, scratch, sums);
        if (rows > TAPS) {
            addThirdSix(taps, scratch, sums);
        }
        scatter(sums, out, at);
    }

    private void gather(double[] samples, double[] scratch) {
        int count = RUN + rows - 1;
        for (int column = 0; column < COLUMNS; column++) {
            int from = first[column];
            for (int j = 0; j < count; j++) {
                scratch[j * COLUMNS + column] = samples[from + j];
            }
        }
    }

    private static void scatter(double[] sums, double[] out, int at) {
        for (int column = 0; column < COLUMNS; column++) {
            int to = at + column * RUN;
            for (int r = 0; r < RUN; r++) {
                out[to + r] = sums[r * COLUMNS + column];
            }
        }
    }

    // Six rows are what one loop can take and still become vector instructions (OpenJDK 17 and 25); the offsets must be
    // constants.

    private static void sumFirstSix(double[] h, double[] x, double[] sums) {
        for (int k = 0; k < POINTS; k++) {
            sums[k] = h[k] * x[k]
                    + h[k + PITCH] * x[k + COLUMNS]
                    + h[k + 2 * PITCH] * x[k + 2 * COLUMNS]
                    + h[k + 3 * PITCH] * x[k + 3 * COLUMNS]
                    + h[k + 4 * PITCH] * x[k + 4 * COLUMNS]
                    + h[k + 5 * PITCH] * x[k + 5 * COLUMNS];
        }
    }

    private static void addSecondSix(double[] h, double[] x, double[] sums) {
        for (int k = 0; k < POINTS; k++) {
            sums[k] += h[k + 6 * PITCH] * x[k + 6 * COLUMNS]
                    + h[k + 7 * PITCH] * x[k + 7 * COLUMNS]
                    + h[k + 8 * PITCH] * x[k + 8 * COLUMNS]
                    + h[k + 9 * PITCH] * x[k + 9 * COLUMNS]
                    + h[k + 10 * PITCH] * x[k + 10 * COLUMNS]
                    + h[k + 11 * PITCH] * x[k + 11 * COLUMNS];
        }
    }

    private static void addThirdSix(double[] h, double[] x, double[] sums) {
        for (int k = 0; k < POINTS; k++) {
            sums[k] += h[k + 12 * PITCH] * x[k + 12 * COLUMNS]
                    + h[k + 13 * PITCH] * x[k + 13 * COLUMNS]
                    + h[k + 14 * PITCH] * x[k + 14 * COLUMNS]
                    + h[k + 15 * PITCH] * x[k + 15 * COLUMNS]
                    + h[k + 16 * PITCH] * x[k + 16 * COLUMNS]
                    + h[k + 17 * PITCH] * x[k + 17 * COLUMNS];
        }
    }
}
