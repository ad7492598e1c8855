package io.metertwin.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.core.command.CommandResult;
import io.metertwin.core.command.MeterCommand;
import io.metertwin.core.command.Origin;
import io.metertwin.core.measure.PowerState;
import io.metertwin.core.metering.DemandKind;
import io.metertwin.core.metering.DemandReadings;
import io.metertwin.core.metering.Stamped;
import io.metertwin.signal.InputLayout;
import io.metertwin.signal.grid.GridModel;
import io.metertwin.signal.grid.GridState;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Demand and extremes as the whole meter forms them, in virtual time. */
class DemandOfTheMeterTest {

    private static final int MINUTES_PER_DAY = 1440;
    private static final double WATTS_PER_AMPERE = 3 * 230;
    private static final Origin ORIGIN = new Origin("test", "here");

    /** Rises by 0.05 A a minute until noon and falls from there, 0.01 A lower; on the second day all of it times 1.1. */
    private static double amperes(long minute) {
        long ofDay = minute % MINUTES_PER_DAY;
        double level = ofDay < 720 ? 10 + 0.05 * ofDay : 10 + 0.05 * (1439 - ofDay) - 0.01;
        return minute / MINUTES_PER_DAY == 1 ? 1.1 * level : level;
    }

    private static final GridModel DAYS = new GridModel() {
        @Override
        public InputLayout layout() {
            return TestMeter.LAYOUT;
        }

        @Override
        public GridState stateAt(double seconds) {
            return TestMeter.resistive(230, amperes((long) (seconds / 60 + 1e-6)));
        }

        @Override
        public double updateSeconds() {
            return 60;
        }
    };

    private static TestMeter steady(Fidelity fidelity) {
        return new TestMeter(GridModel.steady(TestMeter.resistive(230, 100)), PowerState.ON, fidelity, 300);
    }

    private static DemandReadings.Circuit demand(TestMeter meter) {
        return meter.loop.snapshot().metering().demand().circuit(0);
    }

    private static long millis(String time) {
        return LocalDateTime.parse(time).toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private static CommandResult submit(TestMeter meter, MeterCommand command) {
        var reply = meter.loop.submit(command);
        meter.loop.drain();
        return reply.join();
    }

    /**
     * The mean current of a day is 10 A and 0.05 A times 359.5, less 0.005 A. The largest fixed interval ends at noon, with
     * 0.05 A times 712 in its middle; the largest sliding one takes the eight minutes before noon and the seven after it.
     */
    @ParameterizedTest
    @CsvSource({"fixed, 45.6, 2026-03-02T12:00", "sliding, 45.782, 2026-03-02T12:07"})
    void twoDaysOfAProfileGiveItsEnergyAndItsLargestDemand(String mode, double largest, String end) {
        TestMeter meter = new TestMeter(DAYS, PowerState.ON, Fidelity.AUTO, 300);
        meter.set("demand.mode", mode);
        meter.run(2 * 86_400);
        double mean = 10 + 0.05 * 359.5 - 0.005;
        double wattHours = 2.1 * 24 * mean * WATTS_PER_AMPERE;
        assertThat(meter.value("c1.energy.p.import.total") / wattHours - 1).isCloseTo(0, within(1e-9));
        Stamped maximum = demand(meter).maximum(DemandKind.ACTIVE);
        assertThat(maximum.value() / (1.1 * largest * WATTS_PER_AMPERE) - 1).isCloseTo(0, within(1e-9));
        assertThat(maximum.millis()).isEqualTo(millis(end));
        assertThat(meter.value("c1.i1.max") / (1.1 * amperes(719)) - 1).isCloseTo(0, within(1e-9));
        assertThat(Math.round(meter.value("c1.i1.max.time") * 1e3)).isEqualTo(millis("2026-03-02T11:59:00.200"));
        assertThat(Math.round(meter.value("c1.i1.min.time") * 1e3)).isEqualTo(millis("2026-03-01T23:59:00.200"));
    }

    @Test
    void minuteOfSamplesIsAWholeInterval() {
        TestMeter meter = steady(Fidelity.WAVEFORM);
        meter.set("demand.interval", "1");
        meter.run(61);
        assertThat(demand(meter).complete()).isTrue();
        assertThat(demand(meter).presentMillis()).isEqualTo(millis("2026-03-01T00:01"));
        assertThat(meter.value("c1.demand.p.max") / (100 * WATTS_PER_AMPERE) - 1)
                .isCloseTo(0, within(1e-5));
    }

    @Test
    void clockSetEndsTheIntervalAndClearsTheDay() {
        TestMeter meter = steady(Fidelity.AUTO);
        meter.set("extremes.clear", "day");
        meter.run(1200);
        assertThat(meter.value("c1.demand.incomplete")).isZero();
        assertThat(Math.round(meter.value("u1.max.time") * 1e3)).isEqualTo(millis("2026-03-01T00:00:00.200"));
        submit(meter, new MeterCommand.SetClock(millis("2026-03-05T05:07:03"), ORIGIN));
        assertThat(meter.value("c1.demand.incomplete")).isEqualTo(1);
        assertThat(meter.value("u1.max")).isNaN();
        meter.run(8 * 60);
        assertThat(demand(meter).presentMillis()).isEqualTo(millis("2026-03-05T05:15"));
        assertThat(demand(meter).complete()).isFalse();
        assertThat(demand(meter).maximum(DemandKind.ACTIVE).millis()).isEqualTo(millis("2026-03-01T00:15"));
        meter.run(15 * 60);
        assertThat(demand(meter).complete()).isTrue();
        assertThat(demand(meter).presentMillis()).isEqualTo(millis("2026-03-05T05:30"));
    }

    @Test
    void resetsAreCommandsForCircuitsTheMeterHas() {
        TestMeter meter = steady(Fidelity.AUTO);
        meter.run(1200);
        assertThat(submit(meter, new MeterCommand.ResetDemand(OptionalInt.of(1), ORIGIN)))
                .isInstanceOf(CommandResult.Refused.class);
        assertThat(submit(meter, new MeterCommand.ResetExtremes(OptionalInt.of(-1), ORIGIN)))
                .isInstanceOf(CommandResult.Refused.class);
        assertThat(meter.value("c1.demand.p.max")).isPositive();
        assertThat(submit(meter, new MeterCommand.ResetDemand(OptionalInt.of(0), ORIGIN)))
                .isInstanceOf(CommandResult.Accepted.class);
        assertThat(meter.value("c1.demand.p.max")).isNaN();
        assertThat(meter.value("c1.p.total.max")).isPositive();
        assertThat(submit(meter, new MeterCommand.ResetExtremes(OptionalInt.empty(), ORIGIN)))
                .isInstanceOf(CommandResult.Accepted.class);
        assertThat(meter.value("c1.p.total.max")).isNaN();
        assertThat(meter.value("u1.min")).isNaN();
    }
}
