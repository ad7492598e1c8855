package io.metertwin.signal.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.signal.Phasor;
import io.metertwin.signal.Spectrum;
import io.metertwin.signal.grid.Distortion.Harmonic;
import io.metertwin.signal.grid.PhaseLoad.ByPower;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loads against the closed form, for any voltages, powers, factors and distortions. */
class CircuitLoadPropertyTest {

    private static final int TRIALS = 2000;
    private static final double ROUNDING = 1e-12;

    private record Case(List<Phasor> volts, List<ByPower> asked, CircuitLoad load) {

        static Case drawn(Random random) {
            List<Phasor> volts = new ArrayList<>();
            List<ByPower> asked = new ArrayList<>();
            for (int phase = 0; phase < 3; phase++) {
                volts.add(Phasor.polar(50 + 650 * random.nextDouble(), 7 * random.nextDouble() - 3.5));
                Distortion distortion = new Distortion(List.of(
                        new Harmonic(3, 0.4 * random.nextDouble(), 6 * random.nextDouble()),
                        new Harmonic(50, 0.1 * random.nextDouble(), 6 * random.nextDouble())));
                asked.add(new ByPower(
                        2e6 * (random.nextDouble() - 0.5),
                        0.01 + 0.99 * random.nextDouble(),
                        random.nextBoolean(),
                        distortion));
            }
            return new Case(volts, asked, new CircuitLoad(List.copyOf(asked), random.nextDouble()));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void everyPhaseDrawsThePowersAskedForInItsQuadrant(long seed) {
        Random random = new Random(seed);
        for (int trial = 0; trial < TRIALS; trial++) {
            Case drawn = Case.drawn(random);
            List<Spectrum> currents = drawn.load().currents(drawn.volts());
            for (int phase = 0; phase < 3; phase++) {
                ByPower asked = drawn.asked().get(phase);
                double apparent = Math.abs(asked.watts()) / asked.powerFactor();
                double reactive = apparent * Math.sqrt((1 - asked.powerFactor()) * (1 + asked.powerFactor()));
                double sign = (asked.capacitive() ? -1 : 1) * Math.signum(asked.watts());
                Phasor power = drawn.volts()
                        .get(phase)
                        .times(currents.get(phase).fundamental().conjugate());
                assertThat(power.re()).isCloseTo(asked.watts(), within(ROUNDING * apparent));
                assertThat(power.im()).isCloseTo(sign * reactive, within(ROUNDING * apparent));
                assertThat(power.magnitude()).isCloseTo(apparent, within(ROUNDING * apparent));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void fourConductorsMissTheLeakAndNothingElse(long seed) {
        Random random = new Random(seed);
        for (int trial = 0; trial < TRIALS; trial++) {
            Case drawn = Case.drawn(random);
            List<Spectrum> currents = drawn.load().currents(drawn.volts());
            Spectrum missing = currents.get(0).plus(currents.get(1)).plus(currents.get(2));
            missing = missing.plus(currents.get(3).times(-1));
            Phasor leak = Phasor.polar(
                    drawn.load().leakAmperes(), drawn.volts().get(0).radians());
            double size = currents.stream().mapToDouble(Spectrum::rms).sum();
            assertThat(missing.plus(Spectrum.of(leak).times(-1)).rms()).isCloseTo(0, within(ROUNDING * size));
        }
    }
}
