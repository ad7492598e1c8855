package io.metertwin.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.core.command.CommandResult;
import io.metertwin.core.command.MeterCommand;
import io.metertwin.core.command.Origin;
import io.metertwin.core.device.SupplyVoltage;
import io.metertwin.core.fault.SupplyFault;
import io.metertwin.core.measure.PowerState;
import io.metertwin.core.metering.DemandReadings;
import io.metertwin.signal.InputLayout;
import io.metertwin.signal.grid.GridModel;
import io.metertwin.signal.grid.GridState;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens inside a window divides it: the part before counts as it was, the part after as it is since. */
class EdgesInsideWindowsTest {

    private static final Origin ORIGIN = new Origin("test", "here");

    /** 3 x 240 V x 5 A = 3600 W: a watt-hour a second. */
    private static final double VOLTS = 240;

    private static final double AMPERES = 5;
    private static final double WATT_HOURS_PER_SECOND = 1;

    /** A grid that may change every 0.3 s: no two windows in a row fit before the next change, so all are sampled. */
    private record Restless(double stepSeconds, double factor) implements GridModel {

        @Override
        public InputLayout layout() {
            return TestMeter.LAYOUT;
        }

        @Override
        public GridState stateAt(double seconds) {
            return TestMeter.resistive(VOLTS, seconds < stepSeconds - 1e-9 ? AMPERES : factor * AMPERES);
        }

        @Override
        public double updateSeconds() {
            return 0.02;
        }
    }

    private static TestMeter meter(Fidelity fidelity) {
        return new TestMeter(new Restless(1e9, 1), PowerState.ON, fidelity, 5);
    }

    private static void submit(TestMeter meter, MeterCommand command) {
        var reply = meter.loop.submit(command);
        meter.loop.drain();
        assertThat(reply.join()).isEqualTo(new CommandResult.Accepted());
    }

    private static void cut(TestMeter meter) {
        var off = meter.loop.supply(new SupplyFault(new SupplyVoltage(0, SupplyVoltage.Current.AC)));
        meter.loop.drain();
        assertThat(off.join()).isEqualTo(PowerState.OFF);
    }

    private static double trueValue(TestMeter meter, String id) {
        return TestMeter.value(meter.loop.truth().orElseThrow(), id);
    }

    private static double measuredSeconds(TestMeter meter) {
        return meter.loop.snapshot().window().span().endSample() / TestMeter.RATE;
    }

    @ParameterizedTest
    @EnumSource(names = {"WAVEFORM", "GRID_CLOCK", "AUTO"})
    void aManualTariffChangesInsideAWindow(Fidelity fidelity) {
        TestMeter meter = meter(fidelity);
        meter.run(2.1);
        double edge = meter.clock.seconds();
        assertThat(edge).isBetween(measuredSeconds(meter) + 0.05, measuredSeconds(meter) + 0.2);
        meter.set("tariff.manual", "2");
        meter.run(2);
        double end = measuredSeconds(meter);
        assertThat(meter.value("c1.energy.p.import.t1")).isCloseTo(edge * WATT_HOURS_PER_SECOND, within(1e-4));
        assertThat(meter.value("c1.energy.p.import.t2")).isCloseTo(end - edge, within(1e-4));
        assertThat(trueValue(meter, "c1.energy.p.import.t1")).isCloseTo(edge, within(1e-5));
        assertThat(trueValue(meter, "c1.energy.p.import.t2")).isCloseTo(end - edge, within(1e-5));
    }

    @ParameterizedTest
    @EnumSource(names = {"WAVEFORM", "GRID_CLOCK", "AUTO"})
    void theClockIsSetFromNightToDayInsideAWindow(Fidelity fidelity) {
        TestMeter meter = meter(fidelity);
        meter.set("tariff.f.start", "1320");
        meter.set("tariff.f.tariff", "2");
        for (String period : new String[] {"e", "d", "c", "b", "a"}) {
            meter.set("tariff." + period + ".start", "360");
        }
        meter.set("tariff.mode", "clock");
        meter.run(2.1);
        double edge = meter.clock.seconds();
        submit(
                meter,
                new MeterCommand.SetClock(Instant.parse("2026-03-01T12:00:00Z").toEpochMilli(), ORIGIN));
        meter.run(1);
        double end = measuredSeconds(meter);
        assertThat(meter.value("c1.energy.p.import.t2")).isCloseTo(edge, within(1e-4));
        assertThat(meter.value("c1.energy.p.import.t1")).isCloseTo(end - edge, within(1e-4));
        assertThat(trueValue(meter, "c1.energy.p.import.t2")).isCloseTo(edge, within(1e-5));
    }

