package io.metertwin.dsp.window;

import io.metertwin.dsp.ChannelConfig;
import io.metertwin.dsp.sensor.IntegratorResponse;
import io.metertwin.dsp.spectrum.CycleSums;
import io.metertwin.dsp.spectrum.RawSpectrum;
import io.metertwin.signal.Spectrum;

/**
 * One input over one window: its values on the grid as they came, its harmonics as they came and as they are.
 *
 * <p>Means over the grid hold everything, interharmonics too; the harmonics among it are then exchanged for their
 * corrected values. Without grid values the harmonics are all there is. Scratch, filled again for every window.
 */
final class ChannelWindow {

    private final RawSpectrum raw = new RawSpectrum();
    private final RawSpectrum corrected = new RawSpectrum();
    private final ZeroFollower zero = new ZeroFollower();
    private final CycleSums sums;
    private double[][] values = new double[0][];
    private int from;
    private int to;
    private boolean exchanged;
    private boolean invalid;
    private double gain;
    private double minimum;
    private double square;
    private double inputDc;

    /** A channel; its sums may be shared by all channels of a thread. */
    ChannelWindow(CycleSums sums) {
        this.sums = sums;
    }

    RawSpectrum raw() {
        return raw;
    }

    /**
     * Takes over the values {@link #raw()} has been filled from.
     *
     * @param newValues arrays with the values, one for each cycle
     * @param first first array of the window
     * @param end after its last; as the first when there are none
     */
    void take(double[][] newValues, int first, int end) {
        values = newValues;
        from = first;
        to = end;
    }

    /** Corrects what has been taken. */
    void begin(ChannelConfig config, IntegratorResponse response) {
        begin(config);
        exchanged = config.integrated() || corrected.re(0) != raw.re(0);
        if (config.integrated()) {
            corrected.set(0, 0, 0);
            for (int order = 1; order <= Spectrum.HIGHEST_ORDER; order++) {
                corrected.turn(order, response.re(order), response.im(order));
            }
        }
        double exchange = exchanged ? corrected.meanProduct(corrected) - raw.meanProduct(raw) : 0;
        square = Math.max(0, (mean(this) + exchange) * gain * gain);
    }

    /**
     * Takes over {@link #raw()} as all there is: a steady waveform.
     *
     * @param hertz its frequency; a coil's output is integrated exactly
     */
    void beginSteady(ChannelConfig config, double hertz) {
        take(values, 0, 0);
        begin(config);
        exchanged = true;
        if (config.integrated()) {
            corrected.set(0, 0, 0);
            for (int order = 1; order <= Spectrum.HIGHEST_ORDER; order++) {
                corrected.turn(order, 0, -1 / (2 * Math.PI * hertz * order));
            }
        }
        raw.clear();
        square = corrected.meanProduct(corrected) * gain * gain;
    }

    private void begin(ChannelConfig config) {
        gain = config.gain();
        minimum = config.minimum();
        inputDc = raw.re(0);
        corrected.copy(raw);
        if (!config.integrated()) {
            corrected.set(0, raw.re(0) - zero.offset(config.zero(), raw.re(0)), 0);
        }
    }

    /** Marks the window of this input as not measured: samples were no numbers. */
    void setInvalid(boolean newInvalid) {
        invalid = newInvalid;
    }

    boolean isInvalid() {
        return invalid;
    }

    /** Mean square in primary units, whatever the minimum. */
    double square() {
        return square;
    }

    /** Smallest rms value that counts, primary units. */
    double minimum() {
        return minimum;
    }

    /** True when the rms value is below the channel's minimum. */
    boolean isDead() {
        return square < minimum * minimum || square == 0;
    }

    /** The dc part at the input, volts, before any zero point; for calibration. */
    double inputDc() {
        return inputDc;
    }

    /** Real part of an order in primary units, against the grid. */
    double re(int order) {
        return corrected.re(order) * gain;
    }

    /** Imaginary part of an order in primary units. */
    double im(int order) {
        return corrected.im(order) * gain;
    }

    /** Average of the product of two channels over the window, in primary units. */
    double meanProduct(ChannelWindow other) {
        double mean = mean(other);
        if (exchanged || other.exchanged) {
            mean += corrected.meanProduct(other.corrected) - raw.meanProduct(other.raw);
        }
        return mean * gain * other.gain;
    }

    private double mean(ChannelWindow other) {
        return from == to ? 0 : sums.products(values, other.values, from, to) / ((to - from) * values[from].length);
    }
}
