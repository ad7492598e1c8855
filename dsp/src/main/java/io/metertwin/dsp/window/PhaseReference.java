package io.metertwin.dsp.window;

import io.metertwin.signal.Phase;
import io.metertwin.signal.Phasor;
import io.metertwin.signal.Spectrum;

/**
 * The turn that brings the first voltage to angle 0, for every order; when it is dead, the next live one to the angle it has
 * in a balanced system. Scratch.
 */
final class PhaseReference {

    private final double[] cos = new double[Spectrum.HIGHEST_ORDER + 1];
    private final double[] sin = new double[Spectrum.HIGHEST_ORDER + 1];

    /** Takes the angle from the first live voltage. */
    void set(MeasuredSignal[] voltages, boolean oppositePhases) {
        double radians = 0;
        for (int k = voltages.length - 1; k >= 0; k--) {
            if (voltages[k].isLive()) {
                double balanced =
                        oppositePhases ? Math.PI * k : Phase.LINES.get(k).balancedRadians();
                radians = balanced - StrictMath.atan2(voltages[k].im(1), voltages[k].re(1));
            }
        }
        double c = StrictMath.cos(radians);
        double s = StrictMath.sin(radians);
        cos[0] = 1;
        sin[0] = 0;
        for (int order = 1; order < cos.length; order++) {
            cos[order] = c * cos[order - 1] - s * sin[order - 1];
            sin[order] = s * cos[order - 1] + c * sin[order - 1];
        }
    }

    double turnedRe(int order, double re, double im) {
        return re * cos[order] - im * sin[order];
    }

    double turnedIm(int order, double re, double im) {
        return re * sin[order] + im * cos[order];
    }

    Phasor turned(int order, double re, double im) {
        return new Phasor(turnedRe(order, re, im), turnedIm(order, re, im));
    }
}
