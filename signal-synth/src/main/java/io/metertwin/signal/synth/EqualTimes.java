package io.metertwin.signal.synth;

import io.metertwin.signal.grid.GridState;

/** Samples at equal times: sample n at {@code n / rate} seconds. */
final class EqualTimes implements SampleClock {

    private final double rateHz;
    private StateClock current;
    /** First sample of the state, its time since the begin of the state, and the phase there. */
    private long anchor;

    private double anchorTau;
    private double anchorCycles;

    EqualTimes(double rateHz) {
        this.rateHz = rateHz;
    }

    @Override
    public void begin(double seconds, GridState state) {
        long first = sampleAt(seconds);
        double offset = first - seconds * rateHz;
        double tau = Math.abs(offset) <= tolerance(seconds * rateHz) ? 0 : offset / rateHz;
        double cyclesAtBegin = 0;
        if (current != null) {
            double hertz = current.hertz(seconds - current.seconds());
            double sinceBegin = tau * (hertz + current.state().hertzPerSecond() / 2 * tau);
            cyclesAtBegin = cycles(first) - sinceBegin;
        }
        current = new StateClock(state, seconds, cyclesAtBegin);
        anchor = first;
        anchorTau = tau;
        anchorCycles = cyclesAtBegin + current.advance(tau);
    }

    @Override
    public StateClock current() {
        return current;
    }

    @Override
    public long sampleAt(double seconds) {
        double sample = seconds * rateHz;
        return sample >= Long.MAX_VALUE ? Long.MAX_VALUE : (long) Math.ceil(sample - tolerance(sample));
    }

    private static double tolerance(double sample) {
        return Math.max(TOLERANCE, 4 * Math.ulp(sample));
    }

    @Override
    public double tau(long sample) {
        return anchorTau + (sample - anchor) / rateHz;
    }

    @Override
    public double seconds(long sample) {
        return sample / rateHz;
    }

    @Override
    public double cycles(long sample) {
        double since = (sample - anchor) / rateHz;
        double bend = current.state().hertzPerSecond() / 2 * since * since;
        double straight = StateClock.fractionOf(current.hertz(anchorTau) / rateHz, (double) (sample - anchor));
        return StateClock.fraction(anchorCycles + straight + bend);
    }

    @Override
    public double cyclesPerSample(long sample) {
        return current.hertz(tau(sample)) / rateHz;
    }

    @Override
    public int samplesOfCycle() {
        return 0;
    }

    @Override
    public double rateHz(long sample) {
        return rateHz;
    }
}
