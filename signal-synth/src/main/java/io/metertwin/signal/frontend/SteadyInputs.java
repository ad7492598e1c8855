package io.metertwin.signal.frontend;

import io.metertwin.signal.Phasor;
import io.metertwin.signal.Spectrum;

/**
 * What a converter delivers while nothing changes, as a spectrum: the linear path and the offset. Noise and quantising
 * average out and are left out; clipping has no spectrum of 50 orders and is only recognised.
 */
final class SteadyInputs {

    private static final int POINTS = 1024;

    private SteadyInputs() {}

    /** The waveform at an input, volts. */
    static Spectrum volts(InputPath path, Spectrum primary, double hertz, double offsetVolts) {
        Spectrum seen = path.tap().seen(primary, hertz);
        return seen.withDc(seen.dc() + offsetVolts);
    }

    /** True when a waveform reaches beyond the end of the input's range. */
    static boolean clips(Spectrum volts, double peakVolts) {
        double bound = Math.abs(volts.dc());
        for (int order = 1; order <= volts.highestOrder(); order++) {
            bound += Math.sqrt(2) * volts.phasor(order).magnitude();
        }
        return bound > peakVolts && peak(volts) > peakVolts;
    }

    private static double peak(Spectrum volts) {
        double peak = 0;
        for (int point = 0; point < POINTS; point++) {
            double value = volts.dc();
            for (int order = 1; order <= volts.highestOrder(); order++) {
                Phasor phasor = volts.phasor(order);
                double angle = 2 * Math.PI * ((long) order * point % POINTS) / POINTS;
                value += Math.sqrt(2) * (phasor.re() * StrictMath.cos(angle) - phasor.im() * StrictMath.sin(angle));
            }
            peak = Math.max(peak, Math.abs(value));
        }
        return peak;
    }
}
