package io.metertwin.core.time;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** The host's date and time: where a meter's clock starts, and how long it was off. */
public final class HostCalendar {

    private HostCalendar() {}

    /** The host's clock, milliseconds since 1970-01-01 00:00 UTC. */
    public static long epochMillis() {
        return System.currentTimeMillis();
    }

    /** Local date and time of the host, to the second. */
    public static LocalDateTime now() {
        return LocalDateTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS);
    }
}
