package io.metertwin.dsp.window;

import io.metertwin.dsp.ChannelConfig;
import io.metertwin.dsp.sensor.IntegratorResponse;
import io.metertwin.dsp.spectrum.RawSpectrum;
import io.metertwin.signal.Phasor;
import io.metertwin.signal.Spectrum;

/**
 * One channel over one window: its values on the grid as they came, its harmonics as they came and as they are.
 *
 * <p>Means over the grid hold everything, interharmonics too; the harmonics among it are then exchanged for their
 * corrected values. Scratch, filled again for every window.
 */
final class ChannelWindow {

    private final RawSpectrum raw = new RawSpectrum();
    private final RawSpectrum corrected = new RawSpectrum();
    private double[] values;
    private int points;
    private double gain;
    private double minimum;
    private double rms;

    RawSpectrum raw() {
        return raw;
    }

    /** Takes over the grid values after {@link #raw()} has been filled from them. */
    void begin(double[] gridValues, int gridPoints, ChannelConfig config, IntegratorResponse response) {
        values = gridValues;
        points = gridPoints;
        gain = config.gain();
        minimum = config.minimum();
        corrected.copy(raw);
        if (config.integrated()) {
            corrected.set(0, 0, 0);
            for (int order = 1; order <= Spectrum.HIGHEST_ORDER; order++) {
                corrected.turn(order, response.re(order), response.im(order));
            }
        }
        rms = Math.sqrt(Math.max(0, meanProduct(this)));
        if (rms < minimum) {
            rms = 0;
        }
    }

    /** Rms in primary units; 0 below the channel's minimum. */
    double rms() {
        return rms;
    }

    /** True when the channel is below its minimum. */
    boolean isDead() {
        return rms == 0;
    }

    /** The fundamental in primary units, against the grid; zero for a dead channel. */
    Phasor fundamental() {
        return isDead() ? Phasor.ZERO : corrected.phasor(1).times(gain);
    }

    /** Average of the product of two channels over the window, in primary units. */
    double meanProduct(ChannelWindow other) {
        double mean = dot(values, other.values, points) / points;
        double exchanged = corrected.meanProduct(other.corrected) - raw.meanProduct(other.raw);
        return (mean + exchanged) * gain * other.gain;
    }

    private static double dot(double[] x, double[] y, int points) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        for (int k = 0; k < points; k += 4) {
            a += x[k] * y[k];
            b += x[k + 1] * y[k + 1];
            c += x[k + 2] * y[k + 2];
            d += x[k + 3] * y[k + 3];
        }
        return (a + b) + (c + d);
    }
}
