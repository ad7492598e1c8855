package io.metertwin.signal;

/**
 * Cosine and sine of angles in turns (cycles; one turn is 2 pi).
 *
 * <p>Turns reduce to an eighth of a turn without rounding, so a phase that has run for months is as exact as a small one:
 * within 2 units in the last place of 1. Plain arithmetic, so every Java version gives the same bits, and nothing is
 * allocated, which {@link StrictMath} does not promise.
 */
public final class Turns {

    private static final double TWO_PI = 2 * Math.PI;

    private Turns() {}

    /** Cosine of an angle; not a number when it is infinite. */
    public static double cos(double turns) {
        double quarters = Math.rint(4 * turns);
        double radians = TWO_PI * (turns - quarters / 4);
        return switch ((int) ((long) quarters & 3)) {
            case 0 -> nearCos(radians);
            case 1 -> -nearSin(radians);
            case 2 -> -nearCos(radians);
            default -> nearSin(radians);
        };
    }

    /** Sine of an angle; not a number when it is infinite. */
    public static double sin(double turns) {
        double quarters = Math.rint(4 * turns);
        double radians = TWO_PI * (turns - quarters / 4);
        return switch ((int) ((long) quarters & 3)) {
            case 0 -> nearSin(radians);
            case 1 -> nearCos(radians);
            case 2 -> -nearSin(radians);
            default -> -nearCos(radians);
        };
    }

    // Taylor series; up to pi/4 the first term left out is below 1e-18.

    private static double nearSin(double x) {
        double z = x * x;
        double series = 1.0 / 355_687_428_096_000.0;
        series = series * z - 1.0 / 1_307_674_368_000.0;
        series = series * z + 1.0 / 6_227_020_800.0;
        series = series * z - 1.0 / 39_916_800.0;
        series = series * z + 1.0 / 362_880.0;
        series = series * z - 1.0 / 5_040.0;
        series = series * z + 1.0 / 120.0;
        series = series * z - 1.0 / 6.0;
        return x + x * z * series;
    }

    private static double nearCos(double x) {
        double z = x * x;
        double series = 1.0 / 20_922_789_888_000.0;
        series = series * z - 1.0 / 87_178_291_200.0;
        series = series * z + 1.0 / 479_001_600.0;
        series = series * z - 1.0 / 3_628_800.0;
        series = series * z + 1.0 / 40_320.0;
        series = series * z - 1.0 / 720.0;
        series = series * z + 1.0 / 24.0;
        return 1 - (0.5 * z - z * z * series);
    }
}
