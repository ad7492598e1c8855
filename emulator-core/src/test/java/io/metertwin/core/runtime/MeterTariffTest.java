package io.metertwin.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.core.command.CommandResult;
import io.metertwin.core.command.MeterCommand;
import io.metertwin.core.command.Origin;
import io.metertwin.core.event.ClockSet;
import io.metertwin.core.event.EventKind;
import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.measure.PowerState;
import io.metertwin.core.settings.Setting;
import io.metertwin.signal.grid.GridModel;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tariffs, resets and the clock through the whole meter, which starts at 2026-03-01 00:00. */
class MeterTariffTest {

    private static final Origin TEST = new Origin("test", "here");

    /** 3 x 240 V x 5 A = 3600 W: a watt-hour a second. */
    private static final GridModel WORLD = GridModel.steady(TestMeter.resistive(240, 5));

    private static final double FIRST_WINDOWS = 1;

    private static CommandResult submit(TestMeter meter, MeterCommand command) {
        CompletableFuture<CommandResult> reply = meter.loop.submit(command);
        meter.loop.drain();
        return reply.join();
    }

    private static void setClock(TestMeter meter, String time) {
        MeterCommand command = new MeterCommand.SetClock(Instant.parse(time).toEpochMilli(), TEST);
        assertThat(submit(meter, command)).isEqualTo(new CommandResult.Accepted());
    }

    private static TestMeter dayAndNight(Fidelity fidelity, int mostWindows) {
        TestMeter meter = new TestMeter(WORLD, PowerState.ON, fidelity, mostWindows);
        meter.set("tariff.f.start", "1320");
        meter.set("tariff.f.tariff", "2");
        for (String period : List.of("e", "d", "c", "b", "a")) {
            meter.set("tariff." + period + ".start", "360");
        }
        meter.set("tariff.mode", "clock");
        return meter;
    }

    @ParameterizedTest
    @EnumSource(names = {"WAVEFORM", "GRID_CLOCK"})
    void theTariffChangesAtTheFullMinuteInsideAWindow(Fidelity fidelity) {
        TestMeter meter = dayAndNight(fidelity, 1);
        meter.run(FIRST_WINDOWS);
        setClock(meter, "2026-03-01T21:59:58.050Z");
        double before = meter.clock.seconds();
        assertThat(meter.value("tariff.current")).isEqualTo(1);
        meter.run(4);
        assertThat(meter.value("tariff.current")).isEqualTo(2);
        // T2 counted until the clock was set, and from the boundary to the end of the last window.
        MeterSnapshot snapshot = meter.loop.snapshot();
        double night = snapshot.meterMillis() / 1e3
                - Instant.parse("2026-03-01T22:00:00Z").getEpochSecond();
        assertThat(meter.value("c1.energy.p.import.t2")).isCloseTo(before + night, within(2e-3));
        assertThat(meter.value("c1.energy.p.import.t1") + meter.value("c1.energy.p.import.t2"))
                .isCloseTo(meter.value("c1.energy.p.import.total"), within(1e-9));
    }

    @Test
    void aDayInOneGoGivesEveryTariffItsHoursAndSoDoesItsTruth() {
        TestMeter meter = dayAndNight(Fidelity.AUTO, 100_000);
        meter.run(86_400);
        MeterSnapshot truth = meter.loop.truth().orElseThrow();
        for (int tariff = 1; tariff <= 2; tariff++) {
            String id = "c1.energy.p.import.t" + tariff;
            assertThat(meter.value(id) / TestMeter.value(truth, id)).isCloseTo(1, within(1e-6));
        }
        assertThat(TestMeter.value(truth, "c1.energy.p.import.t1")).isCloseTo(16 * 3600, within(0.2));
        assertThat(meter.value("c1.energy.p.import.t1")).isCloseTo(16 * 3600, within(0.2));
    }

