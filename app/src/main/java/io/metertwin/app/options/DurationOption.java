package io.metertwin.app.options;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations such as {@code 90s}, {@code 15m}, {@code 2h}, {@code 1h30m}, {@code 400d}. */
public final class DurationOption {

    private static final Pattern ALL = Pattern.compile("(?:\\d+(?:\\.\\d+)?\\s*[dhms]\\s*)+");
    private static final Pattern ONE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([dhms])");

    private DurationOption() {}

    /**
     * Seconds of a duration, above 0.
     *
     * @throws OptionException when the text is none
     */
    public static double seconds(String text) {
        double seconds = ALL.matcher(text.strip()).matches() ? sum(text) : 0;
        if (!(seconds > 0) || !Double.isFinite(seconds)) {
            throw new OptionException("'" + text + "' is not a duration; write 90s, 15m, 2h, 1h30m or 3d");
        }
        return seconds;
    }

    private static double sum(String text) {
        double seconds = 0;
        for (Matcher part = ONE.matcher(text); part.find(); ) {
            seconds += Double.parseDouble(part.group(1))
                    * switch (part.group(2)) {
                        case "d" -> 86_400;
                        case "h" -> 3600;
                        case "m" -> 60;
                        default -> 1;
                    };
        }
        return seconds;
    }
}
