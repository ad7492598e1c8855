package io.metertwin.dsp.pipeline;

import io.metertwin.dsp.PipelineConfig;
import io.metertwin.dsp.cycle.GridValues;
import io.metertwin.dsp.cycle.PhaseGrid;
import io.metertwin.dsp.cycle.SampleBuffer;
import io.metertwin.dsp.sensor.CoilIntegrator;
import io.metertwin.dsp.sensor.IntegrationRule;
import io.metertwin.dsp.spectrum.RawSpectrum;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The integrators of all inputs that have a Rogowski coil, and how far they have come. */
final class CoilBank {

    private static final int FOUR = 4;
    private static final long NOT_BEGUN = Long.MIN_VALUE;

    private final int[] channels;
    private final CoilIntegrator[] integrators;
    private final CoilIntegrator[] four = new CoilIntegrator[FOUR];
    private final double[][] volts = new double[FOUR][];
    private final double[][] integrals = new double[FOUR][];
    private long begin = NOT_BEGUN;
    private long integratedEnd = NOT_BEGUN;

    CoilBank(PipelineConfig config, IntegrationRule rule) {
        channels = IntStream.range(0, config.channels().size())
                .filter(channel -> config.channels().get(channel).integrated())
                .toArray();
        integrators = new CoilIntegrator[channels.length];
        Arrays.setAll(integrators, coil -> new CoilIntegrator(config.sampleRateHz(), rule));
    }

    /** True while nothing has been integrated: the integrators want to be settled first. */
    boolean isCold() {
        return integratedEnd == NOT_BEGUN;
    }

    /** Number of inputs with a coil. */
    int size() {
        return channels.length;
    }

    /** The input channels that have a coil; live. */
    int[] channels() {
        return channels;
    }

    /** Input channel of a coil. */
    int channel(int coil) {
        return channels[coil];
    }

    /** Says where integration begins. */
    void begin(long firstSample) {
        begin = firstSample;
        integratedEnd = firstSample;
    }

    /**
     * Settles an integrator on harmonics that are taken to have been there for ever, so that a cold start has no transient.
     *
     * @param coil position, 0 to {@link #size()} - 1
     * @param volts harmonics of the coil's output, against some phase
     * @param cycles that phase at the last sample before the first one to be integrated
     * @param cyclesPerSample frequency of the fundamental over the sample rate
     */
    void settle(int coil, RawSpectrum volts, double cycles, double cyclesPerSample) {
        integrators[coil].settle(volts, cycles, cyclesPerSample);
    }

    /**
     * Takes out what is left of a cold start. The integrators were settled on harmonics that are never quite right; the
     * error shows as a mean that decays, for the cycles of a steady alternating current have none.
     *
     * @param buffer the samples and integrals
     * @param grid the grid on which all that has been integrated was resampled
     * @param values what it gave
     * @param unsound channels whose means say nothing, bit n for channel n
     */
    void removeTransients(SampleBuffer buffer, PhaseGrid grid, GridValues values, long unsound) {
        int from = (int) (begin - buffer.first());
        int to = (int) (integratedEnd - buffer.first());
        for (int coil = 0; coil < channels.length; coil++) {
            int channel = channels[coil];
            if ((unsound >>> channel & 1) == 0) {
                DecayFit fit = new DecayFit();
                for (int cycle = 0; cycle < grid.cycles(); cycle++) {
                    double samples = grid.middle(cycle) - from;
                    fit.add(samples, integrators[coil].decay(samples), mean(values.channel(channel)[cycle]));
                }
                integrators[coil].remove(fit.offset(), fit.slope(), from, to, buffer.derived(channel));
            }
        }
    }

    private static double mean(double[] cycle) {
        double sum = 0;
        for (double value : cycle) {
            sum += value;
        }
        return sum / cycle.length;
    }

    /**
     * Integrates on to a sample index.
     *
     * @param buffer the samples; the integrals go to its derived arrays
     * @param end after the last sample to integrate
     */
    void integrate(SampleBuffer buffer, long end) {
        int from = (int) (integratedEnd - buffer.first());
        int to = (int) (end - buffer.first());
        int done = 0;
        for (; done + FOUR <= channels.length; done += FOUR) {
            integrateFour(buffer, done, from, to);
        }
        for (; done < channels.length; done++) {
            int channel = channels[done];
            integrators[done].integrate(buffer.channel(channel), from, to, buffer.derived(channel));
        }
        integratedEnd = end;
    }

    private void integrateFour(SampleBuffer buffer, int first, int from, int to) {
        for (int k = 0; k < FOUR; k++) {
            four[k] = integrators[first + k];
            volts[k] = buffer.channel(channels[first + k]);
            integrals[k] = buffer.derived(channels[first + k]);
        }
        CoilIntegrator.integrateFour(four, volts, from, to, integrals);
    }
}
