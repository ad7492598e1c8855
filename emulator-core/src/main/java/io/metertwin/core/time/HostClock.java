package io.metertwin.core.time;

/** Host time for protocol timers: monotonic, with an arbitrary origin. */
@FunctionalInterface
public interface HostClock {

    /** Nanoseconds since some fixed instant; never goes back. */
    long nanos();

    /** The host's own monotonic clock. */
    static HostClock system() {
        return System::nanoTime;
    }
}
