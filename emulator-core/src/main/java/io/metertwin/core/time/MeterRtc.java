package io.metertwin.core.time;

import java.time.Instant;

/**
 * The meter's own clock: virtual time plus an offset somebody has set. It knows no time zone and no summer time.
 *
 * <p>Milliseconds since 1970-01-01 00:00 in meter time. Used by the loop's thread only.
 */
public final class MeterRtc {

    private static final double MILLIS_PER_SECOND = 1e3;

    private long offsetMillis;

    /** The meter time at an instant of virtual time. */
    public long millisAt(Instant virtual) {
        return virtual.toEpochMilli() + offsetMillis;
    }

    /** The meter time, seconds since 1970, at as many seconds of virtual time. */
    public double secondsAt(double virtualSeconds) {
        return virtualSeconds + offsetMillis / MILLIS_PER_SECOND;
    }

    /** Sets the clock: from now on {@code virtual} is {@code meterMillis}. */
    public void set(long meterMillis, Instant virtual) {
        offsetMillis = meterMillis - virtual.toEpochMilli();
    }
}
