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
 *
 * <p>Taps, samples and sums share one array, with distances that are multiples of a cache line: were they arrays of their
 * own, most vector loads would straddle two lines, because nobody decides where an array begins.
 */
final class CycleTaps {

    private static final int POINTS = PhaseGrid.POINTS;
    private static final int COLUMNS = 16;
    private static final int RUN = POINTS / COLUMNS;
    private static final int TAPS = GridInterpolator.TAPS;
    /** Rows of samples that the taps of a column may be spread over. */
    static final int MOST_ROWS = 16;

    /** Length of a row of taps: two cache lines more than it needs, or all rows would meet in two cache sets. */
    private static final int PITCH = POINTS + 16;

    /** Where the rows of samples begin. */
    private static final int SAMPLES = MOST_ROWS * PITCH;

    /** Where the distances from the middle between the 6th and the 7th sample begin until samples come, -0.5 to 0.5. */
    private static final int DISTANCES = SAMPLES;

    /** Where the sums begin. */
    private static final int SUMS = SAMPLES + (RUN + MOST_ROWS - 1) * COLUMNS;

    /** How values, taps and distances of the points lie. */
    static final PointOrder ORDER = PointOrder.inColumns(COLUMNS);

    /** The point at each place. */
    private static final double[] POINT = new double[POINTS];

    static {
        for (int k = 0; k < POINTS; k++) {
            POINT[place(k)] = k;
        }
    }

    private final GridInterpolator interpolator;
    private final int[] base = new int[POINTS];
    private final int[] first = new int[COLUMNS];

    /** The rows of taps, the rows of samples of the channel in hand, its sums. */
    private final double[] work = new double[SUMS + POINTS];

    private boolean inRows;
    private boolean seamless;
    private int rows;

