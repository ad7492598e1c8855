package io.metertwin.core.time;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** The host's date and time, asked once when a meter without a given start is switched on. */
public final class HostCalendar {

    private HostCalendar() {}

    /** Local date and time of the host, to the second. */
    public static LocalDateTime now() {
        return LocalDateTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS);
    }
}
