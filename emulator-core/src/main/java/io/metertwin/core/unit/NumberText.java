package io.metertwin.core.unit;

import java.math.BigDecimal;

/** Numbers as text: a decimal point, no exponent, no digits that say nothing. */
public final class NumberText {

    private NumberText() {}

    /** A measured value with the digits of single precision; nothing for one that is absent. */
    public static String measured(double value) {
        return Double.isFinite(value) ? plain(new BigDecimal(Float.toString((float) value))) : "";
    }

    /** All digits of a number but zeros at its end. */
    public static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
