package io.metertwin.dsp.rms;

/**
 * The rms voltage over one cycle, refreshed each half cycle, of a group of channels (IEC 61000-4-30, Urms(1/2)): phase
 * voltages, or line voltages of a three-wire system.
 *
 * <p>Cycles begin at the zero crossings of each channel's own fundamental, to the nearest of 256 points per cycle. They
 * run on across the borders of windows, so every window must follow the one before without a gap; otherwise
 * {@link #restart()}. Allocates nothing after it has been made. Used by one thread.
 */
public final class HalfCycleRms {

    private final ChannelCycles[] channels;
    private double samplesPerPoint;

    /**
     * A group that has seen no window.
     *
     * @param channels number of channels, from 1
     */
    public HalfCycleRms(int channels) {
        if (channels < 1) {
            throw new IllegalArgumentException("a group has at least one channel, not " + channels);
        }
        this.channels = new ChannelCycles[channels];
        for (int k = 0; k < channels; k++) {
            this.channels[k] = new ChannelCycles();
        }
    }

    /**
     * Tells a channel's gain and phase; holds from the next window on.
     *
     * @param channel position in the group, from 0
     * @param gain primary volts per volt on the grid
     * @param radians angle of the fundamental against the grid: 0 for a cosine, as a spectrum on the grid gives it; NaN
     *     for a dead channel, which goes on with the last angle known
     */
    public void prepare(int channel, double gain, double radians) {
        channels[channel].prepare(gain, radians);
    }

    /**
     * Measures the cycles that end in a window.
     *
     * @param startSample begin of the window, samples since the start of the run; time is taken as linear in the phase
     *     within it
     * @param lengthSamples its length
     * @param values grid values of every channel, the group's first channel at 0
     * @param points values of each, a multiple of 256
     * @param sink receives the values in the order of time
     */
    public void accept(double startSample, double lengthSamples, double[][] values, int points, HalfCycleSink sink) {
        double step = lengthSamples / points;
        double before = samplesPerPoint > 0 ? samplesPerPoint : step;
        for (ChannelCycles channel : channels) {
            channel.begin();
        }
        for (int k = earliest(); channels[k].end() <= points; k = earliest()) {
            ChannelCycles channel = channels[k];
            double volts = channel.measure(values[k]);
            int begin = channel.end() - ChannelCycles.CYCLE;
            sink.accept(
                    k, startSample + begin * (begin < 0 ? before : step), startSample + channel.end() * step, volts);
            channel.advance();
        }
        for (int k = 0; k < channels.length; k++) {
            channels[k].finish(values[k], points);
        }
        samplesPerPoint = step;
    }

    /** The channel whose next cycle ends first. */
    private int earliest() {
        int first = 0;
        for (int k = 1; k < channels.length; k++) {
            if (channels[k].end() < channels[first].end()) {
                first = k;
            }
        }
        return first;
    }

    /** Forgets the cycles that have begun: the next window follows a gap. */
    public void restart() {
        samplesPerPoint = 0;
        for (ChannelCycles channel : channels) {
            channel.restart();
        }
    }
}
