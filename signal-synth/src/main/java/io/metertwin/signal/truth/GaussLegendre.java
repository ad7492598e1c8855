package io.metertwin.signal.truth;

/** Nodes and weights of Gauss-Legendre quadrature on 0 to 1, found by Newton's method. */
final class GaussLegendre {

    /** Nodes of one panel. */
    static final int NODES = 24;

    private static final double[] NODE = new double[NODES];
    private static final double[] WEIGHT = new double[NODES];

    static {
        for (int k = 0; k < NODES; k++) {
            place(k);
        }
    }

    private GaussLegendre() {}

    private static void place(int k) {
        double x = StrictMath.cos(Math.PI * (k + 0.75) / (NODES + 0.5));
        double slope = 1;
        for (int pass = 0; pass < 10; pass++) {
            double value = 1;
            double before = 0;
            for (int degree = 1; degree <= NODES; degree++) {
                double next = ((2 * degree - 1) * x * value - (degree - 1) * before) / degree;
                before = value;
                value = next;
            }
            slope = NODES * (x * value - before) / (x * x - 1);
            x -= value / slope;
        }
        NODE[k] = (1 + x) / 2;
        WEIGHT[k] = 1 / ((1 - x * x) * slope * slope);
    }

    static double node(int k) {
        return NODE[k];
    }

    static double weight(int k) {
        return WEIGHT[k];
    }
}
