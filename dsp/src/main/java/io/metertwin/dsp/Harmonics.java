package io.metertwin.dsp;

import io.metertwin.signal.Phasor;
import io.metertwin.signal.Spectrum;
import java.util.function.IntPredicate;

/**
 * The harmonics of one voltage or current over one window: orders 0 (dc) to 50, each the bin of the 10/12-cycle window.
 *
 * <p>Angles are against the fundamental of U1: {@code phi_h - h phi_U1}. Immutable. Sources: manual 5.5, IEC 61000-4-7
 * (no grouping), IEEE 1459 3.1.2.
 */
public final class Harmonics {

    /** Absent: this wiring has no such signal, or it could not be measured. */
    public static final Harmonics ABSENT = new Harmonics(Spectrum.of(Phasor.ABSENT));

    /** A signal below its minimum: all values 0, all percentages absent. */
    public static final Harmonics DEAD = new Harmonics(Spectrum.ZERO);

    private static final double PERCENT = 100;

    private final Spectrum spectrum;

    /** The harmonics of a waveform whose angles are against U1 already. */
    public Harmonics(Spectrum spectrum) {
        this.spectrum = spectrum;
    }

    /** Rms of one order, 0 to 50, volts or amperes; order 0 is the absolute value of the dc part. */
    public double rms(int order) {
        return order == 0 ? dc() : spectrum.phasor(order).magnitude();
    }

    private double dc() {
        return isAbsent() ? Double.NaN : Math.abs(spectrum.dc());
    }

    private boolean isAbsent() {
        return Double.isNaN(spectrum.re(1));
    }

    /** One order in percent of the fundamental, 0 to 50; NaN without a fundamental. */
    public double percent(int order) {
        return ofFundamental(rms(order));
    }

    /** Angle of one order against U1, radians, (-pi, pi]; 0 or pi for order 0; NaN where the order is not there. */
    public double radians(int order) {
        Phasor phasor = order == 0 ? new Phasor(spectrum.dc(), 0) : spectrum.phasor(order);
        return isAbsent() || phasor.magnitude() == 0 ? Double.NaN : phasor.radians();
    }

    /** Total harmonic distortion: orders 2 to 50 in percent of the fundamental; NaN without a fundamental. */
    public double thdPercent() {
        return ofFundamental(totalRms());
    }

    /** Odd harmonics from 3 in percent of the fundamental. */
    public double oddPercent() {
        return ofFundamental(rmsOf(order -> order % 2 == 1));
    }

    /** Even harmonics in percent of the fundamental. */
    public double evenPercent() {
        return ofFundamental(rmsOf(order -> order % 2 == 0));
    }

    /** Total harmonic valid value: rms of orders 2 to 50, volts or amperes (manual 5.5.1, 5.5.2). */
    public double totalRms() {
        return rmsOf(order -> true);
    }

    /** K factor of a current: {@code sum(h^2 I_h^2) / sum(I_h^2)} for h of 1 to 50; NaN when there is nothing. */
    public double kFactor() {
        double weighted = 0;
        double plain = 0;
        for (int order = 1; order <= Spectrum.HIGHEST_ORDER; order++) {
            double square = square(order);
            plain += square;
            weighted += order * order * square;
        }
        return plain == 0 ? Double.NaN : weighted / plain;
    }

    private double ofFundamental(double rms) {
        double fundamental = rms(1);
        return fundamental == 0 ? Double.NaN : PERCENT * rms / fundamental;
    }

    private double rmsOf(IntPredicate orders) {
        double sum = 0;
        for (int order = 2; order <= Spectrum.HIGHEST_ORDER; order++) {
            sum += orders.test(order) ? square(order) : 0;
        }
        return isAbsent() ? Double.NaN : Math.sqrt(sum);
    }

    private double square(int order) {
        return spectrum.re(order) * spectrum.re(order) + spectrum.im(order) * spectrum.im(order);
    }
}
