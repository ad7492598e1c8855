package io.metertwin.dsp.window;

import io.metertwin.dsp.Power;

/** The powers of one voltage with one current, or of a circuit, over one window. Scratch. */
final class PowerWindow {

    private double watts;
    private double fundamentalWatts;
    private double vars;
    private double voltAmperes;
    private double fundamentalVoltAmperes;

    void clear() {
        watts = 0;
        fundamentalWatts = 0;
        vars = 0;
        voltAmperes = 0;
        fundamentalVoltAmperes = 0;
    }

    /** The powers of a voltage with a current; 0 when one is dead, NaN when one is missing. */
    void set(MeasuredSignal u, MeasuredSignal i) {
        clear();
        if (u.isMissing() || i.isMissing()) {
            watts = Double.NaN;
            fundamentalWatts = Double.NaN;
            vars = Double.NaN;
            voltAmperes = Double.NaN;
            fundamentalVoltAmperes = Double.NaN;
        } else if (u.isLive() && i.isLive()) {
            double uRe = u.re(1);
            double uIm = u.im(1);
            double iRe = i.re(1);
            double iIm = i.im(1);
            watts = u.meanProduct(i);
            fundamentalWatts = uRe * iRe + uIm * iIm;
            vars = uIm * iRe - uRe * iIm;
            voltAmperes = u.rms() * i.rms();
            fundamentalVoltAmperes = Math.sqrt((uRe * uRe + uIm * uIm) * (iRe * iRe + iIm * iIm));
        }
    }

    /** Adds the powers of an element, turned round by a sign. */
    void add(PowerWindow element, double sign) {
        watts += sign * element.watts;
        fundamentalWatts += sign * element.fundamentalWatts;
        vars += sign * element.vars;
        voltAmperes += element.voltAmperes;
        fundamentalVoltAmperes += element.fundamentalVoltAmperes;
    }

    void setApparent(double total, double fundamental) {
        voltAmperes = total;
        fundamentalVoltAmperes = fundamental;
    }

    double watts() {
        return watts;
    }

    Power power() {
        return new Power(watts, fundamentalWatts, vars, voltAmperes, fundamentalVoltAmperes);
    }
}
