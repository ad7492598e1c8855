package io.metertwin.core.time;

import java.time.Instant;

/**
 * The meter's own clock: virtual time plus an offset somebody has set, and what it has drifted since. It knows no time zone
 * and no summer time.
 *
 * <p>Milliseconds since 1970-01-01 00:00 in meter time. Used by the loop's thread only.
 */
public final class MeterRtc {

    private static final double MILLIS_PER_SECOND = 1e3;

    private long offsetMillis;
    private double driftedMillis;
    private long driftingSinceMillis;
    private double driftPerSecond;

    /** The meter time at an instant of virtual time. */
    public long millisAt(Instant virtual) {
        long millis = virtual.toEpochMilli();
        return millis + offsetMillis + (long) Math.floor(driftedMillis((double) millis));
    }

    /** The meter time, seconds since 1970, at as many seconds of virtual time. */
    public double secondsAt(double virtualSeconds) {
        double drifted = driftedMillis(virtualSeconds * MILLIS_PER_SECOND) / MILLIS_PER_SECOND;
        return virtualSeconds + offsetMillis / MILLIS_PER_SECOND + drifted;
    }

    private double driftedMillis(double virtualMillis) {
        return driftedMillis + (virtualMillis - driftingSinceMillis) * driftPerSecond;
    }

    /** Sets the clock: from now on {@code virtual} is {@code meterMillis}. */
    public void set(long meterMillis, Instant virtual) {
        offsetMillis = meterMillis - virtual.toEpochMilli();
        driftedMillis = 0;
        driftingSinceMillis = virtual.toEpochMilli();
    }

    /**
     * Lets the clock run faster from an instant on; what it has drifted so far stays.
     *
     * @param secondsPerSecond how much it gains in a second: 1e-6 for 1 ppm; below 0 it loses
     * @param virtual virtual time now
     */
    public void drift(double secondsPerSecond, Instant virtual) {
        driftedMillis = driftedMillis((double) virtual.toEpochMilli());
        driftingSinceMillis = virtual.toEpochMilli();
        driftPerSecond = secondsPerSecond;
    }
}
