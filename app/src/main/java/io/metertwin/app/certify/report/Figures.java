package io.metertwin.app.certify.report;

import io.metertwin.app.certify.RowResult;
import io.metertwin.app.certify.TestCondition;
import io.metertwin.app.certify.TestKind;
import io.metertwin.app.certify.TestPoint;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers and rows as a reader sees them; the same on every machine. */
final class Figures {

    private static final int DIGITS = 6;
    private static final double SMALLEST_DECIMAL = 5e-4;
    private static final double MOST_TIMES = 1e6;

    private Figures() {}

    /** A number to six digits without trailing zeros. */
    static String plain(double value) {
        BigDecimal rounded =
                new BigDecimal(value).round(new MathContext(DIGITS)).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    /** A signed percentage. */
    static String signed(double percent) {
        if (percent == 0) {
            return "0";
        }
        return String.format(Locale.ROOT, Math.abs(percent) < SMALLEST_DECIMAL ? "%+.1e" : "%+.4f", percent);
    }

    /** How many times an error fits into its limit. */
    static String times(RowResult result) {
        double times = result.timesInside();
        if (times > MOST_TIMES) {
            return "> 1 000 000";
        }
        return times < 10 ? String.format(Locale.ROOT, "%.2f", times) : String.format(Locale.ROOT, "%.0f", times);
    }

    /** The limit of a row, as text. */
    static String limit(RowResult result) {
        return switch (result.row().kind()) {
            case BALANCED, SINGLE_PHASE, INFLUENCE -> plain(result.row().limitPercent()) + " %";
            case STARTING -> "registers, within " + plain(result.row().limitPercent()) + " %";
            case NO_LOAD -> "no registration";
        };
    }

    /** What is out of the ordinary at a point, or nothing. */
    static String condition(RowResult result) {
        TestPoint point = result.row().point();
        if (result.row().kind() == TestKind.NO_LOAD) {
            return "U = " + plain(point.voltage()) + " Un";
        }
        return point.condition() == TestCondition.REFERENCE
                ? ""
                : point.condition().label();
    }

    /** The load factor with its name. */
    static String factor(RowResult result) {
        TestPoint point = result.row().point();
        return result.row().kind() == TestKind.NO_LOAD
                ? ""
                : point.energy().factorName() + " " + point.factor().label();
    }

    /** What a reader should know about a result, or nothing. */
    static String note(RowResult result) {
        return result.clipped() ? "an input was at the end of its range" : "";
    }

    /** The verdict. */
    static String verdict(RowResult result) {
        return result.passed() ? "pass" : "FAIL";
    }
}
