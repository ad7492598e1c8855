package io.metertwin.dsp;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.signal.Phase;
import io.metertwin.signal.Spectrum;
import io.metertwin.signal.grid.GridModel;
import io.metertwin.signal.grid.GridState;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The first windows behind coils, whose integrators must not remember that there was nothing before. */
class ColdStartTest {

    private static final long SEED = 3;
    private static final int WORLDS = 25;

    /** Of what a harmonic may be off: 0.01 % of itself or 1e-6 of the fundamental. */
    private static final double SHARE = 1;

    private final Random random = new Random(SEED);

    @Test
    void harmonicsOfTheVeryFirstWindowAreWithinTheirTarget() {
        double worst = 0;
        String where = "";
        for (int world = 0; world < WORLDS; world++) {
            double hertz = 45 + 20 * random.nextDouble();
            GridState grid = SteadyWorld.random(random, hertz);
            WindowMeasurement first = bench(GridModel.steady(grid)).windows(1).get(0);
            for (int circuit = 0; circuit < SteadyWorld.LAYOUT.circuits(); circuit++) {
                for (Phase phase : Phase.values()) {
                    Spectrum truth = grid.spectrum(Bench.current(circuit, phase));
                    Harmonics seen = first.circuits().get(circuit).harmonics().get(phase.ordinal());
                    double share = worstShare(seen, truth);
                    if (share > worst) {
                        worst = share;
                        where = "world " + world + " at " + hertz + " Hz, circuit " + circuit + " " + phase;
                    }
                }
            }
        }
        System.out.println("cold start: seed " + SEED + ", worst harmonic at " + worst + " of its target, " + where);
        assertThat(worst).as(where).isLessThan(SHARE);
    }

    private static double worstShare(Harmonics seen, Spectrum truth) {
        double fundamental = truth.phasor(1).magnitude();
        double worst = 0;
        for (int order = 2; order <= Spectrum.HIGHEST_ORDER; order++) {
            double magnitude = truth.phasor(order).magnitude();
            double allowed = Math.max(1e-4 * magnitude, 1e-6 * fundamental);
            worst = Math.max(worst, Math.abs(seen.rms(order) - magnitude) / allowed);
        }
        return worst;
    }

    /** What is no decay of the integrators' own must not be taken for one: here a load that falls in the first window. */
    @Test
    void aStepInTheFirstWindowLeavesTheNextOnesAlone() {
        double worst = 0;
        for (int world = 0; world < WORLDS; world++) {
            double begin = 0.2 * random.nextDouble();
            GridState before = SteadyWorld.random(random, 50.3);
            GridState after = before.withSpectra(before.spectra().stream()
                    .map(spectrum -> spectrum.times(before.spectra().indexOf(spectrum) < 3 ? 1 : 0.3))
                    .toList());
            List<WindowMeasurement> windows =
                    bench(new OneStep(before, after, begin)).windows(3);
            for (Phase phase : Phase.values()) {
                double truth = after.spectrum(Bench.current(0, phase)).rms();
                CircuitMeasurement circuit = windows.get(2).circuits().get(0);
                double seen = phase == Phase.N
                        ? circuit.neutralAmperes()
                        : circuit.amperes().of(phase);
                worst = Math.max(worst, Math.abs(seen / truth - 1));
            }
        }
        System.out.println("cold start before a step: seed " + SEED + ", worst current off by " + worst);
        assertThat(worst).isLessThan(2e-3);
    }

    private static Bench bench(GridModel world) {
        return new Bench(world, Bench.coil(), Wiring.THREE_PHASE_FOUR_WIRE_4CT, 50);
    }
}
