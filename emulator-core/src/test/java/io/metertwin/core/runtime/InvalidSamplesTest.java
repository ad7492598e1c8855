package io.metertwin.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.core.measure.Quantities;
import io.metertwin.core.measure.QuantityReading;
import io.metertwin.dsp.CircuitMeasurement;
import io.metertwin.dsp.WindowMeasurement;
import io.metertwin.signal.frontend.AccuracyProfile;
import io.metertwin.signal.grid.GridModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Samples that are no numbers, as damaged recordings have: flagged, absent, and held out of energy. */
class InvalidSamplesTest {

    private static final int WINDOW = 2560;
    private static final int I2 = TestMeter.LAYOUT.channelNamed("c1.i2");
    private static final int U1 = TestMeter.LAYOUT.channelNamed("u1");

    /** Watt-hours of a window of 23 kW a phase. */
    private static final double PHASE = 23_000 * 0.2 / 3600;

    private static TestMeter meter(int channel, long from, long to, double value) {
        return new TestMeter(
                GridModel.steady(TestMeter.resistive(230, 100)),
                new TestMeter.Inputs(
                        TestMeter.Inputs.VCT,
                        AccuracyProfile.IDEAL,
                        sound -> new DamagedSource(sound, channel, from, to, value)));
    }

    /** Every window of a run, and the energies of L1, L2 and the total when it was there. */
    private static Map<WindowMeasurement, double[]> run(TestMeter meter, int windows) {
        Map<WindowMeasurement, double[]> seen = new LinkedHashMap<>();
        while (meter.loop.snapshot().windowCount() < windows) {
            meter.loop.step();
            if (meter.loop.snapshot().windowCount() > seen.size()) {
                for (QuantityReading reading : Quantities.readings(1)) {
                    reading.value(meter.loop.snapshot());
                }
                seen.put(meter.loop.snapshot().window(), new double[] {
                    meter.value("c1.energy.p.import.l1"),
                    meter.value("c1.energy.p.import.l2"),
                    meter.value("c1.energy.p.import.total")
                });
            }
        }
        return seen;
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void currentThatIsNoNumberIsAbsentForItsWindow(double value) {
        TestMeter meter = meter(I2, 5 * WINDOW + 1000, 5 * WINDOW + 1003, value);
        double[] before = new double[3];
        for (Map.Entry<WindowMeasurement, double[]> entry : run(meter, 9).entrySet()) {
            WindowMeasurement window = entry.getKey();
            boolean damaged = window.span().index() == 6;
            String where = "window " + window.span().index();
            assertThat(window.invalidChannels()).as(where).isEqualTo(damaged ? List.of(I2) : List.of());
            CircuitMeasurement circuit = window.circuits().get(0);
            assertThat(Double.isNaN(circuit.amperes().at(1))).as(where).isEqualTo(damaged);
            assertThat(Double.isNaN(circuit.phases().get(1).watts())).as(where).isEqualTo(damaged);
            assertThat(Double.isNaN(circuit.total().watts())).as(where).isEqualTo(damaged);
            assertThat(circuit.amperes().at(0)).as(where).isCloseTo(100, within(1e-5));
            assertThat(circuit.phases().get(2).watts()).as(where).isCloseTo(23_000, within(1e-2));
            assertThat(window.banks().get(0).phaseVolts().at(1)).as(where).isCloseTo(230, within(1e-5));
            if (!damaged) {
                assertThat(circuit.amperes().at(1)).as(where).isCloseTo(100, within(1e-5));
            }
            double[] counted = entry.getValue();
            assertThat(counted[0] - before[0]).as(where).isCloseTo(PHASE, within(1e-5));
            assertThat(counted[1] - before[1]).as(where).isCloseTo(damaged ? 0 : PHASE, within(1e-5));
            assertThat(counted[2] - before[2]).as(where).isCloseTo(damaged ? 0 : 3 * PHASE, within(1e-5));
            before = counted;
        }
    }

    /** Wherever in a window the samples lie, their window is held out; and the one they reach into. */
    @ParameterizedTest(name = "sample {0} of a window")
    @CsvSource({"0", "3", "40", "200", "255", "256", "1280", "2500", "2559"})
    void windowOfAnInvalidSampleNeverCounts(int sample) {
        TestMeter meter = meter(I2, 5L * WINDOW + sample, 5L * WINDOW + sample + 1, Double.NaN);
        int flagged = 0;
        double sound = 0;
        double[] before = new double[3];
        for (Map.Entry<WindowMeasurement, double[]> entry : run(meter, 9).entrySet()) {
            WindowMeasurement window = entry.getKey();
            boolean invalid = window.invalidChannels().contains(I2);
            flagged += invalid ? 1 : 0;
            String where = "window " + window.span().index();
            assertThat(entry.getValue()[1] - before[1]).as(where).isCloseTo(invalid ? 0 : PHASE, within(1e-5));
            if (window.span().index() == 6) {
                assertThat(invalid).as(where).isTrue();
            }
            sound += invalid ? 0 : PHASE;
            before = entry.getValue();
        }
        System.out.println("no number at sample " + sample + ": " + flagged + " windows held out");
        assertThat(flagged).isLessThanOrEqualTo(2);
        assertThat(before[1]).isCloseTo(sound, within(1e-4));
    }

    @ParameterizedTest(name = "{0} samples")
    @ValueSource(ints = {1, 700, 2 * WINDOW})
    void voltageThatIsNoNumberTakesItsPhaseAlongAndNothingElse(int samples) {
        long from = 5 * WINDOW + 500;
        TestMeter meter = meter(U1, from, from + samples, Double.NaN);
        for (WindowMeasurement window : run(meter, 12).keySet()) {
            String where = "window " + window.span().index();
            boolean invalid = window.invalidChannels().contains(U1);
            assertThat(window.span().index() == 6 && !invalid).as(where).isFalse();
            assertThat(Double.isNaN(window.banks().get(0).phaseVolts().at(0)))
                    .as(where)
                    .isEqualTo(invalid);
            assertThat(Double.isNaN(window.banks().get(0).lineVolts().at(2)))
                    .as(where)
                    .isEqualTo(invalid);
            assertThat(window.banks().get(0).lineVolts().at(1)).as(where).isCloseTo(230 * Math.sqrt(3), within(0.2));
            assertThat(window.circuits().get(0).phases().get(1).watts())
                    .as(where)
                    .isCloseTo(23_000, within(23.0));
            if (!invalid) {
                assertThat(window.banks().get(0).phaseVolts().at(0)).as(where).isCloseTo(230, within(1e-3));
            }
            assertThat(window.hertz()).as(where).isCloseTo(50, within(0.1));
        }
    }
}
