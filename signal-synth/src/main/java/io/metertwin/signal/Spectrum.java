package io.metertwin.signal;

import java.util.Arrays;

/**
 * One periodic waveform: a dc part and the phasors of orders 1 to 50, all in the unit of the channel (volts, amperes).
 *
 * <p>Immutable. The waveform is {@code dc + sum over h of sqrt(2) * |X_h| * cos(h * theta + arg X_h)}.
 */
public final class Spectrum {

    /** Highest harmonic order anything in the twin carries (manual 5.5: 2nd to 50th). */
    public static final int HIGHEST_ORDER = 50;

    /** The silent waveform. */
    public static final Spectrum ZERO = new Spectrum(0, new double[0]);

    private final double dc;
    /** Pairs (re, im), order h at 2(h-1); as long as the highest order needs. */
    private final double[] parts;

    private Spectrum(double dc, double[] parts) {
        this.dc = dc;
        this.parts = parts;
    }

    /** A pure fundamental. */
    public static Spectrum of(Phasor fundamental) {
        return ZERO.with(1, fundamental);
    }

    /**
     * A spectrum from its parts.
     *
     * @param dc the dc part
     * @param parts real and imaginary parts of the rms phasors in turn, order 1 first, at most up to order 50
     */
    public static Spectrum of(double dc, double[] parts) {
        if (parts.length % 2 != 0 || parts.length > 2 * HIGHEST_ORDER) {
            throw new IllegalArgumentException(parts.length + " parts are not pairs of at most 50 orders");
        }
        return new Spectrum(dc, parts.clone());
    }

    /**
     * This spectrum with the component of one order replaced.
     *
     * @param order harmonic order, 1 to 50
     * @param phasor its rms phasor
     */
    public Spectrum with(int order, Phasor phasor) {
        checkOrder(order);
        double[] copy = Arrays.copyOf(parts, Math.max(parts.length, 2 * order));
        copy[2 * order - 2] = phasor.re();
        copy[2 * order - 1] = phasor.im();
        return new Spectrum(dc, copy);
    }

    /** This spectrum with another dc part. */
    public Spectrum withDc(double value) {
        return new Spectrum(value, parts);
    }

    /** The dc part. */
    public double dc() {
        return dc;
    }

    /** The highest order this spectrum carries, 0 when there is none. */
    public int highestOrder() {
        return parts.length / 2;
    }

    /** Phasor of one order, 1 to 50; zero where nothing was set. */
    public Phasor phasor(int order) {
        checkOrder(order);
        return new Phasor(re(order), im(order));
    }

    /** Real part of the phasor of one order, without allocating. */
    public double re(int order) {
        return order <= highestOrder() ? parts[2 * order - 2] : 0;
    }

    /** Imaginary part of the phasor of one order, without allocating. */
    public double im(int order) {
        return order <= highestOrder() ? parts[2 * order - 1] : 0;
    }

    /** The fundamental. */
    public Phasor fundamental() {
        return phasor(1);
    }

    /** True rms value including dc. */
    public double rms() {
        double sum = dc * dc;
        for (double part : parts) {
            sum += part * part;
        }
        return Math.sqrt(sum);
    }

    /** The sum of both waveforms. */
    public Spectrum plus(Spectrum other) {
        double[] sum = Arrays.copyOf(parts, Math.max(parts.length, other.parts.length));
        for (int k = 0; k < other.parts.length; k++) {
            sum[k] += other.parts[k];
        }
        return new Spectrum(dc + other.dc, sum);
    }

    /** This waveform scaled by a real factor. */
    public Spectrum times(double factor) {
        double[] scaled = parts.clone();
        for (int k = 0; k < scaled.length; k++) {
            scaled[k] *= factor;
        }
        return new Spectrum(dc * factor, scaled);
    }

    /**
     * Average of the product of two waveforms over whole cycles: active power when one is a voltage and the other a
     * current (IEEE 1459, 3.1.2.4), dc included.
     */
    public double meanProduct(Spectrum other) {
        double sum = dc * other.dc;
        for (int k = 0; k < Math.min(parts.length, other.parts.length); k++) {
            sum += parts[k] * other.parts[k];
        }
        return sum;
    }

    private static void checkOrder(int order) {
        if (order < 1 || order > HIGHEST_ORDER) {
            throw new IllegalArgumentException(
                    "harmonic order " + order + " is outside 1.." + HIGHEST_ORDER + " (manual 5.5)");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Spectrum that && dc == that.dc && Arrays.equals(parts, that.parts);
    }

    @Override
    public int hashCode() {
        return 31 * Double.hashCode(dc) + Arrays.hashCode(parts);
    }

    @Override
    public String toString() {
        return "Spectrum[rms=" + rms() + ", fundamental=" + (highestOrder() == 0 ? Phasor.ZERO : fundamental()) + "]";
    }
}
