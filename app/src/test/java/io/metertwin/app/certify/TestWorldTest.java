package io.metertwin.app.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.app.certify.limits.LoadFactor;
import io.metertwin.app.certify.limits.MeteredEnergy;
import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Phase;
import io.metertwin.signal.Spectrum;
import io.metertwin.signal.grid.GridModel;
import io.metertwin.signal.grid.GridState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The loads of the tables against their powers in closed form: U = 230 V, I = 10 A. */
class TestWorldTest {

    private static final InputLayout LAYOUT = new InputLayout(1, 1);
    private static final double UI = 2300;
    private static final LoadFactor HALF = new LoadFactor(0.5, LoadFactor.Side.INDUCTIVE);
    private static final LoadFactor HALF_LEADING = new LoadFactor(0.5, LoadFactor.Side.CAPACITIVE);

    @ParameterizedTest
    @CsvSource({"FOUR_WIRE, 3", "THREE_WIRE, 3", "SPLIT_PHASE, 2", "SINGLE_PHASE, 1"})
    void aBalancedLoadCarriesUIOnEveryPhase(Connection connection, int phases) {
        TestPoint point = TestPoint.of(MeteredEnergy.ACTIVE, 10, HALF, connection.balanced());
        assertThat(world(connection).power(point)).isCloseTo(phases * UI / 2, within(1e-9));
        TestPoint reactive = TestPoint.of(MeteredEnergy.REACTIVE, 10, HALF_LEADING, connection.balanced());
        assertThat(world(connection).power(reactive)).isCloseTo(-phases * UI / 2, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"FOUR_WIRE, 3, 1", "THREE_WIRE, 3, 1.7320508075688772", "SPLIT_PHASE, 2, 1"})
    void aSinglePhaseLoadLiesAcrossItsOwnVoltage(Connection connection, int paths, double volts) {
        assertThat(connection.singlePhase()).hasSize(paths);
        for (LoadPath path : connection.singlePhase()) {
            TestPoint point = TestPoint.of(MeteredEnergy.ACTIVE, 10, LoadFactor.UNITY, path);
            assertThat(world(connection).power(point)).isCloseTo(volts * UI, within(1e-9));
        }
    }

    @Test
    void aLoadWithoutNeutralReturnsAllItsCurrent() {
        for (LoadPath path : Connection.THREE_WIRE.singlePhase()) {
            TestPoint point = TestPoint.of(MeteredEnergy.ACTIVE, 10, HALF, path);
            GridState state = world(Connection.THREE_WIRE).model(point).stateAt(0);
            assertThat(state.spectrum(LAYOUT.current(0, Phase.N)).rms()).isLessThan(1e-12);
        }
    }

    @Test
    void theOnlyPhaseHasNoOtherSinglePhaseLoad() {
        assertThat(Connection.SINGLE_PHASE.singlePhase()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "VOLTAGE_LOW, 0.9, 50",
        "VOLTAGE_HIGH, 1.1, 50",
        "FREQUENCY_LOW, 1, 49",
        "FREQUENCY_HIGH, 1, 51",
        "REVERSED, 1, 50",
        "ONE_PHASE_OUT, 0.6666666666666667, 50",
        "TWO_PHASES_OUT, 0.3333333333333333, 50",
        "FIFTH_HARMONIC, 1.04, 50",
        "BURST_FIRE, 0.5, 50"
    })
    void anInfluenceQuantityChangesPowerAndFrequencyAsTheStandardSays(
            TestCondition condition, double share, double hertz) {
        TestPoint point = TestPoint.of(MeteredEnergy.ACTIVE, 10, LoadFactor.UNITY, Connection.FOUR_WIRE.balanced())
                .under(condition);
        assertThat(world(Connection.FOUR_WIRE).power(point)).isCloseTo(share * 3 * UI, within(1e-9));
        assertThat(world(Connection.FOUR_WIRE).model(point).stateAt(0).frequencyHz())
                .isEqualTo(hertz);
    }

