package io.metertwin.dsp.pipeline;

import io.metertwin.dsp.PipelineConfig;
import io.metertwin.dsp.cycle.GridInterpolator;
import io.metertwin.dsp.cycle.PhaseGrid;
import io.metertwin.dsp.cycle.SampleBuffer;
import io.metertwin.dsp.sensor.CoilIntegrator;
import io.metertwin.dsp.spectrum.HarmonicAnalyser;
import io.metertwin.dsp.spectrum.RawSpectrum;
import java.util.ArrayList;
import java.util.List;

/** The integrators of all inputs that have a Rogowski coil, and how far they have come. */
final class CoilBank {

    private static final int FOUR = 4;

    private final List<Integer> channels = new ArrayList<>();
    private final List<CoilIntegrator> integrators = new ArrayList<>();
    private final CoilIntegrator[] four = new CoilIntegrator[FOUR];
    private final double[][] volts = new double[FOUR][];
    private final double[][] integrals = new double[FOUR][];
    private long integratedEnd = -1;

    CoilBank(PipelineConfig config) {
        for (int channel = 0; channel < config.channels().size(); channel++) {
            if (config.channels().get(channel).integrated()) {
                channels.add(channel);
                integrators.add(new CoilIntegrator(config.sampleRateHz()));
            }
        }
    }

    /**
     * Integrates up to a sample index. The first time, the integrators are settled on the harmonics of the window, so that
     * a cold start has no transient.
     *
     * @param buffer the samples; the integrals go to its derived arrays
     * @param grid the window, placed
     * @param scratch receives grid values while settling
     */
    void integrate(SampleBuffer buffer, PhaseGrid grid, double[][] scratch) {
        long end = buffer.first() + (long) grid.end() + GridInterpolator.MARGIN + 1;
        boolean cold = integratedEnd < 0;
        if (cold) {
            integratedEnd = buffer.first() + (long) grid.start() - GridInterpolator.MARGIN;
        }
        int from = (int) (integratedEnd - buffer.first());
        int to = (int) (end - buffer.first());
        if (cold) {
            for (int k = 0; k < channels.size(); k++) {
                settle(buffer, channels.get(k), integrators.get(k), grid, scratch[channels.get(k)]);
            }
        }
        int done = 0;
        for (; done + FOUR <= channels.size(); done += FOUR) {
            integrateFour(buffer, done, from, to);
        }
        for (; done < channels.size(); done++) {
            int channel = channels.get(done);
            integrators.get(done).integrate(buffer.channel(channel), from, to, buffer.derived(channel));
        }
        integratedEnd = end;
    }

    private void integrateFour(SampleBuffer buffer, int first, int from, int to) {
        for (int k = 0; k < FOUR; k++) {
            four[k] = integrators.get(first + k);
            volts[k] = buffer.channel(channels.get(first + k));
            integrals[k] = buffer.derived(channels.get(first + k));
        }
        CoilIntegrator.integrateFour(four, volts, from, to, integrals);
    }

    private void settle(SampleBuffer buffer, int channel, CoilIntegrator integrator, PhaseGrid grid, double[] scratch) {
        grid.resample(buffer.channel(channel), scratch);
        RawSpectrum volts = new RawSpectrum();
        new HarmonicAnalyser().analyse(scratch, scratch, grid.points(), volts, new RawSpectrum());
        double cyclesPerSample = grid.points() / (double) PhaseGrid.POINTS / (grid.end() - grid.start());
        double samplesAfterStart = integratedEnd - 1 - buffer.first() - grid.start();
        integrator.settle(volts, samplesAfterStart * cyclesPerSample, cyclesPerSample);
    }
}
