package io.metertwin.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.core.measure.PowerState;
import io.metertwin.core.measure.Quantities;
import io.metertwin.core.measure.QuantityReading;
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
import org.junit.jupiter.params.provider.ValueSource;

/** Signals outside 45 to 65 Hz, dead inputs and dc have defined readings: docs/concepts/signal-chain.md. */
class BeyondTheRangeTest {

    private static final TestMeter.Inputs VCT =
            new TestMeter.Inputs(TestMeter.Inputs.VCT, AccuracyProfile.IDEAL, UnaryOperator.identity());

    private static GridState state(double hertz, double volts, double amperes) {
        return new GridState(
                hertz, TestMeter.LAYOUT, TestMeter.resistive(volts, amperes).spectra());
    }

    private static TestMeter measure(GridState state, TestMeter.Inputs inputs) {
        TestMeter meter = new TestMeter(GridModel.steady(state), inputs);
        meter.run(3);
        readEverything(meter);
        return meter;
    }

    private static void readEverything(TestMeter meter) {
        for (QuantityReading reading : Quantities.readings(1)) {
            assertThat(Double.isInfinite(reading.value(meter.loop.snapshot())))
                    .as(reading.id())
                    .isFalse();
        }
    }

    private static String picture(TestMeter meter) {
        StringBuilder text = new StringBuilder();
        for (String id :
                List.of("f.sys", "u1", "u12", "c1.i1", "c1.p1", "c1.q1", "c1.pf1", "c1.energy.p.import.total")) {
            text.append(id).append(' ').append(meter.value(id)).append(", ");
        }
        return text + "synchronised " + meter.loop.snapshot().window().synchronised();
    }

    @ParameterizedTest(name = "{0} Hz, coil {1}")
    @CsvSource({"40, true", "44, true", "66, true", "70, true", "40, false", "44, false", "66, false", "70, false"})
    void frequenciesFrom39To71HertzAreFollowed(double hertz, boolean coil) {
        TestMeter meter = measure(state(hertz, 230, 100), coil ? TestMeter.Inputs.IDEAL : VCT);
        System.out.println(hertz + " Hz, coil " + coil + ": " + picture(meter));
        assertThat(meter.value("f.sys")).isCloseTo(hertz, within(1e-5));
        assertThat(meter.value("u1")).isCloseTo(230, within(2.3e-3));
        assertThat(meter.value("c1.i1")).isCloseTo(100, within(1e-3));
        assertThat(meter.value("c1.p.total")).isCloseTo(69_000, within(0.7));
    }

    /** Windows of 200 ms: whole cycles of 75 and 30 Hz, so the rms values are right; there is no fundamental. */
    @ParameterizedTest(name = "{0} Hz, coil {1}")
    @CsvSource({"75, true", "75, false", "30, true", "30, false", "400, true", "400, false"})
    void frequenciesBeyondAreMeasuredInWindowsOfTheNominalOne(double hertz, boolean coil) {
        TestMeter meter = measure(state(hertz, 230, 100), coil ? TestMeter.Inputs.IDEAL : VCT);
        System.out.println(hertz + " Hz, coil " + coil + ": " + picture(meter));
        assertThat(meter.loop.snapshot().window().synchronised()).isFalse();
        assertThat(meter.value("f.sys")).isNaN();
        assertThat(meter.loop.snapshot().window().span().seconds()).isCloseTo(0.2, within(1e-9));
        assertThat(meter.value("u1")).isCloseTo(230, within(0.1));
        assertThat(meter.value("c1.i1")).isCloseTo(100, within(1.0));
        assertThat(meter.value("c1.p.total")).isCloseTo(69_000, within(690.0));
    }

    /** The rms and the power of dc are right behind a transformer; a coil passes none. */
    @ParameterizedTest(name = "coil {0}")
    @ValueSource(booleans = {true, false})
    void dcIsReadWithoutAFrequency(boolean coil) {
        List<Spectrum> spectra = new ArrayList<>();
        for (int channel = 0; channel < TestMeter.LAYOUT.channels(); channel++) {
            spectra.add(Spectrum.ZERO.withDc(TestMeter.LAYOUT.isVoltage(channel) ? 230 : 100));
        }
        TestMeter meter = measure(new GridState(50, TestMeter.LAYOUT, spectra), coil ? TestMeter.Inputs.IDEAL : VCT);
        System.out.println("dc, coil " + coil + ": " + picture(meter));
        assertThat(meter.value("f.sys")).isNaN();
        assertThat(meter.value("u1")).isCloseTo(230, within(1e-3));
        assertThat(meter.value("u12")).isCloseTo(0, within(1e-6));
        assertThat(meter.value("c1.i1")).isCloseTo(coil ? 0 : 100, within(1e-3));
        assertThat(meter.value("c1.p1")).isCloseTo(coil ? 0 : 23_000, within(0.3));
        assertThat(meter.value("c1.q1")).isCloseTo(0, within(1e-3));
    }

