package io.metertwin.app.lab;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Meter time as text, {@code 2026-01-01T00:00:10.013}. */
final class MeterTimeText {

    private static final long MILLIS_PER_SECOND = 1000;
    private static final int NANOS_PER_MILLI = 1_000_000;

    private MeterTimeText() {}

    /**
     * The text.
     *
     * @param millis milliseconds since 1970-01-01 00:00 in meter time
     */
    static String of(long millis) {
        return LocalDateTime.ofEpochSecond(
                        Math.floorDiv(millis, MILLIS_PER_SECOND),
                        (int) Math.floorMod(millis, MILLIS_PER_SECOND) * NANOS_PER_MILLI,
                        ZoneOffset.UTC)
                .toString();
    }
}
