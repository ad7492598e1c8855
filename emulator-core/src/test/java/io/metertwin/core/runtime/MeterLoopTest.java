package io.metertwin.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.core.command.CommandResult;
import io.metertwin.core.command.MeterCommand;
import io.metertwin.core.command.Origin;
import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.measure.PowerState;
import io.metertwin.core.measure.Quantities;
import io.metertwin.core.measure.QuantityReading;
import io.metertwin.core.settings.Setting;
import io.metertwin.core.settings.SettingChange;
import io.metertwin.core.settings.SettingException;
import io.metertwin.signal.InputLayout;
import io.metertwin.signal.grid.GridModel;
import io.metertwin.signal.grid.GridState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class MeterLoopTest {

    private static final Origin TEST = new Origin("test", "here");

    private final GridModel steady = GridModel.steady(TestMeter.resistive(230, 100));

    @Test
    void energyOfAnHourIsThePowerTimesTheTimeOfItsWindows() {
        TestMeter meter = new TestMeter(steady, PowerState.ON, SimulationHook.NONE);
        meter.run(3600);
        MeterSnapshot snapshot = meter.loop.snapshot();
        double firstWindow = snapshot.window().span().endSample() / TestMeter.RATE - 0.2 * snapshot.windowCount();
        double counted = 0.2 * snapshot.windowCount();
        assertThat(firstWindow).isLessThan(0.001);
        assertThat(TestMeter.value(snapshot, "c1.energy.p.import.total"))
                .isCloseTo(3 * 230 * 100 * counted / 3600, within(3 * 230 * 100 * 1e-6));
        assertThat(TestMeter.value(snapshot, "c1.energy.p.export.total")).isZero();
    }

    @Test
    void exportedPowerCountsInTheExportRegisterOnly() {
        TestMeter meter =
                new TestMeter(GridModel.steady(TestMeter.resistive(230, -100)), PowerState.ON, SimulationHook.NONE);
        meter.run(10);
        assertThat(TestMeter.value(meter.loop.snapshot(), "c1.p.total")).isCloseTo(-69_000, within(0.1));
        assertThat(TestMeter.value(meter.loop.snapshot(), "energy.p.import.total"))
                .isZero();
        assertThat(TestMeter.value(meter.loop.snapshot(), "energy.p.export.total"))
                .isGreaterThan(180);
    }

    /** Extremes have no truth. */
    private static boolean isExtreme(String id) {
        return id.matches(".*\\.(max|min)(\\.time)?") && !id.contains("demand");
    }

    @Test
    void readingAndTruthAgreeWhileTheWorldChanges() {
        TestMeter meter = new TestMeter(steps(), PowerState.ON, SimulationHook.NONE);
        meter.run(60);
        MeterSnapshot measured = meter.loop.snapshot();
        MeterSnapshot truth = meter.loop.truth().orElseThrow();
        for (QuantityReading reading : Quantities.readings(1)) {
            double expected = reading.value(truth);
            if (isExtreme(reading.id())) {
                assertThat(expected).as(reading.id()).isNaN();
                continue;
            }
            if (Double.isNaN(expected)) {
                assertThat(reading.value(measured)).as(reading.id()).isNaN();
                continue;
            }
            double tolerance = reading.id().contains("energy") ? 2e-4 : 1e-4;
            // The roots of differences between S and P, and between U or I and its fundamental, magnify what is left.
            double root = reading.id().matches("c1\\.(n|di|dv|sh)\\d?.*") ? 1e-4 * 69_000 : 0.5;
            assertThat(reading.value(measured))
                    .as(reading.id())
                    .isCloseTo(expected, within(tolerance * Math.abs(expected) + root));
        }
    }

    /** A current that steps once a second, so that most windows are steady and some are not. */
    private static GridModel steps() {
        return new GridModel() {
            @Override
            public InputLayout layout() {
                return TestMeter.LAYOUT;
            }

            @Override
            public GridState stateAt(double seconds) {
                return TestMeter.resistive(230, 100 + 10 * (Math.rint(seconds) % 5));
            }

            @Override
            public double updateSeconds() {
                return 1;
            }
        };
    }

    @Test
    void sameRunGivesTheSameNumbersToTheLastBit() {
        TestMeter one = new TestMeter(steps(), PowerState.ON, SimulationHook.NONE);
        TestMeter other = new TestMeter(steps(), PowerState.ON, SimulationHook.NONE);
        one.run(20);
        other.run(20);
        for (QuantityReading reading : Quantities.readings(1)) {
            assertThat(Double.doubleToLongBits(reading.value(one.loop.snapshot())))
                    .as(reading.id())
                    .isEqualTo(Double.doubleToLongBits(reading.value(other.loop.snapshot())));
        }
    }

    @Test
    void replyToAChangeComesWhenTheSnapshotShowsIt() {
        TestMeter meter = new TestMeter(steady, PowerState.ON, SimulationHook.NONE);
        meter.run(1);
        CompletableFuture<CommandResult> reply = meter.loop.submit(
                new MeterCommand.ChangeSettings(List.of(new SettingChange<>(meter.catalogue.grid.vtRatio, 10L)), TEST));
        assertThat(reply).isNotDone();
        meter.loop.drain();
        assertThat(reply).isCompletedWithValue(new CommandResult.Accepted());
        assertThat(meter.loop.snapshot().settings().get(meter.catalogue.grid.vtRatio))
                .isEqualTo(10);
        meter.run(0.6);
        assertThat(TestMeter.value(meter.loop.snapshot(), "u1")).isCloseTo(2300, within(0.01));
    }

    @Test
    void nominalFrequencyCanChangeAtAnyTimeAndNoSampleIsLost() {
        TestMeter meter = new TestMeter(steady, PowerState.ON, SimulationHook.NONE);
        meter.run(1.5);
        for (long hertz : new long[] {60, 50, 60}) {
            CompletableFuture<CommandResult> reply = meter.loop.submit(new MeterCommand.ChangeSettings(
                    List.of(new SettingChange<>(meter.catalogue.grid.nominalFrequency, hertz)), TEST));
            meter.run(3);
            assertThat(reply.join()).isEqualTo(new CommandResult.Accepted());
            MeterSnapshot snapshot = meter.loop.snapshot();
            assertThat(snapshot.window().span().seconds()).isCloseTo(hertz == 60 ? 0.24 : 0.2, within(1e-9));
            assertThat(TestMeter.value(snapshot, "c1.p.total")).isCloseTo(69_000, within(0.1));
            double measuredSeconds = snapshot.window().span().endSample() / TestMeter.RATE;
            assertThat(TestMeter.value(snapshot, "c1.energy.p.import.total"))
                    .isCloseTo(69_000 * measuredSeconds / 3600, within(69_000 * 0.002 / 3600));
        }
    }

    @Test
    void everySettingCanBeChangedWhileTheMeterMeasures() {
        TestMeter meter = new TestMeter(steady, PowerState.ON, SimulationHook.NONE);
        for (Setting<?> setting : meter.catalogue.all()) {
            for (double number : new double[] {0, 1, 2, 60, 1024, 5000}) {
                tryToSet(meter, setting, number);
                meter.run(0.3);
            }
        }
        assertThat(meter.loop.snapshot().windowCount()).isGreaterThan(100);
    }

    private static <T> void tryToSet(TestMeter meter, Setting<T> setting, double number) {
        try {
            SettingChange<T> change = SettingChange.ofNumber(setting, number);
            CompletableFuture<CommandResult> reply =
                    meter.loop.submit(new MeterCommand.ChangeSettings(List.of(change), TEST));
            meter.loop.drain();
            assertThat(reply).isDone();
        } catch (SettingException e) {
            assertThat(e).hasMessageContaining(setting.id());
        }
    }

    @Test
    void changeThatGoesTooFarIsRefusedAndLeavesEverythingAsItWas() {
        TestMeter meter = new TestMeter(steady, PowerState.ON, SimulationHook.NONE);
        List<SettingChange<?>> changes = List.of(
                new SettingChange<>(meter.catalogue.grid.vtRatio, 10_000L),
                new SettingChange<>(meter.catalogue.grid.ctRatio, 10_000L));
        CompletableFuture<CommandResult> reply = meter.loop.submit(new MeterCommand.ChangeSettings(changes, TEST));
        meter.loop.drain();
        assertThat(reply.join())
                .isInstanceOfSatisfying(
                        CommandResult.Refused.class,
                        refused -> assertThat(refused.reason()).contains("vt.ratio 10000", "ct.ratio 10000", "1e12 W"));
        assertThat(meter.loop.snapshot().settings().get(meter.catalogue.grid.vtRatio))
                .isEqualTo(1);
    }

    @Test
    void clockGoesOnFromWhereItWasSet() {
        TestMeter meter = new TestMeter(steady, PowerState.ON, SimulationHook.NONE);
        meter.run(1);
        CompletableFuture<CommandResult> reply = meter.loop.submit(new MeterCommand.SetClock(5_000_000, TEST));
        meter.loop.drain();
        assertThat(reply.join()).isEqualTo(new CommandResult.Accepted());
        assertThat(meter.loop.snapshot().meterMillis()).isEqualTo(5_000_000);
        meter.run(10);
        assertThat(meter.loop.snapshot().meterMillis()).isBetween(5_009_700L, 5_010_000L);
    }

    @Test
    void meterWithoutSupplyMeasuresNothingAndRefusesCommands() {
        TestMeter meter = new TestMeter(steady, PowerState.OFF, SimulationHook.NONE);
        CompletableFuture<CommandResult> reply = meter.loop.submit(new MeterCommand.SetClock(0, TEST));
        meter.run(1);
        assertThat(meter.loop.snapshot().windowCount()).isZero();
        assertThat(reply.join()).isInstanceOf(CommandResult.Refused.class);
    }

    @Test
    void hookSeesTheBeginOfEveryBlock() {
        List<Double> seen = new ArrayList<>();
        TestMeter meter = new TestMeter(steady, PowerState.ON, seen::add);
        meter.run(0.06);
        assertThat(seen).containsExactly(0.0, 0.02, 0.04);
    }

    @Test
    void commandsAfterTheEndAreRefused() {
        TestMeter meter = new TestMeter(steady, PowerState.ON, SimulationHook.NONE);
        CompletableFuture<CommandResult> before = meter.loop.submit(new MeterCommand.SetClock(0, TEST));
        meter.loop.close();
        CompletableFuture<CommandResult> after = meter.loop.submit(new MeterCommand.SetClock(0, TEST));
        assertThat(before.join()).isInstanceOf(CommandResult.Refused.class);
        assertThat(after.join()).isInstanceOf(CommandResult.Refused.class);
    }
}
