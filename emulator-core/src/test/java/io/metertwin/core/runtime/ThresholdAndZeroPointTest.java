package io.metertwin.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.core.measure.PowerState;
import io.metertwin.dsp.Harmonics;
import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Spectrum;
import io.metertwin.signal.frontend.AccuracyProfile;
import io.metertwin.signal.grid.GridModel;
import io.metertwin.signal.grid.GridState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Smallest values that count and zero points (manual 5.8, 7.5.3), set as a user sets them. */
class ThresholdAndZeroPointTest {

    private static final GridModel STEADY = GridModel.steady(TestMeter.resistive(230, 100));

    /** Offsets of up to 0.1 % of the range and no other error. */
    private static final AccuracyProfile OFFSET = new AccuracyProfile(0, Double.POSITIVE_INFINITY, 0, 0, 1e-3);

    private static final int I1 = TestMeter.LAYOUT.channelNamed("c1.i1");

    private static double energy(TestMeter meter) {
        return meter.value("c1.energy.p.import.total");
    }

    @ParameterizedTest
    @EnumSource(Fidelity.class)
    void currentBelowItsMinimumReadsZeroAndCountsNothing(Fidelity fidelity) {
        TestMeter meter = new TestMeter(STEADY, PowerState.ON, fidelity, 1);
        meter.set("c1.i.min", "99.9");
        meter.run(2);
        assertThat(meter.value("c1.i1")).isCloseTo(100, within(1e-3));
        meter.set("c1.i.min", "100.1");
        meter.run(1);
        double stood = energy(meter);
        meter.run(3);
        assertThat(meter.value("c1.i1")).isZero();
        assertThat(meter.value("c1.p.total")).isZero();
        assertThat(meter.value("c1.s.total")).isZero();
        assertThat(meter.value("u1")).isCloseTo(230, within(1e-3));
        assertThat(energy(meter)).isEqualTo(stood);
        meter.set("c1.i.min", "0");
        meter.run(1);
        assertThat(meter.value("c1.p.total")).isCloseTo(69_000, within(0.5));
        assertThat(energy(meter)).isGreaterThan(stood);
    }

    @ParameterizedTest
    @EnumSource(Fidelity.class)
    void voltageBelowItsMinimumReadsZeroAndTakesItsPowerAlong(Fidelity fidelity) {
        TestMeter meter = new TestMeter(STEADY, PowerState.ON, fidelity, 1);
        meter.run(1);
        meter.set("u.min", "230.1");
        meter.run(1);
        double stood = energy(meter);
        meter.run(3);
        assertThat(meter.value("u1")).isZero();
        assertThat(meter.value("c1.p.total")).isZero();
        assertThat(meter.value("c1.i1")).isCloseTo(100, within(1e-3));
        assertThat(energy(meter)).isEqualTo(stood);
        meter.set("u.min", "229.9");
        meter.run(1);
        assertThat(meter.value("u1")).isCloseTo(230, within(1e-3));
        assertThat(energy(meter)).isGreaterThan(stood);
    }

    /** 0.0004 x Pri x CT ratio: 0.4 A at 1000 A, and 4 A on the primary side behind a transformer of 10. */
    @ParameterizedTest(name = "{0} A")
    @CsvSource({"0.399, 0", "0.401, 0.401"})
    void defaultMinimumIsAShareOfTheRatedCurrent(double amperes, double read) {
        TestMeter meter =
                new TestMeter(GridModel.steady(TestMeter.resistive(230, amperes)), PowerState.ON, SimulationHook.NONE);
        meter.run(1);
        assertThat(meter.value("c1.i2")).isCloseTo(read, within(1e-6));
        meter.set("ct.ratio", "10");
        meter.run(1);
        assertThat(meter.value("c1.i2")).isCloseTo(10 * read, within(1e-5));
    }

