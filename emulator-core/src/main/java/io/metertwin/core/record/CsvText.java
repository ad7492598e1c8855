package io.metertwin.core.record;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times, numbers and texts as record files write them (RFC 4180, decimal point). */
final class CsvText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT);
    private static final int ENERGY_DECIMALS = 3;

    private CsvText() {}

    /** A meter time, milliseconds since 1970: {@code 2026-01-01T00:00:00.000}. */
    static String time(long meterMillis) {
        return TIME.format(dateTime(meterMillis));
    }

    /** A meter time by a pattern of {@link DateTimeFormatter}. */
    static String time(long meterMillis, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(dateTime(meterMillis));
    }

    private static LocalDateTime dateTime(long meterMillis) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(meterMillis), ZoneOffset.UTC);
    }

    /** A measured value with the digits of single precision; nothing for one that is absent. */
    static String measured(double value) {
        return Double.isFinite(value) ? plain(new BigDecimal(Float.toString((float) value))) : "";
    }

    /** A counter to the thousandth; nothing for one that is absent. */
    static String counted(double value) {
        return Double.isFinite(value)
                ? plain(BigDecimal.valueOf(value).setScale(ENERGY_DECIMALS, RoundingMode.HALF_EVEN))
                : "";
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** A text, in quotes where it needs them. */
    static String text(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