    /** Six hours of a clock that runs 200 ppm fast are shorter by that; so it is in one go, in pieces and in the truth. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFastClockGivesItsTariffsTheHoursOfItsOwn(boolean judgesDemand) {
        TestMeter meter = dayAndNight(Fidelity.AUTO, 100_000);
        meter.set("clock.drift", "200");
        meter.set("c1.alarm.overdemand.p.enabled", judgesDemand ? "on" : "off");
        meter.run(39_000);
        double night = 6 * 3600 / (1 + 200e-6);
        assertThat(meter.value("c1.energy.p.import.t2")).isCloseTo(night, within(1e-2));
        assertThat(TestMeter.value(meter.loop.truth().orElseThrow(), "c1.energy.p.import.t2"))
                .isCloseTo(night, within(1e-2));
    }

    @Test
    void aClockThatIsSetIsAnEventAndLeavesEnergiesAlone() {
        TestMeter meter = dayAndNight(Fidelity.WAVEFORM, 1);
        meter.run(FIRST_WINDOWS);
        double before = meter.value("c1.energy.p.import.total");
        long from = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli() + (long) (meter.clock.seconds() * 1e3);
        setClock(meter, "2026-07-01T12:00:00Z");
        assertThat(meter.value("tariff.current")).isEqualTo(1);
        assertThat(meter.value("c1.energy.p.import.total")).isEqualTo(before);
        assertThat(meter.loop.snapshot().events().newestFirst().get(0).event())
                .isEqualTo(
                        ClockSet.of(from, Instant.parse("2026-07-01T12:00:00Z").toEpochMilli()));
        setClock(meter, "2026-02-28T23:00:00Z");
        assertThat(meter.value("tariff.current")).isEqualTo(2);
        assertThat(meter.loop.snapshot().events().count(EventKind.CLOCK_SET)).isEqualTo(2);
    }

    @Test
    void aDriftingClockGainsWhatItIsSetTo() {
        TestMeter meter = new TestMeter(WORLD, PowerState.ON, Fidelity.AUTO, 100_000);
        meter.set("clock.drift", "200");
        meter.run(86_400);
        double virtual = Instant.parse("2026-03-01T00:00:00Z").getEpochSecond() + meter.clock.seconds();
        assertThat(meter.loop.snapshot().meterMillis() / 1e3 - virtual)
                .isCloseTo(meter.clock.seconds() * 200e-6, within(2e-3));
    }

    @Test
    void energiesAreResetByCommand() {
        TestMeter meter = new TestMeter(WORLD, PowerState.ON, SimulationHook.NONE);
        meter.run(FIRST_WINDOWS);
        assertThat(meter.value("c1.energy.p.import.total")).isPositive();
        assertThat(submit(meter, new MeterCommand.ResetEnergy(OptionalInt.of(1), TEST)))
                .isInstanceOf(CommandResult.Refused.class);
        assertThat(meter.value("c1.energy.p.import.total")).isPositive();
        assertThat(submit(meter, new MeterCommand.ResetEnergy(OptionalInt.empty(), TEST)))
                .isEqualTo(new CommandResult.Accepted());
        assertThat(meter.value("c1.energy.p.import.total")).isZero();
        assertThat(meter.value("c1.energy.p.import.t1")).isZero();
        meter.run(1);
        assertThat(meter.value("c1.energy.p.import.total")).isCloseTo(1, within(0.21));
        MeterSnapshot truth = meter.loop.truth().orElseThrow();
        for (String id : List.of("c1.energy.p.import.total", "c1.energy.p.import.t1", "c1.energy.s.l2")) {
            assertThat(meter.value(id)).isCloseTo(TestMeter.value(truth, id), within(1e-5));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void factoryResetGivesEverySettingItsDefaultAndClearsCountersOnlyWhenAsked(boolean counters) {
        TestMeter meter = dayAndNight(Fidelity.WAVEFORM, 1);
        meter.set("password.setting", "4711");
        meter.run(FIRST_WINDOWS);
        MeterSnapshot before = meter.loop.snapshot();
        double energy = meter.value("c1.energy.p.import.total");
        assertThat(submit(meter, new MeterCommand.FactoryReset(counters, TEST)))
                .isEqualTo(new CommandResult.Accepted());
        MeterSnapshot after = meter.loop.snapshot();
        for (Setting<?> setting : after.settings().catalogue().all()) {
            assertThat(after.settings().get(setting)).as(setting.id()).isEqualTo(setting.defaultValue());
        }
        assertThat(after.identity()).isEqualTo(before.identity());
        assertThat(energy).isPositive();
        assertThat(meter.value("c1.energy.p.import.total")).isEqualTo(counters ? 0 : energy);
        meter.run(FIRST_WINDOWS);
        assertThat(TestMeter.value(meter.loop.truth().orElseThrow(), "c1.energy.p.import.total"))
                .isCloseTo(meter.value("c1.energy.p.import.total"), within(1e-2));
    }
}
