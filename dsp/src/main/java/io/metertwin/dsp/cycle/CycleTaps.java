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
    private static final int MOST_ROWS = 16;

    /** Length of a row of taps: one cache line more than it needs, or all of them would meet in two cache sets. */
    private static final int PITCH = POINTS + 8;

    /** The point at each place of a row. */
    private static final double[] POINT = new double[POINTS];

    static {
        for (int k = 0; k < POINTS; k++) {
            POINT[place(k)] = k;
        }
    }

    private final int[] base = new int[POINTS];
    private final double[] distance = new double[POINTS];
    private final double[] square = new double[POINTS];
    private final int[] first = new int[COLUMNS];
    private final double[][] taps = new double[MOST_ROWS][PITCH];
    private boolean inRows;
    private boolean seamless;
    private int rows;

    /**
     * Places the points on a parabola: point k lies at {@code start + k (slope + k bend)} samples.
     *
     * @param start position of point 0
     * @param slope samples per point
     * @param bend samples per point squared
     */
    void place(double start, double slope, double bend) {
        seamless = goesWithTheSamples(start, slope - 1, bend);
        if (seamless) {
            placeSeamless(start, slope - 1, bend);
        } else {
            placeOneByOne(start, slope, bend);
        }
        for (int k = 0; k < POINTS; k++) {
            square[k] = distance[k] * distance[k];
        }
        for (int tap = 0; tap < GridInterpolator.MARGIN; tap++) {
            GridInterpolator.pair(tap, distance, square, taps[tap], taps[TAPS - 1 - tap]);
        }
        if (!seamless) {
            layRows();
        }
    }

    /**
     * True when the samples advance one by one with all points. Between the ends of a column a parabola that is worth
     * interpolating strays by less than a thousandth of a sample, which the taps' polynomials bear.
     *
     * @param ahead samples per point beyond one
     */
    private static boolean goesWithTheSamples(double start, double ahead, double bend) {
        int whole = (int) start;
        boolean together = whole >= GridInterpolator.MARGIN - 1;
        for (int k = 0; k < POINTS; k += RUN) {
            int last = k + RUN - 1;
            together &= (int) (start + k * (ahead + k * bend)) == whole;
            together &= (int) (start + last * (ahead + last * bend)) == whole;
        }
        return together;
    }

    private void placeSeamless(double start, double ahead, double bend) {
        int whole = (int) start;
        double toMiddle = start - whole - 0.5;
        for (int k = 0; k < POINTS; k++) {
            distance[k] = toMiddle + POINT[k] * (ahead + POINT[k] * bend);
        }
        for (int column = 0; column < COLUMNS; column++) {
            first[column] = whole - (GridInterpolator.MARGIN - 1) + column * RUN;
        }
        rows = TAPS;
        inRows = true;
    }

    private void placeOneByOne(double start, double slope, double bend) {
        for (int k = 0; k < POINTS; k++) {
            double position = start + k * (slope + k * bend);
            int whole = (int) position;
            base[k] = whole - (GridInterpolator.MARGIN - 1);
            distance[place(k)] = position - whole - 0.5;
        }
    }

    private void layRows() {
        rows = TAPS + drift();
        inRows = rows <= MOST_ROWS && first[0] >= 0;
        if (inRows && rows > TAPS) {
            rows = MOST_ROWS;
            shift();
        }
    }

    /** Where point k is in a row. */
    private static int place(int k) {
        return k % RUN * COLUMNS + k / RUN;
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

    /** Moves the taps of the points whose samples have run ahead down to the rows of those samples. */
    private void shift() {
        for (int row = TAPS; row < MOST_ROWS; row++) {
            Arrays.fill(taps[row], 0);
        }
        for (int k = 0; k < POINTS; k++) {
            int ahead = base[k] - k % RUN - first[k / RUN];
            if (ahead > 0) {
                shift(place(k), ahead);
            }
        }
    }

    private void shift(int place, int ahead) {
        for (int row = TAPS - 1; row >= 0; row--) {
            taps[row + ahead][place] = taps[row][place];
        }
        for (int row = 0; row < ahead; row++) {
            taps[row][place] = 0;
        }
    }

    /**
     * Interpolates the points of one channel.
     *
     * @param samples its samples; up to 4 before and after the margin of the points meet a tap of 0 and must be finite
     * @param scratch {@link #SCRATCH} values, overwritten
     * @param sums 256 values, overwritten
     * @param out receives 256 values
     * @param at where they begin
     */
    void resample(double[] samples, double[] scratch, double[] sums, double[] out, int at) {
        if (!inRows) {
            resamplePointByPoint(samples, out, at);
            return;
        }
        if (seamless) {
            gatherSeamless(samples, scratch);
        } else {
            gather(samples, scratch);
        }
        sumFirstSix(taps[0], taps[1], taps[2], taps[3], taps[4], taps[5], scratch, sums);
        addSecondSix(taps[6], taps[7], taps[8], taps[9], taps[10], taps[11], scratch, sums);
        if (rows > TAPS) {
            addLastFour(taps[12], taps[13], taps[14], taps[15], scratch, sums);
        }
        scatter(sums, out, at);
    }

    private void resamplePointByPoint(double[] samples, double[] out, int at) {
        for (int k = 0; k < POINTS; k++) {
            int place = place(k);
            double sum = 0;
            for (int tap = 0; tap < TAPS; tap++) {
                sum += taps[tap][place] * samples[base[k] + tap];
            }
            out[at + k] = sum;
        }
    }

    /** Every column alone, four side by side. */
    private void gather(double[] samples, double[] scratch) {
        int count = RUN + rows - 1;
        for (int column = 0; column < COLUMNS; column += 4) {
            int a = first[column];
            int b = first[column + 1];
            int c = first[column + 2];
            int d = first[column + 3];
            for (int j = 0; j < count; j++) {
                int to = j * COLUMNS + column;
                scratch[to] = samples[a + j];
                scratch[to + 1] = samples[b + j];
                scratch[to + 2] = samples[c + j];
                scratch[to + 3] = samples[d + j];
            }
        }
    }

    /** All columns at once; with one index for all samples the compiler checks their bounds once. */
    private void gatherSeamless(double[] samples, double[] scratch) {
        int begin = first[0];
        for (int j = 0; j < RUN; j++) {
            int to = j * COLUMNS;
            int from = begin + j;
            scratch[to + 0] = samples[from];
            scratch[to + 1] = samples[from + RUN];
            scratch[to + 2] = samples[from + 2 * RUN];
            scratch[to + 3] = samples[from + 3 * RUN];
            scratch[to + 4] = samples[from + 4 * RUN];
            scratch[to + 5] = samples[from + 5 * RUN];
            scratch[to + 6] = samples[from + 6 * RUN];
            scratch[to + 7] = samples[from + 7 * RUN];
            scratch[to + 8] = samples[from + 8 * RUN];
            scratch[to + 9] = samples[from + 9 * RUN];
            scratch[to + 10] = samples[from + 10 * RUN];
            scratch[to + 11] = samples[from + 11 * RUN];
            scratch[to + 12] = samples[from + 12 * RUN];
            scratch[to + 13] = samples[from + 13 * RUN];
            scratch[to + 14] = samples[from + 14 * RUN];
            scratch[to + 15] = samples[from + 15 * RUN];
        }
        continueRows(samples, scratch);
    }

    /** What follows a column without a seam is what the next column begins with: the first rows, one place further. */
    private void continueRows(double[] samples, double[] scratch) {
        System.arraycopy(scratch, 1, scratch, POINTS, (TAPS - 1) * COLUMNS);
        int last = COLUMNS - 1;
        for (int row = RUN; row < RUN + TAPS - 1; row++) {
            scratch[row * COLUMNS + last] = samples[first[last] + row];
        }
    }

    private static void scatter(double[] sums, double[] out, int at) {
        for (int column = 0; column < COLUMNS; column += 4) {
            int to = at + column * RUN;
            for (int r = 0; r < RUN; r++) {
                int from = r * COLUMNS + column;
                out[to + r] = sums[from];
                out[to + RUN + r] = sums[from + 1];
                out[to + 2 * RUN + r] = sums[from + 2];
                out[to + 3 * RUN + r] = sums[from + 3];
            }
        }
    }

    // Six rows are what one loop can take and still become vector instructions (OpenJDK 17 and 25); the offsets must be
    // constants.

    private static void sumFirstSix(
            double[] a, double[] b, double[] c, double[] d, double[] e, double[] f, double[] x, double[] sums) {
        for (int k = 0; k < POINTS; k++) {
            sums[k] = a[k] * x[k]
                    + b[k] * x[k + COLUMNS]
                    + c[k] * x[k + 2 * COLUMNS]
                    + d[k] * x[k + 3 * COLUMNS]
                    + e[k] * x[k + 4 * COLUMNS]
                    + f[k] * x[k + 5 * COLUMNS];
        }
    }

    private static void addSecondSix(
            double[] a, double[] b, double[] c, double[] d, double[] e, double[] f, double[] x, double[] sums) {
        for (int k = 0; k < POINTS; k++) {
            sums[k] += a[k] * x[k + 6 * COLUMNS]
                    + b[k] * x[k + 7 * COLUMNS]
                    + c[k] * x[k + 8 * COLUMNS]
                    + d[k] * x[k + 9 * COLUMNS]
                    + e[k] * x[k + 10 * COLUMNS]
                    + f[k] * x[k + 11 * COLUMNS];
        }
    }

    private static void addLastFour(double[] a, double[] b, double[] c, double[] d, double[] x, double[] sums) {
        for (int k = 0; k < POINTS; k++) {
            sums[k] += a[k] * x[k + 12 * COLUMNS]
                    + b[k] * x[k + 13 * COLUMNS]
                    + c[k] * x[k + 14 * COLUMNS]
                    + d[k] * x[k + 15 * COLUMNS];
        }
    }
}
