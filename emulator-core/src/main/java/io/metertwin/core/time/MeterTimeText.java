package io.metertwin.core.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Meter times as text, as files and events show them. */
public final class MeterTimeText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT);

    private MeterTimeText() {}

    /** A meter time, milliseconds since 1970-01-01 00:00: {@code 2026-01-01T00:00:00.000}. */
    public static String of(long meterMillis) {
        return TIME.format(dateTime(meterMillis));
    }

    /** A meter time, milliseconds since 1970-01-01 00:00, by a pattern of {@link DateTimeFormatter}. */
    public static String of(long meterMillis, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(dateTime(meterMillis));
    }

    private static LocalDateTime dateTime(long meterMillis) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(meterMillis), ZoneOffset.UTC);
    }
}
