package io.metertwin.signal.synth;

import io.metertwin.signal.grid.Interharmonic;
import io.metertwin.signal.grid.Modulation;

/** What all taps share over one run of samples in a state that is not steady: times, phases and their cosines. */
final class MovingRun {

    private final double[] tau;
    private final double[] cycles;
    private final double[] scratch;
    private final double[] values;
    private final HarmonicBasis basis;
    private final HarmonicBasis delayedBasis;
    private final HarmonicBasis envelope;
    private final HarmonicBasis tone;
    private StateClock state;
    private double basisDelay;
    private int highestOrder;
    private int length;

    /** Buffers for runs of up to the capacity of a basis, which is shared with steady states. */
    MovingRun(HarmonicBasis basis) {
        this.basis = basis;
        int capacity = basis.capacity();
        tau = new double[capacity];
        cycles = new double[capacity];
        scratch = new double[capacity];
        values = new double[capacity];
        delayedBasis = new HarmonicBasis(capacity);
        envelope = new HarmonicBasis(capacity, 1);
        tone = new HarmonicBasis(capacity, 1);
    }

    /** Prepares the run of {@code samples} samples that begins at {@code first}. */
    void begin(SampleClock clock, long first, int samples, int orders) {
        state = clock.current();
        length = samples;
        highestOrder = orders;
        basisDelay = Double.NaN;
        for (int n = 0; n < samples; n++) {
            tau[n] = clock.tau(first + n);
        }
        if (state.state().hertzPerSecond() == 0) {
            basis.evaluate(clock.cycles(first), clock.cyclesPerSample(first), samples, orders);
        }
        state.state().modulation().ifPresent(this::prepareEnvelope);
    }

    private void prepareEnvelope(Modulation modulation) {
        evaluateTone(envelope, modulation.hertz(), modulation.radians() / (2 * Math.PI));
    }

    /** Cosines and sines of an interharmonic's frequency, counted from second 0 of the run. */
    HarmonicBasis toneOf(Interharmonic interharmonic) {
        evaluateTone(tone, interharmonic.hertz(), 0);
        return tone;
    }

    private void evaluateTone(HarmonicBasis of, double hertz, double startCycles) {
        double atBegin = StateClock.fractionOf(hertz, state.seconds()) + startCycles;
        for (int n = 0; n < length; n++) {
            cycles[n] = atBegin + hertz * tau[n];
        }
        of.evaluateAt(cycles, length, 1);
    }

    /**
     * Cosines and sines of the grid's phase. Under a frequency ramp a delayed tap sees an earlier frequency, so it gets
     * the phases of its own times; otherwise its delay is in its coefficients and all taps share one basis.
     */
    HarmonicBasis basisFor(double delay) {
        if (state.state().hertzPerSecond() == 0) {
            return basis;
        }
        if (delay != basisDelay) {
            for (int n = 0; n < length; n++) {
                cycles[n] = state.cycles() + state.advance(tau[n] - delay);
            }
            delayedBasis.evaluateAt(cycles, length, highestOrder);
            basisDelay = delay;
        }
        return delayedBasis;
    }

    /** The modulating cosine and sine. */
    HarmonicBasis envelope() {
        return envelope;
    }

    /** The state that is played. */
    StateClock state() {
        return state;
    }

    /** Time of each sample since the begin of the state. */
    double[] tau() {
        return tau;
    }

    /** A buffer for one waveform. */
    double[] scratch() {
        return scratch;
    }

    /** A buffer for a waveform before it is differentiated. */
    double[] values() {
        return values;
    }

    int length() {
        return length;
    }
}
