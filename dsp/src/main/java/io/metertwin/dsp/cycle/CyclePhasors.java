package io.metertwin.dsp.cycle;

/** The fundamental of one channel in each cycle of a window, rms, against the phase of the grid. */
final class CyclePhasors {

    private static final int HALF = PhaseGrid.POINTS / 2;
    private static final double[] COS = new double[HALF];
    private static final double[] SIN = new double[HALF];

    static {
        for (int k = 0; k < HALF; k++) {
            COS[k] = StrictMath.cos(2 * Math.PI * k / PhaseGrid.POINTS);
            SIN[k] = StrictMath.sin(2 * Math.PI * k / PhaseGrid.POINTS);
        }
    }

    private final double[] re;
    private final double[] im;
    private final double[] values = new double[PhaseGrid.POINTS];
    private final double[] difference = new double[HALF];

    CyclePhasors(int cycles) {
        re = new double[cycles];
        im = new double[cycles];
    }

    /** Analyses a channel. */
    void analyse(GridValues gridValues, int channel) {
        for (int cycle = 0; cycle < re.length; cycle++) {
            gridValues.order().straighten(gridValues.channel(channel)[cycle], values, 0);
            subtractHalves(values, difference);
            analyseCycle(cycle);
        }
    }

    /** Half a cycle on, the fundamental has changed its sign: half the products do. */
    private static void subtractHalves(double[] values, double[] difference) {
        for (int k = 0; k < HALF; k++) {
            difference[k] = values[k] - values[k + HALF];
        }
    }

    private void analyseCycle(int cycle) {
        double evenRe = 0;
        double evenIm = 0;
        double oddRe = 0;
        double oddIm = 0;
        for (int k = 0; k < HALF; k += 2) {
            evenRe += difference[k] * COS[k];
            evenIm -= difference[k] * SIN[k];
            oddRe += difference[k + 1] * COS[k + 1];
            oddIm -= difference[k + 1] * SIN[k + 1];
        }
        double scale = Math.sqrt(2) / PhaseGrid.POINTS;
        re[cycle] = (evenRe + oddRe) * scale;
        im[cycle] = (evenIm + oddIm) * scale;
    }

    double re(int cycle) {
        return re[cycle];
    }

    double im(int cycle) {
        return im[cycle];
    }

    /** Rms magnitude of the mean over all cycles. */
    double magnitude() {
        double sumRe = 0;
        double sumIm = 0;
        for (int cycle = 0; cycle < re.length; cycle++) {
            sumRe += re[cycle];
            sumIm += im[cycle];
        }
        return Math.hypot(sumRe, sumIm) / re.length;
    }

    /** Sets this to a weighted sum of three others: a symmetrical component when the weights are those of one. */
    void combine(CyclePhasors[] parts, double[] weightsRe, double[] weightsIm) {
        for (int cycle = 0; cycle < re.length; cycle++) {
            double sumRe = 0;
            double sumIm = 0;
            for (int k = 0; k < parts.length; k++) {
                sumRe += weightsRe[k] * parts[k].re[cycle] - weightsIm[k] * parts[k].im[cycle];
                sumIm += weightsRe[k] * parts[k].im[cycle] + weightsIm[k] * parts[k].re[cycle];
            }
            re[cycle] = sumRe;
            im[cycle] = sumIm;
        }
    }
}
