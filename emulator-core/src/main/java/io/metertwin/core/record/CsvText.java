package io.metertwin.core.record;

import io.metertwin.core.unit.NumberText;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers and texts as record files write them (RFC 4180, decimal point). */
final class CsvText {

    private static final int ENERGY_DECIMALS = 3;

    private CsvText() {}

    /** A counter to the thousandth; nothing for one that is absent. */
    static String counted(double value) {
        return Double.isFinite(value)
                ? NumberText.plain(BigDecimal.valueOf(value).setScale(ENERGY_DECIMALS, RoundingMode.HALF_EVEN))
                : "";
    }

    /** A text, in quotes where it needs them. */
    static String text(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
