package io.metertwin.dsp;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.signal.Phase;
import io.metertwin.signal.frontend.AccuracyProfile;
import io.metertwin.signal.grid.GridModel;
import io.metertwin.signal.grid.GridState;
import io.metertwin.signal.truth.GridHistory;
import io.metertwin.signal.truth.WindowQuadrature;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frequency in noise, frequency and power while the grid's frequency moves: random worlds, 45 to 65 Hz. */
class FrequencyAccuracyPropertyTest {

    private static final int WORLDS = 10;
    private static final int WINDOWS = 5;
    private static final Wiring WIRING = Wiring.THREE_PHASE_FOUR_WIRE_4CT;

    @Test
    void noiseOf80DecibelsMovesTheFrequencyByLessThanATenthOfAMillihertz() {
        AccuracyProfile noisy = new AccuracyProfile(0, 80, 0, 0, 0);
        Worst worst = new Worst();
        for (int seed = 1; seed <= WORLDS; seed++) {
            GridState world = world(seed);
            Bench bench = new Bench(GridModel.steady(world), Bench.vct(), WIRING, 50, noisy);
            for (WindowMeasurement window : bench.windows(WINDOWS)) {
                worst.note("f mHz", 1e3 * (window.hertz() - world.frequencyHz()), "seed " + seed);
            }
        }
        System.out.println("80 dB: " + worst);
        assertThat(worst.of("f mHz")).as(worst.at("f mHz")).isLessThan(0.1);
    }

    /** The mean of a frequency that moves evenly is the one in the middle; the mean power is integrated over the window. */
    @ParameterizedTest(name = "{0} Hz/s")
    @ValueSource(doubles = {-1, 1})
    void rampKeepsFrequencyAndPowerOfEveryWindow(double hertzPerSecond) {
        Worst worst = new Worst();
        for (int seed = 1; seed <= WORLDS; seed++) {
            GridState world = world(seed);
            GridModel ramp = GridModel.steady(world.withHertzPerSecond(hertzPerSecond));
            for (WindowMeasurement window : new Bench(ramp, Bench.coil(), WIRING, 50).windows(WINDOWS)) {
                String where = "seed " + seed + " from " + world.frequencyHz() + " Hz";
                WindowSpan span = window.span();
                double middle = (span.startSample() + span.lengthSamples() / 2) / span.sampleRateHz();
                double hertz = world.frequencyHz() + hertzPerSecond * middle;
                worst.note("f mHz", 1e3 * (window.hertz() - hertz), where);
                comparePowers(worst, window, world.withHertzPerSecond(hertzPerSecond), where);
            }
        }
        System.out.println(hertzPerSecond + " Hz/s: " + worst);
        assertThat(worst.of("f mHz")).as(worst.at("f mHz")).isLessThan(0.5);
        assertThat(worst.of("P")).as(worst.at("P")).isLessThan(1e-4);
    }

    private static GridState world(int seed) {
        Random random = new Random(0x9E3779B97F4A7C15L * seed);
        return SteadyWorld.random(random, 45 + 20 * random.nextDouble());
    }

    private static void comparePowers(Worst worst, WindowMeasurement window, GridState ramp, String where) {
        WindowSpan span = window.span();
        GridHistory.Part part = new GridHistory.Part(ramp, span.startSample(), span.endSample(), 0, 0);
        double[][] values = new WindowQuadrature(List.of(part), span.sampleRateHz()).weightedValues();
        for (Phase phase : Phase.LINES) {
            double[] u = values[SteadyWorld.LAYOUT.voltage(0, phase)];
            for (int circuit = 0; circuit < SteadyWorld.LAYOUT.circuits(); circuit++) {
                double[] i = values[Bench.current(circuit, phase)];
                double apparent = Math.sqrt(mean(u, u) * mean(i, i));
                double watts = window.circuits()
                        .get(circuit)
                        .phases()
                        .get(phase.ordinal())
                        .watts();
                worst.note("P", (watts - mean(u, i)) / apparent, where);
            }
        }
    }

    private static double mean(double[] x, double[] y) {
        double sum = 0;
        for (int k = 0; k < x.length; k++) {
            sum += x[k] * y[k];
        }
        return sum / x.length;
    }
}
