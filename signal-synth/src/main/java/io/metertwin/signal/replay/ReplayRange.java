package io.metertwin.signal.replay;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a recording to play, both ends included.
 *
 * @param first index of the first sample, from 0
 * @param last index of the last sample
 */
public record ReplayRange(int first, int last) {

    private static final Pattern FORM = Pattern.compile("\\s*(\\d{1,9})\\s*\\.\\.\\s*(\\d{1,9})\\s*");

    /** Refuses ranges that end before they begin. */
    public ReplayRange {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException("a range of samples must not end before it begins, as " + first + ".."
                    + last + " does; write it like 0..159");
        }
    }

    /**
     * The range with the given text.
     *
     * @param text first and last sample, like {@code 0..159}
     */
    public static ReplayRange parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a range of samples is written like 0..159, not '" + text + "'");
        }
        return new ReplayRange(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** Number of samples. */
    public int length() {
        return last - first + 1;
    }

    @Override
    public String toString() {
        return first + ".." + last;
    }
}
