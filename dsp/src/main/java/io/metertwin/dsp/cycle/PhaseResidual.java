package io.metertwin.dsp.cycle;

/**
 * What is left of a signal's phase on a grid: the least-squares parabola through the phases of its cycles.
 *
 * @param slope radians per cycle at the begin of the window
 * @param curvature radians per cycle squared
 * @param meanSlope radians per cycle over the whole window; the error of the grid's mean frequency
 */
record PhaseResidual(double slope, double curvature, double meanSlope) {

    /** Fits the unwrapped phases of the cycle centres. */
    static PhaseResidual of(CyclePhasors phasors, int cycles) {
        double centre = cycles / 2.0;
        double[] phase = unwrapped(phasors, cycles);
        double sum = 0;
        double first = 0;
        double squares = 0;
        double fourths = 0;
        double second = 0;
        for (int cycle = 0; cycle < cycles; cycle++) {
            double x = cycle + 0.5 - centre;
            sum += phase[cycle];
            first += phase[cycle] * x;
            second += phase[cycle] * x * x;
            squares += x * x;
            fourths += x * x * x * x;
        }
        double slope = first / squares;
        double curvature = (cycles * second - squares * sum) / (cycles * fourths - squares * squares);
        return new PhaseResidual(slope - 2 * curvature * centre, curvature, slope);
    }

    private static double[] unwrapped(CyclePhasors phasors, int cycles) {
        double[] phase = new double[cycles];
        double turn = 0;
        for (int cycle = 0; cycle < cycles; cycle++) {
            double angle = StrictMath.atan2(phasors.im(cycle), phasors.re(cycle)) + turn;
            if (cycle > 0) {
                double jump = Math.rint((angle - phase[cycle - 1]) / (2 * Math.PI)) * 2 * Math.PI;
                turn -= jump;
                angle -= jump;
            }
            phase[cycle] = angle;
        }
        return phase;
    }

    /** Largest phase error the residual makes within a window, radians. */
    double worst(int cycles) {
        return Math.abs(slope) * cycles + Math.abs(curvature) * cycles * cycles;
    }
}
