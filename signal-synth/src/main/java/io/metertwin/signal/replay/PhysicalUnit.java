package io.metertwin.signal.replay;

import java.util.Locale;
import java.util.Map;

/**
 * A unit as a file names it, reduced to volts or amperes where it is one of theirs.
 *
 * @param symbol {@code V}, {@code A}, or the text of the file
 * @param factor value in {@code symbol} per value in the unit of the file
 */
record PhysicalUnit(String symbol, double factor) {

    private static final Map<String, String> WORDS =
            Map.of("volt", "V", "volts", "V", "amp", "A", "amps", "A", "ampere", "A", "amperes", "A");
    // Capital K is no SI prefix, but recorders write KV.
    private static final Map<Character, Double> PREFIXES =
            Map.of('k', 1e3, 'K', 1e3, 'M', 1e6, 'm', 1e-3, 'u', 1e-6, '\u00b5', 1e-6, '\u03bc', 1e-6);

    /** The unit with the given text. */
    static PhysicalUnit named(String text) {
        String trimmed = text.trim();
        String symbol = WORDS.getOrDefault(trimmed.toLowerCase(Locale.ROOT), trimmed);
        if (isBase(symbol)) {
            return new PhysicalUnit(symbol.toUpperCase(Locale.ROOT), 1);
        }
        if (symbol.length() == 2 && isBase(symbol.substring(1)) && PREFIXES.containsKey(symbol.charAt(0))) {
            return new PhysicalUnit(symbol.substring(1).toUpperCase(Locale.ROOT), PREFIXES.get(symbol.charAt(0)));
        }
        return new PhysicalUnit(trimmed, 1);
    }

    private static boolean isBase(String symbol) {
        return symbol.equalsIgnoreCase("V") || symbol.equalsIgnoreCase("A");
    }
}
