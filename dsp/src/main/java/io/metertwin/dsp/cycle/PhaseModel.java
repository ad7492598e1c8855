package io.metertwin.dsp.cycle;

/**
 * The phase of the grid over one window as a parabola: {@code cycles(t) = frequency t + rate t^2 / 2}, with t in samples
 * since the begin of the window.
 *
 * @param frequency cycles per sample at the begin, above 0
 * @param rate change of the frequency, cycles per sample squared
 */
record PhaseModel(double frequency, double rate) {

    /** Samples after which the given number of cycles has passed. */
    double samplesAt(double cycles) {
        // The stable form of the quadratic formula: exact for rate 0.
        double discriminant = frequency * frequency + 2 * rate * cycles;
        return 2 * cycles / (frequency + Math.sqrt(Math.max(discriminant, 0)));
    }

    /**
     * This model corrected by a phase residual seen on its own grid.
     *
     * @param slope residual phase, radians per cycle
     * @param curvature residual phase, radians per cycle squared
     */
    PhaseModel corrected(double slope, double curvature) {
        double perCycle = slope / (2 * Math.PI);
        return new PhaseModel(
                frequency * (1 + perCycle), rate * (1 + perCycle) + curvature / Math.PI * frequency * frequency);
    }

    /** Frequency at the end of a window of the given number of cycles; where the next window starts its search. */
    double frequencyAfter(double cycles) {
        return frequency + rate * samplesAt(cycles);
    }
}
