package io.metertwin.signal.replay;

import java.util.regex.Pattern;

/** Numbers as recorders write them. */
final class Numbers {

    // Keeps out what Double.parseDouble takes besides: NaN, Infinity, hexadecimal, a trailing f or d.
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,4})?");
    private static final Pattern MISSING = Pattern.compile("(?i)|[+-]?(nan|inf|infinity)");
    private static final int LONGEST = 64;

    private Numbers() {}

    /** The value, or NaN when the text is no decimal number. */
    static double parse(String text) {
        String trimmed = text.trim();
        return trimmed.length() <= LONGEST && DECIMAL.matcher(trimmed).matches()
                ? Double.parseDouble(trimmed)
                : Double.NaN;
    }

    /** True for what stands in the place of a value that is missing: nothing, not-a-number or infinity. */
    static boolean isMissing(String text) {
        return MISSING.matcher(text.trim()).matches();
    }
}
