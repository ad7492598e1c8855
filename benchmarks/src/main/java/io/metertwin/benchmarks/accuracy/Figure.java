package io.metertwin.benchmarks.accuracy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as the document writes them: two digits. */
final class Figure {

    private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.HALF_UP);

    /** Below this only rounding is left. */
    private static final double SMALLEST = 1e-9;

    private static final double SMALLEST_PLAIN = 1e-4;
    private static final double LARGEST_FACTOR = 10_000;

    private Figure() {}

    /** An error or a limit: 0 or more. */
    static String of(double value) {
        if (!Double.isFinite(value)) {
            return "absent";
        }
        if (value < SMALLEST) {
            return "< 1e-9";
        }
        BigDecimal rounded = new BigDecimal(value).round(TWO_DIGITS).stripTrailingZeros();
        if (value >= SMALLEST_PLAIN) {
            return rounded.toPlainString();
        }
        int exponent = rounded.precision() - rounded.scale() - 1;
        return rounded.movePointLeft(exponent).toPlainString() + "e" + exponent;
    }

    /** How many times an error fits into its limit. */
    static String factor(double value) {
        return value > LARGEST_FACTOR
                ? "> 10000"
                : new BigDecimal(value).round(TWO_DIGITS).toPlainString();
    }
}
