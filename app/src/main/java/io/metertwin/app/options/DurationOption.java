package io.metertwin.app.options;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations such as {@code 200ms}, {@code 90s}, {@code 15m}, {@code 2h}, {@code 1h30m}, {@code 400d}. */
public final class DurationOption {

    private static final Pattern ALL = Pattern.compile("(?:\\d+(?:\\.\\d+)?\\s*(?:ms|[dhms])\\s*)+");
    private static final Pattern ONE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(ms|[dhms])");

    private DurationOption() {}

    /**
     * Seconds of a duration, above 0.
     *
     * @throws OptionException when the text is none
     */
    public static double seconds(String text) {
        double seconds = ALL.matcher(text.strip()).matches() ? sum(text) : 0;
        if (!(seconds > 0) || !Double.isFinite(seconds)) {
            throw new OptionException("'" + text + "' is not a duration; write 200ms, 90s, 15m, 2h, 1h30m or 3d");
        }
        return seconds;
    }

    /**
     * Seconds of an instant after the begin of a run, 0 or more.
     *
     * @throws OptionException when the text is none
     */
    static double instant(String text) {
        double seconds = ALL.matcher(text.strip()).matches() ? sum(text) : Double.NaN;
        if (!Double.isFinite(seconds)) {
            throw new OptionException("'" + text + "' is not a time of the run; write 0s, 10s, 1.5s, 200ms or 1h30m");
        }
        return seconds;
    }

    private static double sum(String text) {
        double seconds = 0;
        for (Matcher part = ONE.matcher(text); part.find(); ) {
            double number = Double.parseDouble(part.group(1));
            seconds += switch (part.group(2)) {
                case "d" -> number * 86_400;
                case "h" -> number * 3600;
                case "m" -> number * 60;
                case "ms" -> number / 1000;
                default -> number;
            };
        }
        return seconds;
    }
}
