package io.metertwin.dsp.rms;

import io.metertwin.dsp.spectrum.DotProduct;

/** The overlapping cycles of one channel. Positions are grid points from the begin of the present window. */
final class ChannelCycles {

    /** Grid points of a cycle. */
    static final int CYCLE = 256;

    private static final int HALF = CYCLE / 2;
    private static final int NOWHERE = Integer.MIN_VALUE / 2;

    private final double[] tail = new double[CYCLE];
    private boolean carried;
    private double gain = 1;
    private int offset;
    private int end = CYCLE;
    private int summedTo = NOWHERE;
    private double halfSquares;

    /** Sets the gain, and the zero crossings unless the angle is NaN. */
    void prepare(double channelGain, double radians) {
        gain = channelGain;
        if (!Double.isNaN(radians)) {
            double turns = -0.25 - radians / (2 * Math.PI);
            offset = Math.floorMod(Math.round(turns * CYCLE), HALF);
        }
    }

    /**
     * Moves the next end to the zero crossing nearest to it. One that has come to lie before the window is taken at the
     * window's first point, so that no half cycle is lost.
     */
    void begin() {
        end = nearestCrossing(end);
        if (!carried && end < CYCLE) {
            end += HALF;
        }
        end = Math.max(1, end);
    }

    private int nearestCrossing(int point) {
        return point + Math.floorMod(offset - point + HALF / 2, HALF) - HALF / 2;
    }

    /** The grid point after the last one of the next cycle. */
    int end() {
        return end;
    }

    /** Rms of the cycle that ends at {@link #end()}, primary volts. */
    double measure(double[] values) {
        int middle = end - HALF;
        double first = summedTo == middle ? halfSquares : squares(values, middle - HALF, middle);
        halfSquares = squares(values, middle, end);
        summedTo = end;
        return gain * Math.sqrt((first + halfSquares) / CYCLE);
    }

    /** Goes on to the cycle that ends half a cycle later. */
    void advance() {
        end = nearestCrossing(end + HALF);
    }

    /** Keeps the last cycle of the window for those that end in the next one. */
    void finish(double[] values, int points) {
        System.arraycopy(values, points - CYCLE, tail, 0, CYCLE);
        carried = true;
        end -= points;
        summedTo -= points;
    }

    /** Forgets all cycles. */
    void restart() {
        carried = false;
        end = CYCLE;
        summedTo = NOWHERE;
    }

    private double squares(double[] values, int from, int to) {
        double before = from < 0 ? DotProduct.square(tail, CYCLE + from, CYCLE + Math.min(0, to)) : 0;
        return before + DotProduct.square(values, Math.max(0, from), Math.max(0, to));
    }
}
