package io.metertwin.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Phasor;
import io.metertwin.signal.Spectrum;
import io.metertwin.signal.grid.GridModel;
import io.metertwin.signal.grid.GridState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published examples of symmetrical components and unbalance, measured through the whole chain. */
class SymmetryExamplesTest {

    private static final InputLayout LAYOUT = new InputLayout(1, 1);
    private static final List<Phasor> NONE = Collections.nCopies(3, Phasor.ZERO);

    /** HP48 SYMCOM: 147 at 13, 154 at 129, 150 at 237 degrees; the order is A-C-B. */
    @Test
    void reversedVoltagesHaveTheGreaterNegativeSequence() {
        VoltageMeasurement bank = voltages(
                Wiring.THREE_PHASE_FOUR_WIRE_4CT,
                List.of(Phasor.degrees(147, 13), Phasor.degrees(154, 129), Phasor.degrees(150, 237)));
        SymmetricalComponents components = bank.components();
        assertComponent(components.zero(), 14.8243, 142.7038 - 13);
        assertComponent(components.positive(), 10.13461, 49.00385 - 13);
        assertComponent(components.negative(), 149.2845, 6.321035 - 13);
        assertThat(bank.sequence()).isEqualTo(PhaseSequence.REVERSED);
        assertThat(bank.zeroSequenceVolts()).isCloseTo(14.8243, within(1e-4));
    }

    /** Textbook: currents 12+j24, 16-j2, -4-j6 A. */
    @Test
    void unbalancedCurrentsSplitIntoTheirComponents() {
        WindowMeasurement window = window(
                Wiring.THREE_PHASE_FOUR_WIRE_4CT,
                List.of(Phasor.degrees(100, 0), Phasor.degrees(100, -120), Phasor.degrees(100, 120)),
                List.of(new Phasor(12, 24), new Phasor(16, -2), new Phasor(-4, -6)));
        SymmetricalComponents components = window.circuits().get(0).components();
        assertComponent(components.zero(), 9.614803, 33.69007);
        assertComponent(components.positive(), 15.13047, 86.79737);
        assertComponent(components.negative(), 4.756525, 48.45283);
        assertThat(window.circuits().get(0).sequence()).isEqualTo(PhaseSequence.CORRECT);
    }

    @Test
    void oneLowVoltageGivesEqualNegativeAndZeroSequenceUnbalance() {
        VoltageMeasurement bank = voltages(
                Wiring.THREE_PHASE_FOUR_WIRE_4CT,
                List.of(Phasor.degrees(100, 0), Phasor.degrees(90, -120), Phasor.degrees(100, 120)));
        assertThat(bank.components().negativePercent()).isCloseTo(3.448276, within(5e-4));
        assertThat(bank.components().zeroPercent()).isCloseTo(3.448276, within(5e-4));
    }

    @Test
    void commonVoltageOnAllPhasesIsZeroSequenceAlone() {
        List<Phasor> phases = new ArrayList<>();
        for (double degrees : new double[] {0, -120, 120}) {
            phases.add(Phasor.degrees(100, degrees).plus(Phasor.degrees(10, 0)));
        }
        VoltageMeasurement bank = voltages(Wiring.THREE_PHASE_FOUR_WIRE_4CT, phases);
        assertThat(bank.components().zeroPercent()).isCloseTo(10, within(5e-4));
        assertThat(bank.components().negativePercent()).isCloseTo(0, within(5e-4));
        assertThat(bank.zeroSequenceVolts()).isCloseTo(10, within(1e-3));
    }

    /** SymCom and two industry examples: three line voltages, NEMA's deviation from the average and IEC's u2. */
    @ParameterizedTest
    @CsvSource({
        "203, 210, 212, 208.3333, 2.56, 2.606448",
        "462, 463, 455, 460, 1.086957, 1.091427",
        "480, 476, 472, 476, 0.8403361, 0.9703851"
    })
    void lineVoltagesOfAThreeWireSystemGiveTheUnbalance(
            double u12, double u23, double u31, double average, double nema, double negative) {
        // The triangle of the line voltages, with the neutral terminal on L2.
        double angle = Math.acos((u12 * u12 + u23 * u23 - u31 * u31) / (2 * u12 * u23));
        Phasor first = Phasor.polar(u12, 0);
        Phasor third = Phasor.polar(u23, angle);
        VoltageMeasurement bank = voltages(Wiring.THREE_PHASE_THREE_WIRE_3CT, List.of(first, Phasor.ZERO, third));
        double mean = bank.lineVolts().average();
        double deviation = 0;
        for (int k = 0; k < 3; k++) {
            deviation = Math.max(deviation, Math.abs(bank.lineVolts().at(k) - mean));
        }
        assertThat(mean).isCloseTo(average, within(1e-4 * average));
        assertThat(100 * deviation / mean).isCloseTo(nema, within(1e-3));
        // Seen from L2, this triangle turns A-C-B or A-B-C with the sign of the angle; the ratio is the same.
        SymmetricalComponents components = bank.components();
        double ratio = components.positive().magnitude() / components.negative().magnitude();
        assertThat(100 * Math.min(ratio, 1 / ratio)).isCloseTo(negative, within(5e-4));
    }

    private static void assertComponent(Phasor component, double magnitude, double degrees) {
        assertThat(component.minus(Phasor.degrees(magnitude, degrees)).magnitude())
                .isLessThan(1e-3);
    }

    private static VoltageMeasurement voltages(Wiring wiring, List<Phasor> voltages) {
        return window(wiring, voltages, NONE).banks().get(0);
    }

    private static WindowMeasurement window(Wiring wiring, List<Phasor> voltages, List<Phasor> currents) {
        List<Spectrum> spectra = new ArrayList<>(Collections.nCopies(LAYOUT.channels(), Spectrum.ZERO));
        for (int k = 0; k < 3; k++) {
            spectra.set(k, Spectrum.of(voltages.get(k)));
            spectra.set(3 + k, Spectrum.of(currents.get(k)));
        }
        GridModel world = GridModel.steady(new GridState(50, LAYOUT, spectra));
        return new Bench(world, Bench.coil(), wiring, 50).windows(2).get(1);
    }
}
