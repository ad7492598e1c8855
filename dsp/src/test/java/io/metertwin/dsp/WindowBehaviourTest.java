package io.metertwin.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Phase;
import io.metertwin.signal.Phasor;
import io.metertwin.signal.Spectrum;
import io.metertwin.signal.frontend.AccuracyProfile;
import io.metertwin.signal.grid.GridModel;
import io.metertwin.signal.grid.GridState;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows where not everything is steady, balanced or alive. */
class WindowBehaviourTest {

    private static final InputLayout LAYOUT = new InputLayout(1, 1);

    /** Three voltages and a lagging load; a factor for each voltage, and one for all currents. */
    private static GridState state(double hertz, double[] voltages, double current, boolean reversed) {
        List<Spectrum> spectra = new ArrayList<>();
        List<Spectrum> currents = new ArrayList<>();
        for (Phase phase : Phase.LINES) {
            double radians = phase.balancedRadians() * (reversed ? -1 : 1);
            spectra.add(Spectrum.of(Phasor.polar(230 * voltages[phase.ordinal()], radians)));
            currents.add(Spectrum.of(Phasor.polar(100 * current, radians - Math.PI / 3)));
        }
        spectra.addAll(currents);
        spectra.add(Spectrum.ZERO);
        return new GridState(hertz, LAYOUT, spectra);
    }

    private static List<WindowMeasurement> measure(GridModel world, int windows) {
        return new Bench(world, Bench.coil(), Wiring.THREE_PHASE_FOUR_WIRE_4CT, 50).windows(windows);
    }

    private static GridModel changing(double updateSeconds, DoubleFunction<GridState> state) {
        return new GridModel() {
            @Override
            public InputLayout layout() {
                return LAYOUT;
            }

            @Override
            public GridState stateAt(double seconds) {
                return state.apply(seconds);
            }

            @Override
            public double updateSeconds() {
                return updateSeconds;
            }
        };
    }

    @Test
    void windowsFollowEachOtherWithoutGapOrOverlap() {
        double[] all = {1, 1, 1};
        List<WindowMeasurement> windows = measure(changing(0.05, t -> state(50 + Math.sin(t), all, 1, false)), 50);
        for (int k = 1; k < windows.size(); k++) {
            WindowSpan before = windows.get(k - 1).span();
            assertThat(windows.get(k).span().startSample()).isCloseTo(before.endSample(), within(1e-6));
            assertThat(windows.get(k).span().index()).isEqualTo(before.index() + 1);
        }
    }

    @ParameterizedTest(name = "U1 {0}, U2 {1}, U3 {2}, reversed {3}")
    @CsvSource({"1, 1, 1, true", "1, 0, 0, false", "0, 1, 1, false", "0, 0, 1, true", "1, 0.2, 0.9, false"})
    void frequencyIsFoundWhateverIsMissingOrReversed(double u1, double u2, double u3, boolean reversed) {
        double[] voltages = {u1, u2, u3};
        WindowMeasurement window =
                measure(GridModel.steady(state(51.7, voltages, 1, reversed)), 2).get(1);
        assertThat(window.hertz()).isCloseTo(51.7, within(1e-7));
        for (Phase phase : Phase.LINES) {
            double share = voltages[phase.ordinal()];
            assertThat(window.banks().get(0).phaseVolts().of(phase)).isCloseTo(230 * share, within(2e-3));
            assertThat(Double.isNaN(window.banks().get(0).hertz().of(phase))).isEqualTo(share == 0);
            assertThat(window.circuits().get(0).phases().get(phase.ordinal()).watts())
                    .isCloseTo(11_500 * share, within(0.2));
        }
    }

    @Test
    void currentsAreFollowedWhenAllVoltagesAreDead() {
        WindowMeasurement window = measure(GridModel.steady(state(48.2, new double[3], 1, false)), 3)
                .get(2);
        assertThat(window.synchronised()).isTrue();
        assertThat(window.hertz()).isCloseTo(48.2, within(1e-6));
        assertThat(window.circuits().get(0).amperes().average()).isCloseTo(100, within(1e-3));
        assertThat(window.circuits().get(0).total()).isEqualTo(Power.ZERO);
        assertThat(window.banks().get(0).phaseVolts().average()).isZero();
    }

    @Test
    void deadInputsReadZeroAndHaveNoFrequency() {
        List<WindowMeasurement> windows = measure(GridModel.steady(state(50, new double[3], 0, false)), 3);
        for (WindowMeasurement window : windows) {
            assertThat(window.synchronised()).isFalse();
            assertThat(window.hertz()).isNaN();
            assertThat(window.span().seconds()).isCloseTo(0.2, within(1e-9));
            assertThat(window.banks().get(0).phaseVolts().average()).isZero();
            assertThat(window.banks().get(0).zeroSequenceVolts()).isZero();
            assertThat(window.circuits().get(0).neutralAmperes()).isZero();
            assertThat(window.circuits().get(0).total().powerFactor()).isZero();
        }
    }

