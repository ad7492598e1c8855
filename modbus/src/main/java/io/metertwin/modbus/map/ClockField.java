package io.metertwin.modbus.map;

import io.metertwin.core.unit.Unit;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A part of the meter's clock, of meter time in milliseconds since 1970-01-01 00:00 (no time zone rules). */
public enum ClockField {
    /** Whole seconds since 1970. */
    SECONDS("meter time: seconds since 1970-01-01 00:00", Unit.SECOND, ChronoField.INSTANT_SECONDS),
    /** Milliseconds within the second. */
    MILLIS("meter time: milliseconds within the second (0..999)", Unit.NONE, ChronoField.MILLI_OF_SECOND),
    /** Year. */
    YEAR("meter time: year", Unit.NONE, ChronoField.YEAR),
    /** Month. */
    MONTH("meter time: month (1..12)", Unit.NONE, ChronoField.MONTH_OF_YEAR),
    /** Day of the month. */
    DAY("meter time: day of the month (1..31)", Unit.NONE, ChronoField.DAY_OF_MONTH),
    /** Hour. */
    HOUR("meter time: hour (0..23)", Unit.NONE, ChronoField.HOUR_OF_DAY),
    /** Minute. */
    MINUTE("meter time: minute (0..59)", Unit.NONE, ChronoField.MINUTE_OF_HOUR),
    /** Second. */
    SECOND("meter time: second (0..59)", Unit.NONE, ChronoField.SECOND_OF_MINUTE);

    private static final int MILLIS_PER_SECOND = 1000;

    private final String term;
    private final Unit unit;
    private final ChronoField field;

    ClockField(String term, Unit unit, ChronoField field) {
        this.term = term;
        this.unit = unit;
        this.field = field;
    }

    /** The field with the given id. */
    static Optional<ClockField> named(String id) {
        return Arrays.stream(values()).filter(field -> field.id().equals(id)).findFirst();
    }

    /** The id in maps. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is. */
    public String term() {
        return term;
    }

    /** Unit. */
    public Unit unit() {
        return unit;
    }

    /** This part of a meter time. */
    public long of(long meterMillis) {
        return dateTime(meterMillis).atOffset(ZoneOffset.UTC).getLong(field);
    }

    /**
     * The meter time with this part replaced. Setting whole seconds, or any part of the date and time of day, begins
     * that second anew.
     *
     * @throws java.time.DateTimeException when there is no such time
     */
    public long with(long meterMillis, long value) {
        return switch (this) {
            case SECONDS -> Math.multiplyExact(value, MILLIS_PER_SECOND);
            case MILLIS -> millis(dateTime(meterMillis).with(field, value));
            default -> millis(dateTime(meterMillis).with(field, value).withNano(0));
        };
    }

    private static LocalDateTime dateTime(long meterMillis) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(meterMillis, MILLIS_PER_SECOND),
                Math.floorMod(meterMillis, MILLIS_PER_SECOND) * 1_000_000,
                ZoneOffset.UTC);
    }

    private static long millis(LocalDateTime time) {
        return time.toInstant(ZoneOffset.UTC).toEpochMilli();
    }
}
