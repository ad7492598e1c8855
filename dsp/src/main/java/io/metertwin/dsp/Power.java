package io.metertwin.dsp;

/**
 * The powers of one phase or of a whole circuit over one window (IEEE 1459).
 *
 * @param watts active power P, positive for import
 * @param fundamentalWatts fundamental active power P1
 * @param vars fundamental reactive power Q1, positive when the current lags
 * @param voltAmperes apparent power S: Urms Irms of a phase; for a circuit the arithmetic sum of the
 *     phases, in a three-wire system {@code 3 sqrt(sum U_line^2 / 9) sqrt(sum I^2 / 3)}
 * @param fundamentalVoltAmperes fundamental apparent power S1, summed likewise
 */
public record Power(
        double watts, double fundamentalWatts, double vars, double voltAmperes, double fundamentalVoltAmperes) {

    /** No power at all: below the thresholds. */
    public static final Power ZERO = new Power(0, 0, 0, 0, 0);

    /** Absent: this wiring has no such power. */
    public static final Power ABSENT = new Power(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /** Power factor P / S with the sign of P; 0 where there is no apparent power. */
    public double powerFactor() {
        return factor(watts, voltAmperes);
    }

    /** Displacement power factor P1 / S1 with the sign of P1; 0 where there is no fundamental apparent power. */
    public double displacementPowerFactor() {
        return factor(fundamentalWatts, fundamentalVoltAmperes);
    }

    /** Between -1 and 1 whatever rounding does to both. */
    private static double factor(double active, double apparent) {
        return apparent == 0 ? 0 : Math.max(-1, Math.min(1, active / apparent));
    }

    /** Nonactive power N: {@code sqrt(S^2 - P^2)} (IEEE 1459, 3.1.2.13). */
    public double nonactive() {
        return Math.sqrt(Math.max(0, voltAmperes * voltAmperes - watts * watts));
    }

    /** Vector apparent power {@code sqrt(P^2 + Q1^2)}. */
    public double vectorVoltAmperes() {
        return StrictMath.hypot(watts, vars);
    }

    /** The sum of both, each part on its own; arithmetic for the apparent powers. */
    public Power plus(Power other) {
        return new Power(
                watts + other.watts,
                fundamentalWatts + other.fundamentalWatts,
                vars + other.vars,
                voltAmperes + other.voltAmperes,
                fundamentalVoltAmperes + other.fundamentalVoltAmperes);
    }
}
