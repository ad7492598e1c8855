package io.metertwin.signal.disturbance;

import static io.metertwin.signal.disturbance.TestGrid.distance;
import static io.metertwin.signal.disturbance.TestGrid.i;
import static io.metertwin.signal.disturbance.TestGrid.nominal;
import static io.metertwin.signal.disturbance.TestGrid.u;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.signal.Phase;
import io.metertwin.signal.Phasor;
import io.metertwin.signal.Spectrum;
import io.metertwin.signal.grid.CircuitLoad;
import io.metertwin.signal.grid.Distortion;
import io.metertwin.signal.grid.Distortion.Harmonic;
import io.metertwin.signal.grid.GridState;
import io.metertwin.signal.grid.GridSupply;
import io.metertwin.signal.grid.GridSupply.Sequence;
import io.metertwin.signal.grid.LoadProfile;
import io.metertwin.signal.grid.PhaseLoad;
import io.metertwin.signal.grid.PhaseLoad.ByCurrent;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NeutralLossTest {

    private static final GridSupply PURE = GridSupply.balanced(230, 50, Sequence.ABC, Distortion.NONE);

    private static PhaseLoad amperes(double amperes, double radians) {
        return new ByCurrent(amperes, radians, Distortion.NONE);
    }

    private static GridState lost(CircuitLoad... loads) {
        List<LoadProfile> profiles = new ArrayList<>();
        for (CircuitLoad load : loads) {
            profiles.add(LoadProfile.steady(load));
        }
        return new DisturbedGrid(PURE, profiles, List.of(new NeutralLoss(1, 2))).stateAt(1);
    }

    private static Phasor fundamental(Spectrum spectrum) {
        return spectrum.phasor(1);
    }

    /** Resistive loads on L1 and L2 alone lie in series between them: 398.4 V split as the resistances. */
    @Test
    void twoLoadsShareTheLineVoltageAsAVoltageDivider() {
        GridState state = lost(new CircuitLoad(List.of(amperes(30, 0), amperes(10, 0), PhaseLoad.NONE), 0));
        double line = 230 * Math.sqrt(3);
        assertThat(u(state, Phase.L1).rms()).isCloseTo(line / 4, within(1e-9));
        assertThat(u(state, Phase.L2).rms()).isCloseTo(line * 3 / 4, within(1e-9));
        double loop = line / (230.0 / 30 + 230.0 / 10);
        assertThat(i(state, 0, Phase.L1).rms()).isCloseTo(loop, within(1e-9));
        assertThat(distance(
                        fundamental(i(state, 0, Phase.L1)),
                        fundamental(i(state, 0, Phase.L2)).times(-1)))
                .isLessThan(1e-9);
        assertThat(i(state, 0, Phase.N).rms()).isZero();
    }

    @Test
    void balancedLoadsDoNotNoticeTheLoss() {
        GridState state = lost(CircuitLoad.balanced(amperes(12, -0.4)));
        for (Phase phase : Phase.LINES) {
            assertThat(distance(fundamental(u(state, phase)), nominal(phase))).isLessThan(1e-9);
            assertThat(i(state, 0, phase).rms()).isCloseTo(12, within(1e-9));
        }
    }

    @Test
    void lineVoltagesStayAndEveryOrderOfTheCurrentsAddsUpToNothing() {
        Random random = new Random(8);
        Distortion third = new Distortion(List.of(new Harmonic(3, 0.3, 1), new Harmonic(5, 0.1, 2)));
        for (int run = 0; run < 50; run++) {
            CircuitLoad[] loads = new CircuitLoad[2];
            for (int circuit = 0; circuit < 2; circuit++) {
                List<PhaseLoad> phases = new ArrayList<>();
                for (int k = 0; k < 3; k++) {
                    phases.add(new ByCurrent(1 + 20 * random.nextDouble(), random.nextDouble() - 0.8, third));
                }
                loads[circuit] = new CircuitLoad(phases, 0);
            }
            GridState state = lost(loads);
            Phasor u12 = fundamental(u(state, Phase.L1)).minus(fundamental(u(state, Phase.L2)));
            assertThat(distance(u12, nominal(Phase.L1).minus(nominal(Phase.L2))))
                    .isLessThan(1e-9);
            Spectrum sum = i(state, 0, Phase.N).plus(i(state, 1, Phase.N));
            assertThat(sum.rms()).as("run %s of seed 8", run).isLessThan(1e-10);
            // The third harmonic finds no way back: it drives the star point instead.
            assertThat(u(state, Phase.L1).phasor(3).magnitude()).isGreaterThan(10);
        }
    }

    /** Two resistances between L1 and the star point, in two circuits, act as one of both conductances. */
    @Test
    void loadsOfAllCircuitsAreInParallel() {
        GridState together = lost(new CircuitLoad(List.of(amperes(30, 0), amperes(10, 0), amperes(5, 0)), 0));
        GridState split = lost(
                new CircuitLoad(List.of(amperes(20, 0), PhaseLoad.NONE, amperes(5, 0)), 0),
                new CircuitLoad(List.of(amperes(10, 0), amperes(10, 0), PhaseLoad.NONE), 0));
        for (Phase phase : Phase.LINES) {
            assertThat(distance(fundamental(u(together, phase)), fundamental(u(split, phase))))
                    .isLessThan(1e-9);
        }
    }

    @Test
    void withoutAnyLoadTheStarPointStaysWhereItIs() {
        GridState state = lost(CircuitLoad.NONE);
        assertThat(u(state, Phase.L1).rms()).isCloseTo(230, within(1e-9));
    }
}