    @Test
    void signalThatComesBackIsFollowedAgain() {
        double[] all = {1, 1, 1};
        GridModel world =
                changing(1, t -> t < 1 || t >= 2 ? state(53, all, 1, false) : state(53, new double[3], 0, false));
        List<WindowMeasurement> windows = measure(world, 15);
        assertThat(windows.get(7).synchronised()).isFalse();
        assertThat(windows.get(14).hertz()).isCloseTo(53, within(1e-6));
        assertThat(windows.get(14).banks().get(0).phaseVolts().average()).isCloseTo(230, within(1e-3));
    }

    @Test
    void frequencyStepIsRightFromTheFirstWholeWindowOn() {
        double[] all = {1, 1, 1};
        List<WindowMeasurement> windows = measure(changing(1, t -> state(t < 1 ? 50 : 54, all, 1, false)), 12);
        assertThat(windows.get(3).hertz()).isCloseTo(50, within(1e-7));
        for (int k = 6; k < 12; k++) {
            assertThat(windows.get(k).hertz()).as("window " + (k + 1)).isCloseTo(54, within(1e-4));
            assertThat(windows.get(k).circuits().get(0).total().watts()).isCloseTo(34_500, within(34_500 * 1e-4));
        }
    }

    /** 1 Hz/s: power within 0.01 % at a power factor of 0.5, frequency within 0.5 mHz of the window's mean. */
    @Test
    void rampOfOneHertzPerSecondKeepsPowerAndFrequency() {
        double[] all = {1, 1, 1};
        double step = 1.0 / 1280;
        List<WindowMeasurement> windows =
                measure(changing(step, t -> state(49 + Math.min(t, 2) + step / 2, all, 1, false)), 9);
        for (WindowMeasurement window : windows.subList(1, 9)) {
            double middle = (window.span().startSample() + window.span().lengthSamples() / 2) / Bench.SAMPLE_RATE_HZ;
            assertThat(window.hertz()).isCloseTo(49 + middle, within(5e-4));
            assertThat(window.circuits().get(0).total().watts()).isCloseTo(34_500, within(3.45));
        }
    }

    @Test
    void frequencyHoldsATenthOfAMillihertzInNoise() {
        AccuracyProfile noisy = new AccuracyProfile(0, 80, 0, 0, 0);
        double[] all = {1, 1, 1};
        Bench bench = new Bench(
                GridModel.steady(state(50.3, all, 1, false)),
                Bench.coil(),
                Wiring.THREE_PHASE_FOUR_WIRE_4CT,
                50,
                noisy);
        for (WindowMeasurement window : bench.windows(50)) {
            assertThat(window.hertz()).isCloseTo(50.3, within(1e-4));
        }
    }

    @Test
    void offsetOfTheConverterDoesNotReachTheCurrentOfACoil() {
        AccuracyProfile offset = new AccuracyProfile(0, Double.POSITIVE_INFINITY, 0, 0, 1e-3);
        double[] all = {1, 1, 1};
        Bench bench = new Bench(
                GridModel.steady(state(50, all, 0.1, false)),
                Bench.coil(),
                Wiring.THREE_PHASE_FOUR_WIRE_4CT,
                50,
                offset);
        WindowMeasurement window = bench.windows(10).get(9);
        assertThat(window.circuits().get(0).amperes().average()).isCloseTo(10, within(1e-4));
    }

    @Test
    void valuesBelowTheirMinimumReadZero() {
        double[] weak = {0.004, 1, 1};
        WindowMeasurement window =
                measure(GridModel.steady(state(50, weak, 0.0035, false)), 2).get(1);
        assertThat(window.banks().get(0).phaseVolts().of(Phase.L1)).isZero();
        assertThat(window.banks().get(0).phaseVolts().of(Phase.L2)).isCloseTo(230, within(1e-3));
        assertThat(window.circuits().get(0).amperes().average()).isZero();
        assertThat(window.circuits().get(0).phases().get(1)).isEqualTo(Power.ZERO);
    }

    /** Half a window of voltages that are neither balanced nor pure can be taken for a frequency that runs away. */
    @Test
    void allVoltagesMayDieAtAnyInstant() {
        Random random = new Random(17);
        for (int world = 0; world < 150; world++) {
            GridState alive = SteadyWorld.random(random, 50);
            double seconds = 0.3 + 0.4 * random.nextDouble();
            List<Spectrum> spectra = new ArrayList<>(alive.spectra());
            for (Phase phase : Phase.LINES) {
                spectra.set(SteadyWorld.LAYOUT.voltage(0, phase), Spectrum.ZERO);
            }
            GridModel cut = new OneStep(alive, alive.withSpectra(spectra), seconds);
            List<WindowMeasurement> windows =
                    new Bench(cut, Bench.vct(), Wiring.THREE_PHASE_FOUR_WIRE_4CT, 50).windows(8);
            WindowMeasurement last = windows.get(windows.size() - 1);
            assertThat(last.hertz()).as("world " + world + " cut at " + seconds).isCloseTo(50, within(1e-3));
            assertThat(last.banks().get(0).phaseVolts().average()).isZero();
        }
    }
}
