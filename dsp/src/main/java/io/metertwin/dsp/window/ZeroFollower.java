package io.metertwin.dsp.window;

import io.metertwin.dsp.ZeroPoint;

/** Follows the dc part of one input for the automatic zero point. */
final class ZeroFollower {

    /** Share of a window in the followed value: a time constant of 50 windows, 10 s. */
    private static final double SHARE = 0.02;

    private double followed = Double.NaN;

    /**
     * What is to be taken out of this window's dc part.
     *
     * @param zero the configured way
     * @param dc the dc part, volts at the input
     */
    double offset(ZeroPoint zero, double dc) {
        if (!zero.automatic()) {
            followed = Double.NaN;
            return zero.volts();
        }
        followed = Double.isNaN(followed) ? dc : followed + SHARE * (dc - followed);
        return followed;
    }
}
