package io.metertwin.dsp;

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

    private final List<Integer> channels = new ArrayList<>();
    private final List<CoilIntegrator> integrators = new ArrayList<>();
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
        for (int k = 0; k < channels.size(); k++) {
            int channel = channels.get(k);
            if (cold) {
                settle(buffer, channel, integrators.get(k), grid, scratch[channel]);
            }
            integrators.get(k).integrate(buffer.channel(channel), from, to, buffer.derived(channel));
        }
        integratedEnd = end;
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