    /** Taps of a cycle that has not been placed yet. */
    CycleTaps(GridInterpolator interpolator) {
        this.interpolator = interpolator;
    }

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
        // One by one: offsets are constants only where calls with constants are inlined.
        pair(work, 0, interpolator);
        pair(work, 1, interpolator);
        pair(work, 2, interpolator);
        pair(work, 3, interpolator);
        pair(work, 4, interpolator);
        pair(work, 5, interpolator);
        if (!seamless) {
            layRows();
        }
    }

    /** A row of taps and the mirrored row, 11 - row: halves in common and of opposite sign. */
    private static void pair(double[] w, int row, GridInterpolator interpolator) {
        double a = interpolator.even(row, 0);
        double b = interpolator.even(row, 1);
        double c = interpolator.even(row, 2);
        double d = interpolator.even(row, 3);
        double e = interpolator.odd(row, 0);
        double f = interpolator.odd(row, 1);
        double g = interpolator.odd(row, 2);
        double h = interpolator.odd(row, 3);
        int here = row * PITCH;
        int there = (TAPS - 1 - row) * PITCH;
        for (int k = 0; k < POINTS; k++) {
            double u = w[k + DISTANCES];
            double square = u * u;
            double common = a + square * (b + square * (c + square * d));
            double opposite = u * (e + square * (f + square * (g + square * h)));
            w[k + here] = common + opposite;
            w[k + there] = common - opposite;
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
            work[k + DISTANCES] = toMiddle + POINT[k] * (ahead + POINT[k] * bend);
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
            work[place(k) + DISTANCES] = position - whole - 0.5;
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

    private static int place(int k) {
        return ORDER.place(k);
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
            Arrays.fill(work, row * PITCH, row * PITCH + POINTS, 0);
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
            work[(row + ahead) * PITCH + place] = work[row * PITCH + place];
        }
        for (int row = 0; row < ahead; row++) {
            work[row * PITCH + place] = 0;
        }
    }

    /**
     * Interpolates the points of one channel.
     *
     * @param samples its samples; up to 4 before and after the margin of the points meet a tap of 0 and must be finite
     * @param out receives 256 values in {@link #ORDER}
     */
    void resample(double[] samples, double[] out) {
        if (!inRows) {
            resamplePointByPoint(samples, out);
            return;
        }
        if (seamless) {
            gatherSeamless(samples, work);
        } else {
            gather(samples, work);
        }
        sumFirstSix(work);
        addSecondSix(work);
        if (rows > TAPS) {
            addLastFour(work);
        }
        System.arraycopy(work, SUMS, out, 0, POINTS);
    }

    private void resamplePointByPoint(double[] samples, double[] out) {
        for (int k = 0; k < POINTS; k++) {
            int place = place(k);
            double sum = 0;
            for (int row = 0; row < TAPS; row++) {
                sum += work[row * PITCH + place] * samples[base[k] + row];
            }
            out[place] = sum;
        }
    }

    /** Every column alone, four side by side. */
    private void gather(double[] samples, double[] to) {
        int count = RUN + rows - 1;
        for (int column = 0; column < COLUMNS; column += 4) {
            int a = first[column];
            int b = first[column + 1];
            int c = first[column + 2];
            int d = first[column + 3];
            for (int j = 0; j < count; j++) {
                int at = SAMPLES + j * COLUMNS + column;
                to[at] = samples[a + j];
                to[at + 1] = samples[b + j];
                to[at + 2] = samples[c + j];
                to[at + 3] = samples[d + j];
            }
        }
    }

    /** All columns at once; with one index for all samples the compiler checks their bounds once. */
    private void gatherSeamless(double[] samples, double[] to) {
        int begin = first[0];
        for (int j = 0; j < RUN; j++) {
            int at = SAMPLES + j * COLUMNS;
            int from = begin + j;
            to[at + 0] = samples[from];
            to[at + 1] = samples[from + RUN];
            to[at + 2] = samples[from + 2 * RUN];
            to[at + 3] = samples[from + 3 * RUN];
            to[at + 4] = samples[from + 4 * RUN];
            to[at + 5] = samples[from + 5 * RUN];
            to[at + 6] = samples[from + 6 * RUN];
            to[at + 7] = samples[from + 7 * RUN];
            to[at + 8] = samples[from + 8 * RUN];
            to[at + 9] = samples[from + 9 * RUN];
            to[at + 10] = samples[from + 10 * RUN];
            to[at + 11] = samples[from + 11 * RUN];
            to[at + 12] = samples[from + 12 * RUN];
            to[at + 13] = samples[from + 13 * RUN];
            to[at + 14] = samples[from + 14 * RUN];
            to[at + 15] = samples[from + 15 * RUN];
        }
        continueRows(samples, to);
    }

    /** What follows a column without a seam is what the next column begins with: the first rows, one place further. */
    private void continueRows(double[] samples, double[] to) {
        System.arraycopy(to, SAMPLES + 1, to, SAMPLES + POINTS, (TAPS - 1) * COLUMNS);
        int last = COLUMNS - 1;
        for (int row = RUN; row < RUN + TAPS - 1; row++) {
            to[SAMPLES + row * COLUMNS + last] = samples[first[last] + row];
        }
    }

    // Six rows are what one loop can take and still become vector instructions (OpenJDK 17 and 25); the offsets must be
    // constants.

    private static void sumFirstSix(double[] w) {
        for (int k = 0; k < POINTS; k++) {
            w[k + SUMS] = w[k] * w[k + SAMPLES]
                    + w[k + PITCH] * w[k + SAMPLES + COLUMNS]
                    + w[k + 2 * PITCH] * w[k + SAMPLES + 2 * COLUMNS]
                    + w[k + 3 * PITCH] * w[k + SAMPLES + 3 * COLUMNS]
                    + w[k + 4 * PITCH] * w[k + SAMPLES + 4 * COLUMNS]
                    + w[k + 5 * PITCH] * w[k + SAMPLES + 5 * COLUMNS];
        }
    }

    private static void addSecondSix(double[] w) {
        for (int k = 0; k < POINTS; k++) {
            w[k + SUMS] += w[k + 6 * PITCH] * w[k + SAMPLES + 6 * COLUMNS]
                    + w[k + 7 * PITCH] * w[k + SAMPLES + 7 * COLUMNS]
                    + w[k + 8 * PITCH] * w[k + SAMPLES + 8 * COLUMNS]
                    + w[k + 9 * PITCH] * w[k + SAMPLES + 9 * COLUMNS]
                    + w[k + 10 * PITCH] * w[k + SAMPLES + 10 * COLUMNS]
                    + w[k + 11 * PITCH] * w[k + SAMPLES + 11 * COLUMNS];
        }
    }

    private static void addLastFour(double[] w) {
        for (int k = 0; k < POINTS; k++) {
            w[k + SUMS] += w[k + 12 * PITCH] * w[k + SAMPLES + 12 * COLUMNS]
                    + w[k + 13 * PITCH] * w[k + SAMPLES + 13 * COLUMNS]
                    + w[k + 14 * PITCH] * w[k + SAMPLES + 14 * COLUMNS]
                    + w[k + 15 * PITCH] * w[k + SAMPLES + 15 * COLUMNS];
        }
    }
}
