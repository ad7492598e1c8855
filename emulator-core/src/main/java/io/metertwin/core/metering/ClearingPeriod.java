package io.metertwin.core.metering;

import io.metertwin.core.settings.ExtremesClearing;
import java.time.LocalDate;

/** The day or month of a meter time, and where it begins. */
final class ClearingPeriod {

    private static final double DAY_SECONDS = 86_400;

    private ClearingPeriod() {}

    /**
     * The begin of the period a time lies in, seconds since 1970-01-01 00:00; negative infinity when nothing is ever cleared.
     *
     * @param seconds meter time, seconds since 1970-01-01 00:00
     */
    static double begin(ExtremesClearing clearing, double seconds) {
        long day = (long) Math.floor(seconds / DAY_SECONDS);
        return switch (clearing) {
            case OFF -> Double.NEGATIVE_INFINITY;
            case DAY -> day * DAY_SECONDS;
            case MONTH -> LocalDate.ofEpochDay(day).withDayOfMonth(1).toEpochDay() * DAY_SECONDS;
        };
    }
}
