package io.metertwin.dsp.cycle;

/**
 * The phase of the grid over one window as a parabola: {@code cycles(t) = frequency t + rate t^2 / 2}, with t in samples
 * since the begin of the window. Scratch, set again for every window.
 */
final class PhaseModel {

    private double frequency;
    private double rate;

    /**
     * A model.
     *
     * @param frequency cycles per sample at the begin, above 0
     * @param rate change of the frequency, cycles per sample squared
     */
    PhaseModel(double frequency, double rate) {
        set(frequency, rate);
    }

    /** Sets frequency and rate. */
    void set(double newFrequency, double newRate) {
        frequency = newFrequency;
        rate = newRate;
    }

    /** Takes over another model. */
    void copy(PhaseModel other) {
        set(other.frequency, other.rate);
    }

    /** Frequency at the begin, cycles per sample; NaN when unknown. */
    double frequency() {
        return frequency;
    }

    /** Change of the frequency, cycles per sample squared. */
    double rate() {
        return rate;
    }

    /** Samples after which the given number of cycles has passed. */
    double samplesAt(double cycles) {
        // The stable form of the quadratic formula: exact for rate 0.
        double discriminant = frequency * frequency + 2 * rate * cycles;
        return 2 * cycles / (frequency + Math.sqrt(Math.max(discriminant, 0)));
    }

    /**
     * Corrects the model by a phase residual seen on its own grid.
     *
     * @param slope residual phase, radians per cycle
     * @param curvature residual phase, radians per cycle squared
     */
    void correct(double slope, double curvature) {
        double perCycle = slope / (2 * Math.PI);
        rate = rate * (1 + perCycle) + curvature / Math.PI * frequency * frequency;
        frequency *= 1 + perCycle;
    }

    /** Goes on to the end of a window of the given number of cycles; where the next window starts its search. */
    void advance(double cycles) {
        frequency += rate * samplesAt(cycles);
    }
}
