package io.metertwin.core.time;

import java.util.concurrent.locks.LockSupport;

/**
 * Maps virtual to host time: the only place that waits. Used by the loop's thread.
 *
 * <p>A host that falls more than {@value #LARGEST_LAG_SECONDS} s behind (a suspended laptop) is not made up for: virtual
 * time goes on from there.
 */
public final class Pacer {

    private static final double LARGEST_LAG_SECONDS = 1;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long SLICE_NANOS = 5_000_000;

    private final double speed;
    private final HostClock host;
    private long anchorNanos;
    private double anchorSeconds;

    /**
     * A pacer that starts now.
     *
     * @param speed virtual seconds per host second; infinity never waits
     * @param host host time
     * @param virtualSeconds virtual time now
     */
    public Pacer(double speed, HostClock host, double virtualSeconds) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("speed must be above 0, not " + speed);
        }
        this.speed = speed;
        this.host = host;
        anchorNanos = host.nanos();
        anchorSeconds = virtualSeconds;
    }

    /**
     * Waits until host time has come to a virtual time.
     *
     * @param virtualSeconds virtual seconds since the start
     * @param meanwhile is run every few milliseconds while waiting
     * @return false when the thread was interrupted
     */
    public boolean await(double virtualSeconds, Runnable meanwhile) {
        if (Double.isInfinite(speed)) {
            return !Thread.currentThread().isInterrupted();
        }
        double ahead = aheadNanos(virtualSeconds);
        if (ahead < -LARGEST_LAG_SECONDS * NANOS_PER_SECOND) {
            anchorNanos = host.nanos();
            anchorSeconds = virtualSeconds;
        }
        while (ahead > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos((long) Math.min(ahead, SLICE_NANOS));
            meanwhile.run();
            ahead = aheadNanos(virtualSeconds);
        }
        return !Thread.currentThread().isInterrupted();
    }

    private double aheadNanos(double virtualSeconds) {
        return (virtualSeconds - anchorSeconds) / speed * NANOS_PER_SECOND - (host.nanos() - anchorNanos);
    }
}
