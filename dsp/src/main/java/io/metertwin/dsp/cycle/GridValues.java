package io.metertwin.dsp.cycle;

/**
 * Values of all channels of a window at 256 equal phases of every cycle. Every cycle is an array of its own, all in one
 * {@link PointOrder}: sums over cycles and channels walk whole arrays in step, which the just-in-time compiler turns into
 * vector instructions. The order matters to nobody but those who ask for it.
 */
public final class GridValues {

    private final double[][][] values;
    private final PointOrder order;

    /**
     * Room for windows of up to some cycles.
     *
     * @param channels number of channels
     * @param cycles most cycles of a window
     * @param order how the points of every cycle lie
     */
    public GridValues(int channels, int cycles, PointOrder order) {
        values = new double[channels][cycles][PhaseGrid.POINTS];
        this.order = order;
    }

    /** The cycles of a channel, 256 values each; live. */
    public double[][] channel(int channel) {
        return values[channel];
    }

    /** How the points of every cycle lie. */
    public PointOrder order() {
        return order;
    }

    /**
     * Lays some cycles of a channel one behind the other, point by point.
     *
     * @param channel which
     * @param cycles how many, from the first
     * @param out receives 256 values for each
     */
    public void straighten(int channel, int cycles, double[] out) {
        for (int cycle = 0; cycle < cycles; cycle++) {
            order.straighten(values[channel][cycle], out, cycle * PhaseGrid.POINTS);
        }
    }
}
