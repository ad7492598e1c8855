package io.metertwin.app.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Phase;
import io.metertwin.signal.Phasor;
import io.metertwin.signal.grid.GridState;
import io.metertwin.signal.grid.GridSupply;
import io.metertwin.signal.grid.Installation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A single-phase wiring mode hangs on a world of as many phases, unless the options name others. */
class FewerPhasesTest {

    private static GridState world(String... options) {
        Installation installation = Plans.of(options).world().installation();
        return installation.stateAt(0);
    }

    private static double watts(GridState state, int circuit, Phase phase) {
        InputLayout layout = state.layout();
        Phasor u = state.spectrum(layout.voltage(0, phase)).phasor(1);
        Phasor i = state.spectrum(layout.current(circuit, phase)).phasor(1);
        return u.re() * i.re() + u.im() * i.im();
    }

    @ParameterizedTest
    @CsvSource({"1P2W,1", "1P3W,2", "3P4W_4CT,3"})
    void wholePowerIsSharedByThePhasesThereAre(String wiring, int phases) {
        GridState state = world("--wiring", wiring, "--load", "c1=6kW,pf=0.9ind");
        for (Phase phase : Phase.LINES) {
            double share = phase.ordinal() < phases ? 6000.0 / phases : 0;
            assertThat(watts(state, 0, phase)).as(phase.name()).isCloseTo(share, within(1e-9));
        }
    }

    @Test
    void currentOfALoadStaysWhatItIsOnThePhasesThereAre() {
        GridState state = world("--wiring", "1P3W", "--load", "c1=10A@0deg");
        assertThat(watts(state, 0, Phase.L1)).isCloseTo(2300, within(1e-9));
        assertThat(watts(state, 0, Phase.L2)).isCloseTo(2300, within(1e-9));
        assertThat(watts(state, 0, Phase.L3)).isZero();
    }

    @Test
    void twoPhasesAreHalfACycleApartAndTheirLineVoltageIsTheSum() {
        GridSupply grid = GridOption.parse("u=120V", 60, 2);
        Phasor line = grid.fundamentals().get(0).minus(grid.fundamentals().get(1));
        assertThat(line.magnitude()).isCloseTo(240, within(1e-9));
        assertThat(grid.fundamentals().get(2).magnitude()).isZero();
    }

    @Test
    void voltageThatIsNamedIsThereWhateverTheWiring() {
        GridSupply grid = GridOption.parse("u=230V,u3=100V", 50, 1);
        assertThat(grid.fundamentals().get(1).magnitude()).isZero();
        assertThat(grid.fundamentals().get(2).magnitude()).isCloseTo(100, within(1e-12));
    }
}
