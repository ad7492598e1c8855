package io.metertwin.signal.disturbance;

import static io.metertwin.signal.disturbance.TestGrid.distance;
import static io.metertwin.signal.disturbance.TestGrid.i;
import static io.metertwin.signal.disturbance.TestGrid.nominal;
import static io.metertwin.signal.disturbance.TestGrid.u;
import static io.metertwin.signal.disturbance.TestGrid.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.signal.Phase;
import io.metertwin.signal.Phasor;
import io.metertwin.signal.Spectrum;
import io.metertwin.signal.grid.GridState;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VoltageDisturbanceTest {

    private static void assertScaled(DisturbedGrid grid, double factor, Phase struck) {
        GridState undisturbed = with().stateAt(0);
        assertThat(grid.stateAt(0)).isEqualTo(undisturbed);
        assertThat(grid.nextChangeAfter(0)).isEqualTo(1.25);
        GridState state = grid.stateAt(1.25);
        for (Phase phase : Phase.LINES) {
            double expected = phase == struck ? factor : 1;
            Spectrum voltage = u(state, phase);
            assertThat(voltage.rms()).isCloseTo(expected * u(undisturbed, phase).rms(), within(1e-9));
            assertThat(voltage.phasor(5).magnitude()).isCloseTo(expected * 0.04 * 230, within(1e-9));
            assertThat(distance(voltage.fundamental(), nominal(phase).times(expected)))
                    .isLessThan(1e-9);
        }
        assertThat(grid.nextChangeAfter(1.25)).isEqualTo(1.65);
        assertThat(grid.stateAt(1.65)).isEqualTo(undisturbed);
        assertThat(grid.nextChangeAfter(1.65)).isInfinite();
    }

    @Test
    void sagLeavesTheResidualVoltageOnItsPhaseAndConstantPowerDrawsMore() {
        DisturbedGrid grid = with(new Sag(1.25, 1.65, 0.7, Set.of(Phase.L2)));
        assertScaled(grid, 0.7, Phase.L2);
        GridState state = grid.stateAt(1.5);
        double amperes = 2300 / (230 * 0.8);
        assertThat(i(state, 0, Phase.L2).rms()).isCloseTo(amperes / 0.7, within(1e-9));
        assertThat(i(state, 0, Phase.L1).rms()).isCloseTo(amperes, within(1e-9));
        assertThat(i(state, 1, Phase.L2).rms()).isCloseTo(10, within(1e-9));
    }

    @Test
    void swellRaisesItsPhase() {
        assertScaled(with(new Swell(1.25, 1.65, 1.15, Set.of(Phase.L3))), 1.15, Phase.L3);
    }

    @Test
    void overlappingDipsMultiply() {
        DisturbedGrid grid = with(new Sag(1, 3, 0.5, Set.of(Phase.L1, Phase.L2)), new Sag(2, 4, 0.8, Set.of(Phase.L1)));
        assertThat(u(grid.stateAt(1), Phase.L1).fundamental().re()).isCloseTo(115, within(1e-9));
        assertThat(u(grid.stateAt(2), Phase.L1).fundamental().re()).isCloseTo(92, within(1e-9));
        assertThat(u(grid.stateAt(3), Phase.L1).fundamental().re()).isCloseTo(184, within(1e-9));
        assertThat(u(grid.stateAt(4), Phase.L1).fundamental().re()).isCloseTo(230, within(1e-9));
    }

    @Test
    void interruptionLeavesNeitherVoltageNorCurrent() {
        DisturbedGrid grid = with(new Interruption(1, 4));
        assertThat(grid.stateAt(3.9).spectra())
                .allSatisfy(spectrum -> assertThat(spectrum.rms()).isZero());
        assertThat(grid.stateAt(4)).isEqualTo(with().stateAt(0));
    }

    @Test
    void lostPhaseIsDeadAndTheNeutralCarriesTheSumOfTheOthers() {
        GridState state = with(new PhaseLoss(1, 2, Phase.L2)).stateAt(1);
        assertThat(u(state, Phase.L2).rms()).isZero();
        assertThat(i(state, 1, Phase.L2).rms()).isZero();
        assertThat(distance(u(state, Phase.L3).fundamental(), nominal(Phase.L3)))
                .isLessThan(1e-9);
        // Two currents of 10 A 120 degrees apart add up to 10 A.
        assertThat(i(state, 1, Phase.N).rms()).isCloseTo(10, within(1e-9));
    }

    /** IEC 61000-4-30 5.7.1: u2 = 3 %, u0 = 2 % of the positive sequence, each at its angle. */
    @Test
    void unbalanceHasTheSymmetricalComponentsItWasGiven() {
        GridState state = with(new SequenceUnbalance(1, 2, Phasor.degrees(0.03, 40), Phasor.degrees(0.02, -70)))
                .stateAt(1);
        assertThat(distance(component(state, 120), new Phasor(230, 0))).isLessThan(1e-9);
        assertThat(distance(component(state, -120), Phasor.degrees(6.9, 40))).isLessThan(1e-9);
        assertThat(distance(component(state, 0), Phasor.degrees(4.6, -70))).isLessThan(1e-9);
    }

    @Test
    void reversedSequenceIsAllNegative() {
        GridState state = with(new ReversedSequence(1, 2)).stateAt(1);
        assertThat(component(state, 120).magnitude()).isLessThan(1e-9);
        assertThat(distance(component(state, -120), new Phasor(230, 0))).isLessThan(1e-9);
        // The loads follow: each current keeps its angle against its own voltage.
        assertThat(distance(i(state, 1, Phase.L2).fundamental(), Phasor.polar(10, 2 * Math.PI / 3 - 0.5)))
                .isLessThan(1e-9);
    }

    @Test
    void unbalanceOfAReversedSupplyTurnsAgainstIt() {
        GridState state = with(
                        new ReversedSequence(1, 2), new SequenceUnbalance(1, 2, Phasor.degrees(0.03, 40), Phasor.ZERO))
                .stateAt(1);
        assertThat(distance(component(state, 120), Phasor.degrees(6.9, 40))).isLessThan(1e-9);
        assertThat(distance(component(state, -120), new Phasor(230, 0))).isLessThan(1e-9);
    }

    /** Fortescue: (U1 + e^(j d) U2 + e^(2 j d) U3) / 3. */
    private static Phasor component(GridState state, double degrees) {
        Phasor u2 = u(state, Phase.L2).fundamental().times(Phasor.degrees(1, degrees));
        Phasor u3 = u(state, Phase.L3).fundamental().times(Phasor.degrees(1, 2 * degrees));
        return u(state, Phase.L1).fundamental().plus(u2).plus(u3).times(1.0 / 3);
    }
}
