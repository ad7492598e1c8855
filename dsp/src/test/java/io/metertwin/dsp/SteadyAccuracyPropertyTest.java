package io.metertwin.dsp;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.signal.Phase;
import io.metertwin.signal.Phasor;
import io.metertwin.signal.Spectrum;
import io.metertwin.signal.frontend.CurrentSensor;
import io.metertwin.signal.grid.GridModel;
import io.metertwin.signal.grid.GridState;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Noise-free steady signals against the closed form, every window from the very first. */
class SteadyAccuracyPropertyTest {

    private static final int WORLDS = 40;
    private static final int WINDOWS = 4;

    @ParameterizedTest(name = "{0}, nominal {1} Hz")
    @CsvSource({"ROGOWSKI, 50", "ROGOWSKI, 60", "VCT, 50", "VCT, 60"})
    void everyWindowOfASteadySignalEqualsTheClosedForm(CurrentSensor.Kind kind, double nominal) {
        CurrentSensor sensor = kind == CurrentSensor.Kind.VCT ? Bench.vct() : Bench.coil();
        Worst worst = new Worst();
        for (int seed = 1; seed <= WORLDS; seed++) {
            Random random = new Random(0x9E3779B97F4A7C15L * seed);
            double hertz = 45 + 20 * random.nextDouble();
            GridState world = SteadyWorld.random(random, hertz);
            Bench bench = new Bench(GridModel.steady(world), sensor, Wiring.THREE_PHASE_FOUR_WIRE_4CT, nominal);
            for (WindowMeasurement window : bench.windows(WINDOWS)) {
                compare(
                        worst,
                        window,
                        world,
                        "seed " + seed + " at " + hertz + " Hz, window "
                                + window.span().index());
            }
        }
        System.out.println(kind + ", nominal " + nominal + " Hz: " + worst);
        assertThat(worst.of("U")).as(worst.at("U")).isLessThan(1e-5);
        assertThat(worst.of("I")).as(worst.at("I")).isLessThan(1e-5);
        assertThat(worst.of("P")).as(worst.at("P")).isLessThan(1e-5);
        assertThat(worst.of("Q1")).as(worst.at("Q1")).isLessThan(1e-5);
        assertThat(worst.of("f mHz")).as(worst.at("f mHz")).isLessThan(0.01);
    }

    private static void compare(Worst worst, WindowMeasurement window, GridState truth, String where) {
        assertThat(window.clippedChannels()).as(where).isEmpty();
        worst.note("f mHz", 1e3 * (window.hertz() - truth.frequencyHz()), where);
        for (Phase phase : Phase.LINES) {
            Spectrum u = truth.spectrum(SteadyWorld.LAYOUT.voltage(0, phase));
            VoltageMeasurement measured = window.banks().get(0);
            worst.note("U", measured.phaseVolts().of(phase) / u.rms() - 1, where);
            worst.note("f mHz", 1e3 * (measured.hertz().of(phase) - truth.frequencyHz()), where);
            for (int circuit = 0; circuit < SteadyWorld.LAYOUT.circuits(); circuit++) {
                Spectrum i = truth.spectrum(Bench.current(circuit, phase));
                compare(worst, window.circuits().get(circuit), phase, u, i, where);
            }
        }
    }

    private static void compare(
            Worst worst, CircuitMeasurement measured, Phase phase, Spectrum u, Spectrum i, String where) {
        double apparent = u.rms() * i.rms();
        Power power = measured.phases().get(phase.ordinal());
        Phasor fundamental = u.fundamental().times(i.fundamental().conjugate());
        worst.note("I", measured.amperes().of(phase) / i.rms() - 1, where);
        worst.note("P", (power.watts() - u.meanProduct(i)) / apparent, where);
        worst.note("P1", (power.fundamentalWatts() - fundamental.re()) / apparent, where);
        worst.note("Q1", (power.vars() - fundamental.im()) / apparent, where);
    }
}