    @ParameterizedTest
    @EnumSource(Fidelity.class)
    void everythingDeadReadsZero(Fidelity fidelity) {
        TestMeter meter = new TestMeter(GridModel.steady(state(50, 0, 0)), PowerState.ON, fidelity, 1);
        meter.run(3);
        readEverything(meter);
        for (String id : List.of("u1", "u12", "c1.i1", "c1.in", "c1.p.total", "c1.s.total", "c1.pf.total")) {
            assertThat(meter.value(id)).as(id).isZero();
        }
        assertThat(meter.value("f.sys")).isNaN();
        assertThat(meter.value("energy.p.import.total")).isZero();
    }

    @ParameterizedTest
    @EnumSource(Fidelity.class)
    void oneDeadPhaseReadsZeroAndTheOthersGoOn(Fidelity fidelity) {
        List<Spectrum> spectra = new ArrayList<>(TestMeter.resistive(230, 100).spectra());
        spectra.set(0, Spectrum.ZERO);
        GridModel world = GridModel.steady(new GridState(50, TestMeter.LAYOUT, spectra));
        TestMeter meter = new TestMeter(world, PowerState.ON, fidelity, 1);
        meter.run(3);
        readEverything(meter);
        assertThat(meter.value("u1")).isZero();
        assertThat(meter.value("f1")).isNaN();
        assertThat(meter.value("f.sys")).isCloseTo(50, within(1e-5));
        assertThat(meter.value("c1.p1")).isZero();
        assertThat(meter.value("c1.i1")).isCloseTo(100, within(1e-3));
        assertThat(meter.value("c1.p.total")).isCloseTo(46_000, within(0.5));
        assertThat(meter.value("u12")).isCloseTo(230, within(3e-3));
    }

    @ParameterizedTest
    @EnumSource(Fidelity.class)
    void currentsAloneAreMeasuredAndFollowed(Fidelity fidelity) {
        TestMeter meter = new TestMeter(GridModel.steady(state(51, 0, 100)), PowerState.ON, fidelity, 1);
        meter.run(3);
        readEverything(meter);
        System.out.println("currents alone, " + fidelity + ": " + picture(meter));
        assertThat(meter.value("u1")).isZero();
        assertThat(meter.value("c1.i1")).isCloseTo(100, within(1e-3));
        assertThat(meter.value("c1.p.total")).isZero();
        assertThat(meter.value("f.sys")).isCloseTo(51, within(1e-5));
    }

    /** A frequency far outside does not stop the meter at any fidelity, and back inside it is right again. */
    @ParameterizedTest
    @EnumSource(Fidelity.class)
    void meterComesBackFromBeyond(Fidelity fidelity) {
        GridModel world = new Excursion(List.of(50.0, 80.0, 20.0, 55.0));
        TestMeter meter = new TestMeter(world, PowerState.ON, fidelity, 1);
        meter.run(5.5);
        readEverything(meter);
        assertThat(meter.value("f.sys")).isCloseTo(55, within(1e-5));
        assertThat(meter.value("c1.p.total")).isCloseTo(69_000, within(7.0));
    }

    /** One frequency after the other, a second each; the last one stays. */
    private record Excursion(List<Double> hertz) implements GridModel {

        @Override
        public InputLayout layout() {
            return TestMeter.LAYOUT;
        }

        @Override
        public GridState stateAt(double seconds) {
            return state(hertz.get((int) Math.min(hertz.size() - 1, seconds + 1e-9)), 230, 100);
        }

        @Override
        public double updateSeconds() {
            return 1;
        }
    }

    @Test
    void rangeIsNotLeftSilently() {
        TestMeter inside = measure(state(70.9, 230, 100), VCT);
        TestMeter outside = measure(state(71.1, 230, 100), VCT);
        assertThat(inside.loop.snapshot().window().synchronised()).isTrue();
        assertThat(outside.loop.snapshot().window().synchronised()).isFalse();
        System.out.println("71.1 Hz: " + picture(outside));
    }
}
