package io.metertwin.core.event;

import io.metertwin.dsp.rms.HalfCycleSink;
import java.util.Arrays;

/**
 * Finds the dips, swells and interruptions of one group of voltages in its half-cycle rms values (IEC 61000-4-30, 5.4 and
 * 5.5) and writes them to the log as they begin, deepen and end. Stopped until it is configured. Used by the loop's
 * thread.
 *
 * <p>A value stands for the middle of its cycle, where its newer half cycle begins: begin and end of an event are zero
 * crossings of the channel that began or ended it.
 */
public final class VoltageEventDetector implements HalfCycleSink {

    private static final double MILLI = 1e-3;

    private final VoltageWatch dips;
    private final VoltageWatch swells;
    private final VoltageWatch interruptions;
    private final double[] volts;
    private VoltageThresholds thresholds;
    private EventBand dip;
    private EventBand swell;
    private EventBand interruption;
    private double latestSample;

    /**
     * A detector that is stopped.
     *
     * @param group the channels, in the order of the values it will be given
     * @param sampleRateHz samples per second
     * @param calendar meter time of the samples
     * @param log receives the events
     */
    public VoltageEventDetector(VoltageGroup group, double sampleRateHz, SampleCalendar calendar, EventLog log) {
        VoltageWatch.Station station = new VoltageWatch.Station(group, calendar, sampleRateHz * MILLI);
        dips = new VoltageWatch(station, log, VoltageDip::new);
        swells = new VoltageWatch(station, log, VoltageSwell::new);
        interruptions = new VoltageWatch(station, log, VoltageInterruption::new);
        volts = new double[group.channels().size()];
        Arrays.fill(volts, Double.NaN);
    }

    /** Sets the thresholds from the next value on; events that last are judged by the new ones. */
    public void configure(VoltageThresholds next) {
        thresholds = next;
        dip = EventBand.dip(next);
        swell = EventBand.swell(next);
        interruption = EventBand.interruption(next);
    }

    /** Values from now on are so many times those before: the ratio of the transformers was set. */
    public void rescale(double factor) {
        for (int k = 0; k < volts.length; k++) {
            volts[k] *= factor;
        }
    }

    /** Ends the events that last at the last value and forgets all values: events are off, or a gap follows. */
    public void stop() {
        dips.end(latestSample);
        swells.end(latestSample);
        interruptions.end(latestSample);
        thresholds = null;
        Arrays.fill(volts, Double.NaN);
    }

    @Override
    public void accept(int channel, double startSample, double endSample, double halfCycleVolts) {
        if (thresholds == null) {
            return;
        }
        volts[channel] = halfCycleVolts;
        latestSample = (startSample + endSample) / 2;
        dips.judge(dip, thresholds.declaredVolts(), volts, latestSample);
        swells.judge(swell, thresholds.declaredVolts(), volts, latestSample);
        interruptions.judge(interruption, thresholds.declaredVolts(), volts, latestSample);
    }
}
