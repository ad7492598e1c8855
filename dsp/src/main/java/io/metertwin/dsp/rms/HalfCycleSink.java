package io.metertwin.dsp.rms;

/** Receives the half-cycle rms values of a group of channels in the order in which their cycles end. */
@FunctionalInterface
public interface HalfCycleSink {

    /**
     * One value.
     *
     * @param channel position of the channel in its group, from 0
     * @param startSample begin of the cycle, in samples since the start of the run; falls between samples
     * @param endSample end of the cycle, in samples since the start of the run
     * @param volts rms over the cycle, primary volts
     */
    void accept(int channel, double startSample, double endSample, double volts);
}
