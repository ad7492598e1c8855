package io.metertwin.signal.synth;

import io.metertwin.signal.grid.GridState;

/** Samples at equal phases of the grid: 256 in each cycle, sample 0 at phase 0. */
final class EqualPhases implements SampleClock {

    private static final int PER_CYCLE = 256;

    private StateClock current;
    /** Place of the begin of the state on the axis of samples: whole samples, and the part of one beyond. */
    private long wholeSamples;

    private double partOfSample;

    @Override
    public void begin(double seconds, GridState state) {
        if (current != null) {
            double place = partOfSample + samplesUntil(seconds);
            wholeSamples += (long) Math.floor(place);
            partOfSample = place - Math.floor(place);
        }
        double cycles = (Math.floorMod(wholeSamples, PER_CYCLE) + partOfSample) / PER_CYCLE;
        current = new StateClock(state, seconds, cycles);
    }

    @Override
    public StateClock current() {
        return current;
    }

    private double samplesUntil(double seconds) {
        return PER_CYCLE * current.advance(seconds - current.seconds());
    }

    @Override
    public long sampleAt(double seconds) {
        double place = partOfSample + samplesUntil(seconds);
        return place >= Long.MAX_VALUE - wholeSamples
                ? Long.MAX_VALUE
                : wholeSamples + (long) Math.ceil(place - Math.max(TOLERANCE, 4 * Math.ulp(place)));
    }

    @Override
    public double tau(long sample) {
        return current.tauAfter((sample - wholeSamples - partOfSample) / PER_CYCLE);
    }

    @Override
    public double seconds(long sample) {
        return current.seconds() + tau(sample);
    }

    @Override
    public double cycles(long sample) {
        return (double) Math.floorMod(sample, PER_CYCLE) / PER_CYCLE;
    }

    @Override
    public double cyclesPerSample(long sample) {
        return 1.0 / PER_CYCLE;
    }

    @Override
    public int samplesOfCycle() {
        return PER_CYCLE;
    }

    @Override
    public double rateHz(long sample) {
        return PER_CYCLE * current.hertz(tau(sample));
    }
}