    /** The interval that the clock cuts off holds the energy until then; the one that begins holds what comes after. */
    @ParameterizedTest
    @EnumSource(names = {"WAVEFORM", "AUTO"})
    void theClockIsSetInsideAWindowAndBothIntervalsGetTheirPart(Fidelity fidelity) {
        double step = 2.0;
        double edge = 2.1;
        TestMeter meter = new TestMeter(new Restless(step, 3), PowerState.ON, fidelity, 5);
        meter.set("demand.interval", "1");
        meter.run(edge);
        assertThat(meter.clock.seconds()).isEqualTo(edge);
        submit(
                meter,
                new MeterCommand.SetClock(Instant.parse("2026-03-01T12:00:00Z").toEpochMilli(), ORIGIN));
        meter.run(1.5);
        double end = measuredSeconds(meter);
        DemandReadings.Circuit demand =
                meter.loop.snapshot().metering().demand().circuit(0);
        double before = 3600 * (step + 3 * (edge - step)) / edge;
        assertThat(demand.present().watts()).isCloseTo(before, within(before * 1e-3));
        assertThat(demand.presentMillis())
                .isEqualTo(Instant.parse("2026-03-01T00:00:02.100Z").toEpochMilli());
        assertThat(demand.running().watts()).isCloseTo(3 * 3600, within(36.0));
        assertThat(end).isGreaterThan(edge + 1);
    }

    @ParameterizedTest
    @EnumSource(names = {"WAVEFORM", "GRID_CLOCK", "AUTO"})
    void energiesThatAreResetInsideAWindowCountFromThereOn(Fidelity fidelity) {
        TestMeter meter = meter(fidelity);
        meter.run(2.1);
        double edge = meter.clock.seconds();
        submit(meter, new MeterCommand.ResetEnergy(OptionalInt.empty(), ORIGIN));
        assertThat(meter.value("c1.energy.p.import.total")).isZero();
        meter.run(1);
        double counted = measuredSeconds(meter) - edge;
        assertThat(meter.value("c1.energy.p.import.total")).isCloseTo(counted, within(1e-4));
        assertThat(trueValue(meter, "c1.energy.p.import.total")).isCloseTo(counted, within(1e-5));
    }

    /** The load changes 60 ms before the supply is lost, at the begin of a window or inside it. */
    @ParameterizedTest
    @CsvSource({
        "WAVEFORM, 2.0, 3",
        "WAVEFORM, 2.04, 3",
        "WAVEFORM, 2.04, 0",
        "GRID_CLOCK, 2.0, 3",
        "GRID_CLOCK, 2.04, 0",
        "AUTO, 2.0, 3",
        "AUTO, 2.04, 3",
        "AUTO, 2.04, 0"
    })
    void aPowerCutCountsWhatTheSamplesShowedUntilThen(Fidelity fidelity, double step, double factor) {
        TestMeter meter = new TestMeter(new Restless(step, factor), PowerState.ON, fidelity, 5);
        meter.run(step + 0.06);
        double edge = meter.clock.seconds();
        cut(meter);
        double expected = step + factor * (edge - step);
        double counted = meter.value("c1.energy.p.import.total");
        System.out.printf("%s, x %.0f at %.2f s: %.6f Wh, %.6f expected%n", fidelity, factor, step, counted, expected);
        assertThat(counted).isCloseTo(expected, within(2e-3));
    }

    @Test
    void aMeterCutInItsFirstWindowHasCountedWhatItSaw() {
        TestMeter meter = meter(Fidelity.WAVEFORM);
        meter.run(0.14);
        cut(meter);
        assertThat(meter.value("c1.energy.p.import.total")).isCloseTo(0.14, within(1e-4));
    }

    /** Two edges in one window: tariff 1 until the first, 2 until the second, 3 after it. */
    @Test
    void severalEdgesOfOneWindowDivideItInTheirOrder() {
        TestMeter meter = meter(Fidelity.WAVEFORM);
        meter.run(2.06);
        double first = meter.clock.seconds();
        meter.set("tariff.manual", "2");
        meter.run(0.06);
        double second = meter.clock.seconds();
        meter.set("tariff.manual", "3");
        meter.run(1);
        assertThat(meter.value("c1.energy.p.import.t1")).isCloseTo(first, within(1e-4));
        assertThat(meter.value("c1.energy.p.import.t2")).isCloseTo(second - first, within(1e-4));
        assertThat(meter.value("c1.energy.p.import.t3")).isCloseTo(measuredSeconds(meter) - second, within(1e-4));
    }
}
