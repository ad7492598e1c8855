package io.metertwin.dsp.cycle;

/**
 * What is left of a signal's phase on a grid: the least-squares parabola through the phases of its cycles. Scratch, fitted
 * again for every signal.
 */
final class PhaseResidual {

    private final double[] phase;
    private double slope;
    private double curvature;
    private double meanSlope;

    /** A fit over a number of cycles. */
    PhaseResidual(int cycles) {
        phase = new double[cycles];
    }

    /** Fits the unwrapped phases of the cycle centres. */
    void fit(CyclePhasors phasors) {
        int cycles = phase.length;
        double centre = cycles / 2.0;
        unwrap(phasors);
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
        meanSlope = first / squares;
        curvature = (cycles * second - squares * sum) / (cycles * fourths - squares * squares);
        slope = meanSlope - 2 * curvature * centre;
    }

    private void unwrap(CyclePhasors phasors) {
        double turn = 0;
        for (int cycle = 0; cycle < phase.length; cycle++) {
            double angle = StrictMath.atan2(phasors.im(cycle), phasors.re(cycle)) + turn;
            if (cycle > 0) {
                double jump = Math.rint((angle - phase[cycle - 1]) / (2 * Math.PI)) * 2 * Math.PI;
                turn -= jump;
                angle -= jump;
            }
            phase[cycle] = angle;
        }
    }

    /** Residual phase at the begin of the window, radians per cycle. */
    double slope() {
        return slope;
    }

    /** Half the change of the slope, radians per cycle squared. */
    double curvature() {
        return curvature;
    }

    /** Mean slope over the window, radians per cycle. */
    double meanSlope() {
        return meanSlope;
    }

    /** Largest phase error the residual makes within a window, radians. */
    double worst() {
        return Math.abs(slope) * phase.length + Math.abs(curvature) * phase.length * phase.length;
    }
}
