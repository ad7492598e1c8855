package io.metertwin.dsp.window;

import io.metertwin.dsp.Harmonics;
import io.metertwin.signal.Phasor;
import io.metertwin.signal.Spectrum;
import java.util.Arrays;

/**
 * A voltage or current as a wiring mode has it: one input, or a sum of inputs with signs such as {@code u1 - u2}. Scratch,
 * refreshed for every window.
 */
final class MeasuredSignal {

    /** A signal this wiring does not have. */
    static final MeasuredSignal ABSENT = new MeasuredSignal(new ChannelWindow[0], new double[0]);

    private final ChannelWindow[] parts;
    private final double[] factors;
    private double square = Double.NaN;
    private boolean dead;
    private boolean missing = true;

    private MeasuredSignal(ChannelWindow[] parts, double[] factors) {
        this.parts = parts;
        this.factors = factors;
    }

    static MeasuredSignal of(ChannelWindow channel) {
        return new MeasuredSignal(new ChannelWindow[] {channel}, new double[] {1});
    }

    static MeasuredSignal difference(ChannelWindow a, ChannelWindow b) {
        return new MeasuredSignal(new ChannelWindow[] {a, b}, new double[] {1, -1});
    }

    static MeasuredSignal sum(ChannelWindow[] channels, double factor) {
        double[] factors = new double[channels.length];
        Arrays.fill(factors, factor);
        return new MeasuredSignal(channels.clone(), factors);
    }

    boolean isAbsent() {
        return parts.length == 0;
    }

    /** Computes this window's mean square. */
    void refresh() {
        if (isAbsent()) {
            return;
        }
        boolean allDead = true;
        missing = false;
        square = 0;
        for (int a = 0; a < parts.length; a++) {
            allDead &= parts[a].isDead();
            missing |= parts[a].isInvalid();
            square += factors[a] * factors[a] * parts[a].square();
            for (int b = a + 1; b < parts.length; b++) {
                square += 2 * factors[a] * factors[b] * parts[a].meanProduct(parts[b]);
            }
        }
        square = Math.max(0, square);
        dead = allDead || square < Math.pow(parts[0].minimum() * factors[0], 2);
    }

    /** True when there is nothing to read: absent in this wiring, or its samples were no numbers. */
    boolean isMissing() {
        return missing;
    }

    /** True when it is below its minimum and reads 0. */
    boolean isDead() {
        return dead;
    }

    /** True when it is there and above its minimum. */
    boolean isLive() {
        return !missing && !dead;
    }

    /** Rms in primary units; 0 when dead, NaN when missing. */
    double rms() {
        return missing ? Double.NaN : dead ? 0 : Math.sqrt(square);
    }

    /** Average of the product with another, in primary units. */
    double meanProduct(MeasuredSignal other) {
        double sum = 0;
        for (int a = 0; a < parts.length; a++) {
            for (int b = 0; b < other.parts.length; b++) {
                sum += factors[a] * other.factors[b] * parts[a].meanProduct(other.parts[b]);
            }
        }
        return sum;
    }

    /** Real part of an order, primary units, against the grid. */
    double re(int order) {
        double sum = 0;
        for (int k = 0; k < parts.length; k++) {
            sum += factors[k] * parts[k].re(order);
        }
        return sum;
    }

    /** Imaginary part of an order. */
    double im(int order) {
        double sum = 0;
        for (int k = 0; k < parts.length; k++) {
            sum += factors[k] * parts[k].im(order);
        }
        return sum;
    }

    /** The fundamental against the reference; zero when dead, NaN when missing. */
    Phasor fundamental(PhaseReference reference) {
        if (missing) {
            return Phasor.ABSENT;
        }
        return dead ? Phasor.ZERO : reference.turned(1, re(1), im(1));
    }

    /** The harmonics against the reference. */
    Harmonics harmonics(PhaseReference reference) {
        if (missing) {
            return Harmonics.ABSENT;
        }
        if (dead) {
            return Harmonics.DEAD;
        }
        double[] reIm = new double[2 * Spectrum.HIGHEST_ORDER];
        for (int order = 1; order <= Spectrum.HIGHEST_ORDER; order++) {
            double re = re(order);
            double im = im(order);
            reIm[2 * order - 2] = reference.turnedRe(order, re, im);
            reIm[2 * order - 1] = reference.turnedIm(order, re, im);
        }
        return new Harmonics(Spectrum.of(re(0), reIm));
    }
}
