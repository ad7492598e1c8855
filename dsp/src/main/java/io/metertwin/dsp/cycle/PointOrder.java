package io.metertwin.dsp.cycle;

/** Where the 256 points of a cycle lie in an array of their values. */
public final class PointOrder {

    /** Point by point. */
    public static final PointOrder RISING = new PointOrder(1);

    private final int[] places = new int[PhaseGrid.POINTS];

    private PointOrder(int columns) {
        int run = places.length / columns;
        for (int point = 0; point < places.length; point++) {
            places[point] = point % run * columns + point / run;
        }
    }

    /** Columns of points in a row, side by side: the first points of all columns come first. */
    static PointOrder inColumns(int columns) {
        return new PointOrder(columns);
    }

    /** Where the value of a point lies. */
    public int place(int point) {
        return places[point];
    }

    /**
     * Lays the values of a cycle point by point.
     *
     * @param cycle 256 values in this order
     * @param out receives them
     * @param at where they begin
     */
    void straighten(double[] cycle, double[] out, int at) {
        for (int point = 0; point < places.length; point++) {
            out[at + point] = cycle[places[point]];
        }
    }
}