    /** Before: sqrt(I^2 + offset^2). After: I, and the offset stands in the settings. */
    @Test
    void manualZeroPointTakesOutTheOffsetThatIsThere() {
        TestMeter meter = new TestMeter(
                GridModel.steady(TestMeter.resistive(230, 10)),
                new TestMeter.Inputs(TestMeter.Inputs.VCT, OFFSET, UnaryOperator.identity()));
        meter.run(1);
        double worst = 0;
        for (int k = 0; k < 3; k++) {
            double dc = dcAmperes(meter, k);
            assertThat(meter.value("c1.i" + (k + 1))).isCloseTo(Math.hypot(10, dc), within(1e-6));
            double dcVolts = meter.loop
                    .snapshot()
                    .window()
                    .banks()
                    .get(0)
                    .harmonics()
                    .get(k)
                    .rms(0);
            assertThat(meter.value("u" + (k + 1))).isCloseTo(Math.hypot(230, dcVolts), within(1e-5));
            worst = Math.max(worst, dc);
        }
        assertThat(worst).isGreaterThan(0.5);
        meter.set("c1.i.zero", "manual");
        meter.set("u.zero", "manual");
        meter.run(1);
        System.out.println("offset of " + worst + " A; left by the manual zero point " + dcAmperes(meter, 0) + " A");
        for (int k = 0; k < 3; k++) {
            assertThat(meter.value("c1.i" + (k + 1))).isCloseTo(10, within(1e-6));
            assertThat(meter.value("u" + (k + 1))).isCloseTo(230, within(1e-5));
            double dcVolts = meter.loop
                    .snapshot()
                    .window()
                    .banks()
                    .get(0)
                    .harmonics()
                    .get(k)
                    .rms(0);
            assertThat(dcVolts).isCloseTo(0, within(1e-5));
        }
        meter.set("c1.i.zero", "off");
        meter.run(1);
        assertThat(dcAmperes(meter, 0)).isGreaterThan(0.1);
    }

    @Test
    void automaticZeroPointTakesOutTheOffsetWithoutBeingAsked() {
        TestMeter meter = new TestMeter(
                GridModel.steady(TestMeter.resistive(230, 10)),
                new TestMeter.Inputs(TestMeter.Inputs.VCT, OFFSET, UnaryOperator.identity()));
        meter.run(1);
        assertThat(meter.value("c1.i1")).isGreaterThan(10.001);
        meter.set("c1.i.zero", "auto");
        meter.set("u.zero", "auto");
        meter.run(1);
        for (int k = 0; k < 3; k++) {
            assertThat(meter.value("c1.i" + (k + 1))).isCloseTo(10, within(1e-6));
            assertThat(meter.value("u" + (k + 1))).isCloseTo(230, within(1e-5));
        }
    }

    private static double dcAmperes(TestMeter meter, int phase) {
        return meter.loop
                .snapshot()
                .window()
                .circuits()
                .get(0)
                .harmonics()
                .get(phase)
                .rms(0);
    }

    /** A dc current that comes later is real: manual keeps reading it, auto forgets it by 2 % a window. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"off, false", "manual, false", "auto, true"})
    void dcThatComesLaterIsForgottenByTheAutomaticZeroPointOnly(String mode, boolean forgotten) {
        double dc = 4;
        TestMeter meter = new TestMeter(
                dcFrom(10, dc), new TestMeter.Inputs(TestMeter.Inputs.VCT, OFFSET, UnaryOperator.identity()));
        meter.run(1);
        meter.set("c1.i.zero", mode);
        meter.run(8);
        double before = signed(meter);
        meter.run(11);
        long windows = meter.loop.snapshot().windowCount() - 50;
        double left = dc * (forgotten ? Math.pow(0.98, (double) windows) : 1);
        assertThat(signed(meter) - before).isCloseTo(left, within(1e-4));
    }

    private static double signed(TestMeter meter) {
        Harmonics harmonics =
                meter.loop.snapshot().window().circuits().get(0).harmonics().get(0);
        return harmonics.rms(0) == 0 || Double.isNaN(harmonics.radians(0))
                ? 0
                : harmonics.rms(0) * Math.cos(harmonics.radians(0));
    }

    private static GridModel dcFrom(double seconds, double dc) {
        return new GridModel() {
            @Override
            public InputLayout layout() {
                return TestMeter.LAYOUT;
            }

            @Override
            public GridState stateAt(double at) {
                GridState state = TestMeter.resistive(230, 10);
                if (at < seconds) {
                    return state;
                }
                List<Spectrum> spectra = new ArrayList<>(state.spectra());
                spectra.set(I1, spectra.get(I1).withDc(dc));
                return state.withSpectra(spectra);
            }

            @Override
            public double nextChangeAfter(double at) {
                return at < seconds ? seconds : Double.POSITIVE_INFINITY;
            }
        };
    }
}