    /** IEC 62053-22: fundamental and harmonic in phase at the positive zero crossing. */
    @Test
    void theHarmonicRisesThroughZeroWithItsFundamental() {
        TestPoint point = TestPoint.of(MeteredEnergy.ACTIVE, 10, LoadFactor.UNITY, Connection.FOUR_WIRE.balanced())
                .under(TestCondition.FIFTH_HARMONIC);
        GridState state = world(Connection.FOUR_WIRE).model(point).stateAt(0);
        for (Spectrum spectrum : state.spectra().subList(0, 6)) {
            double crossing = -Math.PI / 2 - spectrum.fundamental().radians();
            assertThat(at(spectrum, crossing)).isCloseTo(0, within(1e-9 * spectrum.rms()));
            assertThat(at(Spectrum.ZERO.with(5, spectrum.phasor(5)), crossing + 0.01))
                    .isPositive();
        }
    }

    /** The integral of u i over whole bursts, with the switching as it is played on the sample clock. */
    @ParameterizedTest
    @ValueSource(doubles = {50, 60})
    void burstsCarryHalfThePower(double hertz) {
        TestPoint point = TestPoint.of(MeteredEnergy.ACTIVE, 10, LoadFactor.UNITY, Connection.FOUR_WIRE.balanced())
                .under(TestCondition.BURST_FIRE);
        TestWorld world = new TestWorld(Connection.FOUR_WIRE, LAYOUT, 230, hertz);
        GridModel model = world.model(point);
        int samples = (int) (12_800 / hertz * 4 * 3);
        double sum = 0;
        for (int n = 0; n < samples; n++) {
            GridState state = model.stateAt(n / 12_800.0);
            double theta = 2 * Math.PI * hertz * n / 12_800;
            for (Phase phase : Phase.LINES) {
                sum += at(state.spectrum(phase.ordinal()), theta) * at(state.spectrum(LAYOUT.current(0, phase)), theta);
            }
        }
        assertThat(sum / samples).isCloseTo(world.power(point), within(1e-5 * 3 * UI));
    }

    @ParameterizedTest
    @EnumSource(
            value = Connection.class,
            names = {"FOUR_WIRE", "SPLIT_PHASE", "SINGLE_PHASE"})
    void aBurstBeginsAndEndsWhereItsCurrentIsNearZero(Connection connection) {
        TestPoint point = TestPoint.of(MeteredEnergy.ACTIVE, 10, HALF, connection.balanced())
                .under(TestCondition.BURST_FIRE);
        GridModel model = world(connection).model(point);
        GridState before = model.stateAt(0);
        int switchings = 0;
        for (int n = 1; n < 12_800; n++) {
            GridState state = model.stateAt(n / 12_800.0);
            for (Phase phase : Phase.LINES) {
                Spectrum was = before.spectrum(LAYOUT.current(0, phase));
                Spectrum is = state.spectrum(LAYOUT.current(0, phase));
                double theta = 2 * Math.PI * 50 * n / 12_800;
                assertThat(Math.abs(at(is, theta) - at(was, theta))).isLessThan(0.03 * 10 * Math.sqrt(2));
                switchings += was.equals(is) ? 0 : 1;
            }
            before = state;
        }
        int phases = connection.singlePhase().isEmpty()
                ? 1
                : connection.singlePhase().size();
        assertThat(switchings).isBetween(24 * phases, 25 * phases);
    }

    @Test
    void whatANetworkCannotDoIsSaid() {
        assertThat(Connection.SINGLE_PHASE.obstacle(TestCondition.REVERSED)).isPresent();
        assertThat(Connection.SINGLE_PHASE.obstacle(TestCondition.ONE_PHASE_OUT))
                .isPresent();
        assertThat(Connection.SPLIT_PHASE.obstacle(TestCondition.ONE_PHASE_OUT)).isEmpty();
        assertThat(Connection.THREE_WIRE.obstacle(TestCondition.TWO_PHASES_OUT)).isPresent();
        for (TestCondition condition : List.of(TestCondition.values())) {
            assertThat(Connection.FOUR_WIRE.obstacle(condition)).isEmpty();
        }
    }

    private static TestWorld world(Connection connection) {
        return new TestWorld(connection, LAYOUT, 230, 50);
    }

    private static double at(Spectrum spectrum, double theta) {
        double sum = spectrum.dc();
        for (int order = 1; order <= spectrum.highestOrder(); order++) {
            sum += Math.sqrt(2)
                    * (spectrum.re(order) * Math.cos(order * theta) - spectrum.im(order) * Math.sin(order * theta));
        }
        return sum;
    }
}
