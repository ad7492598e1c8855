package io.metertwin.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Phasor;
import io.metertwin.signal.Spectrum;
import io.metertwin.signal.frontend.CurrentSensor;
import io.metertwin.signal.grid.GridModel;
import io.metertwin.signal.grid.GridState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Published examples of distortion, measured through the whole chain with either kind of sensor. */
class DistortionExamplesTest {

    private static final InputLayout LAYOUT = new InputLayout(1, 1);

    static Stream<CurrentSensor> sensors() {
        return Stream.of(Bench.coil(), Bench.vct());
    }

    /** IEEE 1459-2010, Annex B: how the apparent power splits up. */
    @ParameterizedTest
    @MethodSource("sensors")
    void apparentPowerSplitsAsInIeee1459(CurrentSensor sensor) {
        int[] orders = {1, 3, 5, 7};
        Spectrum u = spectrum(orders, new double[] {100, 8, 15, 5}, new double[] {0, -70, 140, 20});
        Spectrum i = spectrum(orders, new double[] {100, 20, 15, 10}, new double[] {-30, -165, 233, 288});
        WindowMeasurement window = measure(sensor, 60, u, i);
        VoltageMeasurement bank = window.banks().get(0);
        CircuitMeasurement circuit = window.circuits().get(0);
        Power power = circuit.phases().get(0);
        DistortionPower distortion = DistortionPower.of(bank, circuit, 0);
        assertThat(bank.harmonics().get(0).thdPercent()).isCloseTo(17.72005, within(1e-3));
        assertThat(circuit.harmonics().get(0).thdPercent()).isCloseTo(26.92582, within(1e-3));
        assertThat(bank.harmonics().get(0).totalRms()).isCloseTo(17.72005, within(1e-3));
        assertThat(circuit.harmonics().get(0).totalRms()).isCloseTo(26.92582, within(1e-3));
        assertThat(circuit.harmonics().get(0).kFactor()).isCloseTo(2.249417, within(1e-4));
        assertThat(power.nonactive()).isCloseTo(6007.713, within(0.1));
        assertThat(power.fundamentalVoltAmperes()).isCloseTo(10_000, within(0.1));
        assertThat(distortion.current()).isCloseTo(2692.582, within(0.1));
        assertThat(distortion.voltage()).isCloseTo(1772.005, within(0.1));
        assertThat(distortion.harmonic()).isCloseTo(477.1268, within(0.1));
        assertHarmonicPowers(bank.harmonics().get(0), circuit.harmonics().get(0));
    }

    private static void assertHarmonicPowers(Harmonics u, Harmonics i) {
        double[] watts = {8660.254, -13.94492, -11.77559, -1.744975};
        double[] vars = {5000.0, 159.3912, -224.6916, 49.96954};
        for (int k = 0; k < watts.length; k++) {
            int order = 2 * k + 1;
            Phasor power = Phasor.polar(u.rms(order) * i.rms(order), u.radians(order) - i.radians(order));
            assertThat(power.re()).as("P" + order).isCloseTo(watts[k], within(0.05));
            assertThat(power.im()).as("Q" + order).isCloseTo(vars[k], within(0.05));
        }
    }

    /** 100 A with 30 A of order 3, 20 A of order 5 and 10 A of order 7. */
    @ParameterizedTest
    @MethodSource("sensors")
    void threeHarmonicsGiveDistortionAndKFactor(CurrentSensor sensor) {
        Spectrum i = spectrum(new int[] {1, 3, 5, 7}, new double[] {100, 30, 20, 10}, new double[4]);
        CircuitMeasurement circuit = measure(sensor, 50, Spectrum.of(Phasor.polar(230, 0)), i)
                .circuits()
                .get(0);
        Harmonics harmonics = circuit.harmonics().get(0);
        assertThat(circuit.amperes().at(0)).isCloseTo(106.7708, within(2e-3));
        assertThat(harmonics.thdPercent()).isCloseTo(37.41657, within(1e-3));
        assertThat(100 * harmonics.totalRms() / circuit.amperes().at(0)).isCloseTo(35.04383, within(1e-3));
        assertThat(harmonics.kFactor()).isCloseTo(2.894737, within(1e-4));
        assertThat(harmonics.percent(3)).isCloseTo(30, within(1e-3));
        assertThat(harmonics.rms(5)).isCloseTo(20, within(1e-3));
    }

    @Test
    void squareWaveHasItsSeriesUpToOrder50() {
        assertSeries(order -> order % 2 == 1 ? 1.0 / order : 0, 47.29713, 47.29713, 0, 20.42981);
    }

    @Test
    void triangleWaveHasItsSeriesUpToOrder50() {
        assertSeries(order -> order % 2 == 1 ? 1.0 / (order * order) : 0, 12.11474, 12.11474, 0, 1.206002);
    }

    @Test
    void sawtoothWaveHasItsSeriesUpToOrder50() {
        assertSeries(order -> 1.0 / order, 79.06534, 47.29713, 63.35857, 30.76672);
    }

    private static void assertSeries(IntToDoubleFunction size, double thd, double odd, double even, double k) {
        Spectrum spectrum = Spectrum.ZERO;
        for (int order = 1; order <= Spectrum.HIGHEST_ORDER; order++) {
            spectrum = spectrum.with(order, Phasor.polar(100 * size.applyAsDouble(order), -Math.PI / 2));
        }
        WindowMeasurement window = measure(Bench.vct(), 50, spectrum, spectrum);
        for (Harmonics harmonics : List.of(
                window.banks().get(0).harmonics().get(0),
                window.circuits().get(0).harmonics().get(0))) {
            assertThat(harmonics.thdPercent()).isCloseTo(thd, within(1e-3));
            assertThat(harmonics.oddPercent()).isCloseTo(odd, within(1e-3));
            assertThat(harmonics.evenPercent()).isCloseTo(even, within(1e-3));
            assertThat(harmonics.kFactor()).isCloseTo(k, within(1e-3 * k));
        }
    }

    private static Spectrum spectrum(int[] orders, double[] rms, double[] degrees) {
        Spectrum spectrum = Spectrum.ZERO;
        for (int k = 0; k < orders.length; k++) {
            spectrum = spectrum.with(orders[k], Phasor.degrees(rms[k], degrees[k]));
        }
        return spectrum;
    }

    private static WindowMeasurement measure(CurrentSensor sensor, double hertz, Spectrum u, Spectrum i) {
        List<Spectrum> spectra = new ArrayList<>(Collections.nCopies(LAYOUT.channels(), Spectrum.ZERO));
        spectra.set(0, u);
        spectra.set(3, i);
        GridModel world = GridModel.steady(new GridState(hertz, LAYOUT, spectra));
        return new Bench(world, sensor, Wiring.THREE_PHASE_FOUR_WIRE_4CT, hertz)
                .windows(2)
                .get(1);
    }
}
