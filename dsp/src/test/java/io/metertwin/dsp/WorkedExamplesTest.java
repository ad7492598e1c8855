package io.metertwin.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Phase;
import io.metertwin.signal.Phasor;
import io.metertwin.signal.Spectrum;
import io.metertwin.signal.frontend.CurrentSensor;
import io.metertwin.signal.grid.GridModel;
import io.metertwin.signal.grid.GridState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Published examples with known results, measured through the whole chain with either kind of sensor. */
class WorkedExamplesTest {

    private static final InputLayout LAYOUT = new InputLayout(1, 1);

    static Stream<CurrentSensor> sensors() {
        return Stream.of(Bench.coil(), Bench.vct());
    }

    /** IEEE 1459-2010, Annex B: a distorted single-phase circuit. */
    @ParameterizedTest
    @MethodSource("sensors")
    void distortedSinglePhaseCircuitOfIeee1459(CurrentSensor sensor) {
        Spectrum u = spectrum(new int[] {1, 3, 5, 7}, new double[] {100, 8, 15, 5}, new double[] {0, -70, 140, 20});
        Spectrum i =
                spectrum(new int[] {1, 3, 5, 7}, new double[] {100, 20, 15, 10}, new double[] {-30, -165, 233, 288});
        GridModel world = world(60, List.of(u), List.of(i));
        WindowMeasurement window = new Bench(world, sensor, Wiring.THREE_PHASE_FOUR_WIRE_4CT, 60)
                .windows(2)
                .get(1);
        CircuitMeasurement circuit = window.circuits().get(0);
        Power power = circuit.phases().get(0);
        assertThat(window.banks().get(0).phaseVolts().of(Phase.L1)).isCloseTo(101.5579, ofItself(101.5579));
        assertThat(circuit.amperes().of(Phase.L1)).isCloseTo(103.5616, ofItself(103.5616));
        assertThat(power.watts()).isCloseTo(8632.789, ofItself(10517.49));
        assertThat(power.fundamentalWatts()).isCloseTo(8660.254, ofItself(10517.49));
        assertThat(power.vars()).isCloseTo(5000.0, ofItself(10517.49));
        assertThat(power.voltAmperes()).isCloseTo(10517.49, ofItself(10517.49));
        assertThat(power.powerFactor()).isCloseTo(0.8208029, ofItself(0.82));
        assertThat(power.displacementPowerFactor()).isCloseTo(0.8660254, ofItself(0.87));
    }

    /** An unbalanced four-wire load on a reversed sequence; the neutral current is calculated. */
    @ParameterizedTest
    @MethodSource("sensors")
    void unbalancedFourWireLoadOnAReversedSequence(CurrentSensor sensor) {
        GridModel world = world(
                50,
                List.of(pure(100, 0), pure(100, 120), pure(100, -120)),
                List.of(pure(6.67, 0), pure(8.94, 93.44), pure(10, -66.87)));
        CircuitMeasurement circuit = new Bench(world, sensor, Wiring.THREE_PHASE_FOUR_WIRE_3CT, 50)
                .windows(2)
                .get(1)
                .circuits()
                .get(0);
        double[] watts = {667.0, 799.6532, 600.0014};
        double[] vars = {0.0, 399.7385, -799.9989};
        for (Phase phase : Phase.LINES) {
            Power power = circuit.phases().get(phase.ordinal());
            assertThat(power.watts()).isCloseTo(watts[phase.ordinal()], ofItself(1000));
            assertThat(power.vars()).isCloseTo(vars[phase.ordinal()], ofItself(1000));
        }
        assertThat(circuit.total().watts()).isCloseTo(2066.655, ofItself(2066.655));
        assertThat(circuit.neutralAmperes()).isCloseTo(10.06544, ofItself(10.06544));
        assertThat(Math.toDegrees(circuit.fundamentals().get(3).radians())).isCloseTo(-1.550026, within(0.001));
    }

    /** 0.005 % of a value; the published figures carry seven digits. */
    private static Offset<Double> ofItself(double value) {
        return within(5e-5 * value);
    }

    private static Spectrum pure(double rms, double degrees) {
        return Spectrum.of(Phasor.degrees(rms, degrees));
    }

    private static Spectrum spectrum(int[] orders, double[] rms, double[] degrees) {
        Spectrum spectrum = Spectrum.ZERO;
        for (int k = 0; k < orders.length; k++) {
            spectrum = spectrum.with(orders[k], Phasor.degrees(rms[k], degrees[k]));
        }
        return spectrum;
    }

    private static GridModel world(double hertz, List<Spectrum> voltages, List<Spectrum> currents) {
        List<Spectrum> spectra = new ArrayList<>(Collections.nCopies(LAYOUT.channels(), Spectrum.ZERO));
        for (int k = 0; k < voltages.size(); k++) {
            spectra.set(k, voltages.get(k));
            spectra.set(LAYOUT.voltages() + k, currents.get(k));
        }
        return GridModel.steady(new GridState(hertz, LAYOUT, spectra));
    }
}
