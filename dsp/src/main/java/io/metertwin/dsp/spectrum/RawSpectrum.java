package io.metertwin.dsp.spectrum;

import io.metertwin.signal.Phasor;
import io.metertwin.signal.Spectrum;
import java.util.Arrays;

/** Mutable phasors of orders 0 (dc, real) to 50 of one channel; rms values against the phase grid. Scratch. */
public final class RawSpectrum {

    private final double[] re = new double[Spectrum.HIGHEST_ORDER + 1];
    private final double[] im = new double[Spectrum.HIGHEST_ORDER + 1];

    /** Sets one order. */
    public void set(int order, double real, double imaginary) {
        re[order] = real;
        im[order] = imaginary;
    }

    /** Takes over a spectrum. */
    public void set(Spectrum spectrum) {
        set(0, spectrum.dc(), 0);
        for (int order = 1; order < re.length; order++) {
            set(order, spectrum.re(order), spectrum.im(order));
        }
    }

    /** Copies all orders of another. */
    public void copy(RawSpectrum other) {
        System.arraycopy(other.re, 0, re, 0, re.length);
        System.arraycopy(other.im, 0, im, 0, im.length);
    }

    /** Sets all orders to zero. */
    public void clear() {
        Arrays.fill(re, 0);
        Arrays.fill(im, 0);
    }

    /** Real part of an order; of order 0 the dc value. */
    public double re(int order) {
        return re[order];
    }

    /** Imaginary part of an order. */
    public double im(int order) {
        return im[order];
    }

    /** The phasor of an order. */
    public Phasor phasor(int order) {
        return new Phasor(re[order], im[order]);
    }

    /** Multiplies an order by a complex factor. */
    public void turn(int order, double factorRe, double factorIm) {
        double real = re[order];
        re[order] = real * factorRe - im[order] * factorIm;
        im[order] = real * factorIm + im[order] * factorRe;
    }

    /** Average of the product of two waveforms over whole cycles, of what these orders carry. */
    public double meanProduct(RawSpectrum other) {
        double sum = 0;
        for (int order = 0; order < re.length; order++) {
            sum += re[order] * other.re[order] + im[order] * other.im[order];
        }
        return sum;
    }
}
