package io.metertwin.core.time;

import java.time.Instant;
import java.time.InstantSource;

/**
 * Virtual time: the start instant plus the samples that have passed. Moved by the loop only; read by any thread.
 */
public final class SimulationClock implements InstantSource {

    private static final double MILLIS_PER_SECOND = 1e3;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Instant start;
    private final double sampleRateHz;
    private volatile long samples;

    /**
     * A clock that stands at its start.
     *
     * @param start virtual time of sample 0
     * @param sampleRateHz samples per second
     */
    public SimulationClock(Instant start, double sampleRateHz) {
        this.start = start;
        this.sampleRateHz = sampleRateHz;
    }

    /** Moves on to the given number of samples since the start; never back. */
    public void advanceTo(long samplesSinceStart) {
        samples = Math.max(samples, samplesSinceStart);
    }

    /** Samples per second. */
    public double sampleRateHz() {
        return sampleRateHz;
    }

    /** Virtual seconds since the start. */
    public double seconds() {
        return samples / sampleRateHz;
    }

    /** Virtual time at a number of samples since the start, seconds since 1970-01-01 00:00. */
    public double secondsAt(double samplesSinceStart) {
        return start.getEpochSecond() + (start.getNano() / NANOS_PER_SECOND + samplesSinceStart / sampleRateHz);
    }

    /** Virtual time at a number of samples since the start, to the millisecond below. */
    public Instant at(double samplesSinceStart) {
        return start.plusMillis((long) Math.floor(samplesSinceStart / sampleRateHz * MILLIS_PER_SECOND));
    }

    @Override
    public Instant instant() {
        return at((double) samples);
    }
}
