package io.metertwin.app.run;

import java.util.Locale;
import java.util.function.Consumer;

/** Tells how much of a past is lived, in the largest unit of which it has at least two, and only what has changed. */
final class PastProgress {

    private static final double SECONDS_PER_MINUTE = 60;
    private static final double SECONDS_PER_HOUR = 3600;
    private static final double SECONDS_PER_DAY = 86_400;

    private final double end;
    private final Consumer<String> progress;
    private final String unit;
    private final double unitSeconds;
    private String told = "";

    /**
     * Nothing is told yet.
     *
     * @param end length of the past in seconds
     * @param progress is told, one sentence each
     */
    PastProgress(double end, Consumer<String> progress) {
        this.end = end;
        this.progress = progress;
        if (end >= 2 * SECONDS_PER_DAY) {
            unit = "days";
            unitSeconds = SECONDS_PER_DAY;
        } else if (end >= 2 * SECONDS_PER_HOUR) {
            unit = "hours";
            unitSeconds = SECONDS_PER_HOUR;
        } else if (end >= 2 * SECONDS_PER_MINUTE) {
            unit = "minutes";
            unitSeconds = SECONDS_PER_MINUTE;
        } else {
            unit = "s";
            unitSeconds = 1;
        }
    }

    /** So many seconds are lived. */
    void at(double seconds) {
        String now =
                String.format(Locale.ROOT, "the past: %.0f of %.0f %s", seconds / unitSeconds, end / unitSeconds, unit);
        if (!now.equals(told)) {
            told = now;
            progress.accept(now);
        }
    }
}
