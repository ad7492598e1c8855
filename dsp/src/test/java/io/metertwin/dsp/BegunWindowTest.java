package io.metertwin.dsp;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.dsp.pipeline.BegunWindow;
import io.metertwin.dsp.pipeline.MeteringPipeline;
import io.metertwin.signal.Phase;
import io.metertwin.signal.SampleBlock;
import io.metertwin.signal.frontend.AccuracyProfile;
import io.metertwin.signal.frontend.AnalogFrontEnd;
import io.metertwin.signal.grid.GridModel;
import io.metertwin.signal.grid.GridState;
import io.metertwin.signal.synth.WaveformSynthesizer;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A window that does not come to its end, on a pipeline that has just begun and on one that has run. */
class BegunWindowTest {

    private static final int BLOCK = 40;

    private final GridState grid = SteadyWorld.random(new Random(9), 50.02);

    /** Cold at first, when the nominal frequency is all there is, then with that of the window before. */
    @ParameterizedTest(name = "{0} samples")
    @CsvSource({"300, 1e-2", "560, 1e-3", "840, 1e-3", "2400, 1e-3", "2900, 1e-6", "5000, 1e-6", "12800, 1e-6"})
    void currentsAreNearTheTruth(int samples, double tolerance) {
        BegunWindow begun = begun(samples);
        double worst = 0;
        for (int circuit = 0; circuit < SteadyWorld.LAYOUT.circuits(); circuit++) {
            for (Phase phase : Phase.LINES) {
                double truth = grid.spectrum(Bench.current(circuit, phase)).rms();
                double seen = begun.cycles().circuits().get(circuit).amperes().of(phase);
                worst = Math.max(worst, Math.abs(seen / truth - 1));
            }
        }
        System.out.println("begun after " + samples + " samples: I off by " + worst);
        assertThat(worst).isLessThan(tolerance);
    }

    private BegunWindow begun(int samples) {
        Fitting fitting = Fitting.sound(Bench.coil(), Wiring.THREE_PHASE_FOUR_WIRE_4CT);
        AnalogFrontEnd inputs = new AnalogFrontEnd(
                new WaveformSynthesizer(GridModel.steady(grid), Bench.SAMPLE_RATE_HZ),
                Bench.paths(SteadyWorld.LAYOUT, fitting),
                AccuracyProfile.IDEAL,
                1);
        MeteringPipeline pipeline = new MeteringPipeline(Bench.config(SteadyWorld.LAYOUT, fitting, 50));
        SampleBlock block = new SampleBlock(SteadyWorld.LAYOUT.channels(), BLOCK);
        for (int done = 0; done < samples; done += BLOCK) {
            inputs.fill(block, BLOCK);
            pipeline.accept(block, window -> {});
        }
        return pipeline.begun().orElseThrow();
    }
}
