package io.metertwin.signal.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.signal.Phase;
import io.metertwin.signal.Phasor;
import io.metertwin.signal.Spectrum;
import io.metertwin.signal.grid.Distortion.Harmonic;
import io.metertwin.signal.grid.GridSupply.Sequence;
import io.metertwin.signal.grid.PhaseLoad.ByCurrent;
import io.metertwin.signal.grid.PhaseLoad.ByPower;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InstallationTest {

    private static final GridSupply GRID = GridSupply.balanced(230, 50, Sequence.ABC, Distortion.NONE);

    private static GridState state(CircuitLoad load) {
        return new Installation(GRID, List.of(LoadProfile.steady(load))).stateAt(0);
    }

    private static Phasor complexPower(GridState state, Phase phase) {
        Phasor u = state.spectrum(state.layout().voltage(0, phase)).fundamental();
        Phasor i = state.spectrum(state.layout().current(0, phase)).fundamental();
        return u.times(i.conjugate());
    }

    /** Quadrants by the signs of P and Q1: I and III inductive, II and IV capacitive. */
    @ParameterizedTest(name = "{0} W, capacitive {2}: Q1 {3}")
    @CsvSource({
        "12000, 0.92, false, 1",
        "12000, 0.92, true, -1",
        "-12000, 0.92, false, -1",
        "-12000, 0.92, true, 1",
    })
    void loadByPowerDrawsItsPowerInItsQuadrant(double watts, double factor, boolean capacitive, int sign) {
        GridState state = state(CircuitLoad.balanced(new ByPower(watts / 3, factor, capacitive, Distortion.NONE)));
        double vars = Math.abs(watts) / 3 * Math.sqrt(1 - factor * factor) / factor;
        for (Phase phase : Phase.LINES) {
            Phasor power = complexPower(state, phase);
            assertThat(power.re()).isCloseTo(watts / 3, within(1e-8));
            assertThat(power.im()).isCloseTo(sign * vars, within(1e-8));
        }
    }

    @Test
    void harmonicsKeepTheShapeOfTheWaveOnEveryPhase() {
        Distortion third = new Distortion(List.of(new Harmonic(3, 0.2, 0.5)));
        GridState state = state(CircuitLoad.balanced(new ByPower(1000, 1, false, third)));
        for (Phase phase : Phase.LINES) {
            Spectrum current = state.spectrum(state.layout().current(0, phase));
            assertThat(current.phasor(3).magnitude())
                    .isCloseTo(0.2 * current.fundamental().magnitude(), within(1e-12));
            double against =
                    current.phasor(3).radians() - 3 * current.fundamental().radians();
            assertThat(Math.cos(against - 0.5)).isCloseTo(1, within(1e-12));
        }
        Spectrum neutral = state.spectrum(state.layout().current(0, Phase.N));
        assertThat(neutral.fundamental().magnitude()).isCloseTo(0, within(1e-12));
        assertThat(neutral.phasor(3).magnitude()).isCloseTo(3 * 0.2 * 1000 / 230, within(1e-9));
    }

    @Test
    void leakIsWhatTheFourConductorsDoNotBringBack() {
        CircuitLoad load = new CircuitLoad(
                List.of(new ByCurrent(10, 0, Distortion.NONE), new ByCurrent(7, -0.4, Distortion.NONE), PhaseLoad.NONE),
                0.03);
        GridState state = state(load);
        Spectrum sum = Spectrum.ZERO;
        for (Phase phase : Phase.LINES) {
            sum = sum.plus(state.spectrum(state.layout().current(0, phase)));
        }
        Spectrum residual =
                sum.plus(state.spectrum(state.layout().current(0, Phase.N)).times(-1));
        assertThat(residual.rms()).isCloseTo(0.03, within(1e-12));
    }

    @Test
    void leakLeavesThePowersAsAsked() {
        List<PhaseLoad> phases = CircuitLoad.balanced(new ByPower(4000, 0.92, false, Distortion.NONE))
                .phases();
        GridState state = state(new CircuitLoad(phases, 0.03));
        for (Phase phase : Phase.LINES) {
            assertThat(complexPower(state, phase).re()).isCloseTo(4000, within(1e-8));
        }
        Spectrum neutral = state.spectrum(state.layout().current(0, Phase.N));
        assertThat(neutral.plus(Spectrum.of(Phasor.polar(0.03, 0))).rms()).isCloseTo(0, within(1e-12));
    }

    @Test
    void deadFirstPhaseLeaksNothing() {
        List<Phasor> volts = List.of(Phasor.ZERO, Phasor.polar(230, -2.1), Phasor.polar(230, 2.1));
        assertThat(new CircuitLoad(CircuitLoad.NONE.phases(), 0.03).currents(volts))
                .containsOnly(Spectrum.ZERO);
    }

    @Test
    void deadPhaseDrawsNothing() {
        GridSupply twoPhases =
                new GridSupply(50, List.of(Phasor.polar(230, 0), Phasor.ZERO, Phasor.polar(230, 2.1)), Distortion.NONE);
        GridState state = new Installation(
                        twoPhases,
                        List.of(LoadProfile.steady(
                                CircuitLoad.balanced(new ByPower(1000, 0.9, false, Distortion.NONE)))))
                .stateAt(0);
        assertThat(state.spectrum(state.layout().current(0, Phase.L2)).rms()).isZero();
        assertThat(complexPower(state, Phase.L1).re()).isCloseTo(1000, within(1e-9));
    }

    @Test
    void reversedSequenceSwapsTheOrderOfTheVoltages() {
        GridState state = new Installation(
                        GridSupply.balanced(230, 50, Sequence.ACB, Distortion.NONE),
                        List.of(LoadProfile.steady(CircuitLoad.NONE)))
                .stateAt(0);
        assertThat(state.spectrum(1).fundamental().radians()).isCloseTo(2 * Math.PI / 3, within(1e-12));
    }

    @Test
    void impossibleLoadsAreRefused() {
        assertThatThrownBy(() -> new ByPower(100, 0, false, Distortion.NONE)).hasMessageContaining("above 0");
        assertThatThrownBy(() -> new ByPower(100, 1.1, false, Distortion.NONE)).hasMessageContaining("at most 1");
        assertThatThrownBy(() -> new Harmonic(51, 0.1, 0)).hasMessageContaining("2..50");
        assertThatThrownBy(() -> new Distortion(List.of(new Harmonic(3, 0.1, 0), new Harmonic(3, 0.2, 0))))
                .hasMessageContaining("twice");
    }

    @ParameterizedTest
    @EnumSource(TypicalLoad.class)
    void typicalLoadsStayBelievableForAWeekAndRepeatWithTheirSeed(TypicalLoad load) {
        LoadProfile one = load.profile(0, 7);
        LoadProfile same = load.profile(0, 7);
        LoadProfile other = load.profile(0, 8);
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        int differences = 0;
        for (int second = 0; second < 7 * 86_400; second += 97) {
            double watts = watts(one.at(second));
            assertThat(watts(same.at(second))).isEqualTo(watts);
            differences += watts(other.at(second)) == watts ? 0 : 1;
            least = Math.min(least, watts);
            most = Math.max(most, watts);
        }
        assertThat(least).isBetween(-31e3, 6e3);
        assertThat(most).isBetween(50.0, 60e3);
        assertThat(most - least).isGreaterThan(10e3);
        assertThat(differences).isGreaterThan(1000);
    }

    @Test
    void officeRestsAtWeekendsOfEveryWeek() {
        double wednesdayNoon = 2 * 86_400 + 43_200;
        LoadProfile office = TypicalLoad.OFFICE.profile(wednesdayNoon, 7);
        for (int day = 0; day < 21; day++) {
            double watts = watts(office.at(day * 86_400.0));
            boolean weekend = (day + 2) % 7 >= 5;
            assertThat(watts).isBetween(weekend ? 5e3 : 36e3, weekend ? 7e3 : 44e3);
        }
    }

    @Test
    void twoCarParksWithNeighbouringSeedsFillIndependently() {
        int hours = 14;
        double[] one = new double[hours * 60];
        for (int delay = 0; delay <= 3600; delay += 450) {
            double[] other = new double[one.length];
            for (int minute = 0; minute < one.length; minute++) {
                one[minute] = watts(TypicalLoad.EV.profile(28_800, 97).at(60 * minute));
                other[minute] = watts(TypicalLoad.EV.profile(28_800, 98).at(60 * minute + delay));
            }
            assertThat(correlation(one, other)).isBetween(-0.5, 0.5);
        }
    }

    private static double correlation(double[] a, double[] b) {
        double meanA = Arrays.stream(a).average().orElseThrow();
        double meanB = Arrays.stream(b).average().orElseThrow();
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int k = 0; k < a.length; k++) {
            ab += (a[k] - meanA) * (b[k] - meanB);
            aa += (a[k] - meanA) * (a[k] - meanA);
            bb += (b[k] - meanB) * (b[k] - meanB);
        }
        return ab / Math.sqrt(aa * bb);
    }

    private static double watts(CircuitLoad load) {
        return load.phases().stream()
                .mapToDouble(phase -> ((ByPower) phase).watts())
                .sum();
    }
}
