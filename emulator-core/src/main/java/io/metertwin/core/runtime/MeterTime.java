package io.metertwin.core.runtime;

import io.metertwin.core.time.MeterRtc;
import io.metertwin.core.time.SimulationClock;
import java.time.Instant;

/**
 * The times of one meter: virtual time, which the samples carry, and the time its own clock shows. Used by the loop's
 * thread.
 */
final class MeterTime {

    private static final double MILLIS_PER_SECOND = 1e3;

    /** What rounding may take from a time that is a whole number of milliseconds. */
    private static final double SAME_MILLIS = 1e-2;

    private final SimulationClock clock;
    private final double sampleRateHz;
    private final MeterRtc rtc = new MeterRtc();
    private double rate = 1;

    /**
     * The times of a meter whose clock shows virtual time.
     *
     * @param clock virtual time
     * @param sampleRateHz samples per second, as windows count them
     */
    MeterTime(SimulationClock clock, double sampleRateHz) {
        this.clock = clock;
        this.sampleRateHz = sampleRateHz;
    }

    /** Samples per second, as windows count them. */
    double sampleRateHz() {
        return sampleRateHz;
    }

    /** Now, samples since the start of the run. */
    double nowSample() {
        return clock.seconds() * clock.sampleRateHz();
    }

    /** Now, seconds of virtual time since 1970. */
    double virtualSeconds() {
        return clock.secondsAt(nowSample());
    }

    /** Virtual time at a sample, seconds since 1970. */
    double virtualSeconds(double sample) {
        return clock.secondsAt(sample);
    }

    /** Virtual time at a sample. */
    Instant virtual(double sample) {
        return clock.at(sample);
    }

    /** The meter's clock now, seconds since 1970. */
    double meterSeconds() {
        return rtc.secondsAt(virtualSeconds());
    }

    /** The meter's clock at a sample, seconds since 1970. */
    double meterSeconds(double sample) {
        return rtc.secondsAt(clock.secondsAt(sample));
    }

    /** The meter's clock now, milliseconds since 1970. */
    long meterMillis() {
        return rtc.millisAt(clock.instant());
    }

    /** The meter's clock at an instant of virtual time, milliseconds since 1970. */
    long meterMillis(Instant virtual) {
        return rtc.millisAt(virtual);
    }

    /** The meter's clock at a sample, milliseconds since 1970. */
    long millisAtSample(double sample) {
        return rtc.millisAt(clock.at(sample));
    }

    /** The meter's clock at a second of virtual time, milliseconds since 1970. */
    long millisAtVirtual(double virtualSeconds) {
        return (long) Math.floor(rtc.secondsAt(virtualSeconds) * MILLIS_PER_SECOND + SAME_MILLIS);
    }

    /** Seconds of the meter's clock in a second of virtual time. */
    double clockRate() {
        return rate;
    }

    /** Now, with the meter's clock as it runs until now. */
    CountingEdge edge() {
        double sample = nowSample();
        double seconds = meterSeconds(sample);
        double perSample = rate / sampleRateHz;
        return new CountingEdge(sample, at -> seconds + (at - sample) * perSample);
    }

    /** Sets the meter's clock: now is a time, milliseconds since 1970. */
    void set(long meterMillis) {
        rtc.set(meterMillis, clock.instant());
    }

    /** Lets the meter's clock run faster from now on, seconds gained in a second. */
    void drift(double secondsPerSecond) {
        rtc.drift(secondsPerSecond, clock.instant());
        rate = 1 + secondsPerSecond;
    }
}
