package io.metertwin.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.core.command.CommandResult;
import io.metertwin.core.command.MeterCommand;
import io.metertwin.core.command.Origin;
import io.metertwin.core.device.SupplyVoltage;
import io.metertwin.core.event.EventKind;
import io.metertwin.core.fault.SupplyFault;
import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.measure.PowerState;
import io.metertwin.core.settings.SettingChange;
import io.metertwin.core.settings.SettingException;
import io.metertwin.core.storage.LogVolume;
import io.metertwin.signal.grid.GridModel;
import io.metertwin.signal.grid.GridState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The record task of a meter that draws 2.3 kW on each phase, in phasor time. */
class RecordOfTheMeterTest {

    private static final Origin ORIGIN = new Origin("test", "here");
    private static final GridState LOAD = TestMeter.resistive(230, 10);
    private static final GridModel WORLD = GridModel.steady(LOAD);

    @TempDir
    Path directory;

    private TestMeter recorder(int mostWindows) throws IOException {
        TestMeter meter = new TestMeter(WORLD, PowerState.ON, Fidelity.PHASOR, mostWindows);
        meter.meter.connect(new LogVolume(directory.resolve("volume" + mostWindows), 1_000_000));
        return meter;
    }

    private static CommandResult ask(TestMeter meter, MeterCommand command) {
        CompletableFuture<CommandResult> reply = meter.loop.submit(command);
        meter.loop.drain();
        return reply.join();
    }

    private static CommandResult operate(TestMeter meter, boolean start) {
        return ask(meter, new MeterCommand.OperateRecord(start, ORIGIN));
    }

    /** The rows of the only record file, comments and header left out. */
    private List<String> rows(String volume, String folder) throws IOException {
        List<String> rows = new ArrayList<>();
        try (var files = Files.list(directory.resolve(volume).resolve(folder))) {
            for (Path file : files.sorted().toList()) {
                rows.addAll(Files.readAllLines(file).stream()
                        .filter(line -> !line.startsWith("#") && !line.startsWith("time"))
                        .toList());
            }
        }
        return rows;
    }

    private static List<String> times(List<String> rows) {
        return rows.stream()
                .map(row -> row.split(",", -1))
                .map(cells -> cells[0].substring(11) + cells[1])
                .toList();
    }

    private static void supply(TestMeter meter, double volts) {
        CompletableFuture<PowerState> state =
                meter.loop.supply(new SupplyFault(new SupplyVoltage(volts, SupplyVoltage.Current.AC)));
        meter.loop.drain();
        assertThat(state).isCompleted();
    }

    @Test
    void rowsStandAtFullMultiplesOfTheInterval() throws IOException {
        TestMeter meter = recorder(5);
        meter.set("record.interval", "7");
        meter.run(3);
        operate(meter, true);
        meter.run(30);
        operate(meter, false);

        List<String> times = times(rows("volume5", "records"));
        assertThat(times.get(0)).endsWith("start");
        assertThat(times.get(times.size() - 1)).endsWith("stop");
        List<String> values = times.subList(1, times.size() - 1);
        assertThat(values).hasSizeBetween(4, 5);
        for (String time : values) {
            assertThat(Instant.parse("2026-03-01T" + time + "Z").getEpochSecond() % 7)
                    .isZero();
        }
    }

    @Test
    void aRowHoldsTheEnergyUpToItsTime() throws IOException {
        TestMeter meter = recorder(5);
        meter.set("record.interval", "60");
        operate(meter, true);
        meter.run(300.5);
        operate(meter, false);

        List<String> rows = rows("volume5", "records");
        for (String row : rows.subList(2, rows.size() - 1)) {
            String[] cells = row.split(",", -1);
            double minutes = Integer.parseInt(cells[0].substring(14, 16));
            assertThat(Double.parseDouble(cells[19])).isCloseTo(6900 * minutes / 60, energyTolerance(minutes));
        }
        assertThat(rows).hasSize(8);
    }

    private static Offset<Double> energyTolerance(double minutes) {
        return Offset.offset(6900 * minutes / 60 * 1e-3);
    }

    @Test
    void manyWindowsAtOnceRecordWhatSingleOnesDo() throws IOException {
        for (int most : List.of(1, 300)) {
            TestMeter meter = recorder(most);
            meter.set("record.interval", "13");
            operate(meter, true);
            meter.run(600);
        }
        List<String> single = rows("volume1", "running");
        List<String> many = rows("volume300", "running");
        assertThat(many).hasSizeGreaterThan(40);
        assertThat(times(many).subList(0, 45)).isEqualTo(times(single).subList(0, 45));
        assertThat(many.subList(0, 45)).isEqualTo(single.subList(0, 45));
    }

    @Test
    void settingsOfTheRecordAreLockedWhileItRecords() throws IOException, SettingException {
        TestMeter meter = recorder(1);
        operate(meter, true);
        meter.run(1);
        CommandResult result = ask(
                meter,
                new MeterCommand.ChangeSettings(
                        List.of(SettingChange.parse(meter.catalogue.recorder.interval, "5")), ORIGIN));
        assertThat(result)
                .isInstanceOfSatisfying(
                        CommandResult.Refused.class,
                        refused -> assertThat(refused.kind()).isEqualTo(CommandResult.Kind.LOCKED));
        operate(meter, false);
        meter.set("record.interval", "5");
        assertThat(meter.value("record.state")).isZero();
    }

    @Test
    void theRunningCycleIsReadLiveAndExportedOnlyAfterItsStop() throws IOException {
        TestMeter meter = recorder(1);
        meter.set("record.interval", "5");
        operate(meter, true);
        meter.run(11);

        MeterSnapshot snapshot = meter.loop.snapshot();
        assertThat(TestMeter.value(snapshot, "record.state")).isEqualTo(2);
        assertThat(TestMeter.value(snapshot, "c1.record.p.total")).isCloseTo(6900, Offset.offset(5.0));
        assertThat(directory.resolve("volume1/records")).doesNotExist();
        operate(meter, false);
        assertThat(rows("volume1", "records")).hasSizeGreaterThan(3);
        assertThat(rows("volume1", "running")).isEmpty();
        assertThat(snapshot.events().count(EventKind.RECORD_STARTED)).isEqualTo(1);
    }

    @Test
    void aClockSetBackwardsOverMidnightRecordsTheDayBeforeAgain() throws IOException {
        TestMeter meter = recorder(5);
        meter.set("record.interval", "60");
        operate(meter, true);
        meter.run(150);
        long before = Instant.parse("2026-02-28T23:58:30Z").toEpochMilli();
        ask(meter, new MeterCommand.SetClock(before, ORIGIN));
        meter.run(130);
        operate(meter, false);

        try (var files = Files.list(directory.resolve("volume5/records"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "record_20260301-000000_20260301.csv", "record_20260301-000000_20260228.csv");
        }
        List<String> times = times(rows("volume5", "records"));
        assertThat(times.subList(0, 2)).containsExactly("23:58:30.000clock", "23:59:00.000");
        assertThat(times.stream().filter("00:00:00.000"::equals)).hasSize(2);
    }

    @Test
    void aClockSetForwardLeavesOutTheRowsOfTheTimeThatNeverWas() throws IOException {
        TestMeter meter = recorder(5);
        meter.set("record.interval", "60");
        operate(meter, true);
        meter.run(90);
        ask(
                meter,
                new MeterCommand.SetClock(Instant.parse("2026-03-01T01:00:30Z").toEpochMilli(), ORIGIN));
        meter.run(60);

        List<String> times = times(rows("volume5", "running"));
        assertThat(times)
                .containsSubsequence("00:01:00.000", "01:00:30.000clock", "01:01:00.000")
                .noneMatch(time -> time.startsWith("00:02"));
    }

    @Test
    void theTaskWaitsForItsStartAndStopsAtItsEnd() throws IOException {
        TestMeter meter = recorder(5);
        long start = Instant.parse("2026-03-01T00:01:00Z").getEpochSecond();
        meter.set("record.end", Long.toString(start + 120));
        meter.set("record.start", Long.toString(start));
        meter.set("record.interval", "60");
        operate(meter, true);
        meter.run(30);
        assertThat(meter.value("record.state")).isEqualTo(1);
        meter.run(300);

        assertThat(meter.value("record.state")).isZero();
        assertThat(times(rows("volume5", "records")))
                .containsExactly(
                        "00:01:00.000start", "00:01:00.000", "00:02:00.000", "00:03:00.000", "00:03:00.000stop");
    }

    @Test
    void afterAPowerCutTheCycleGoesOnWithAMark() throws IOException {
        TestMeter meter = recorder(5);
        meter.set("record.interval", "5");
        operate(meter, true);
        meter.run(12);
        supply(meter, 0);
        meter.run(12);
        supply(meter, 230);
        meter.run(14);

        List<String> times = times(rows("volume5", "running"));
        assertThat(times).containsSubsequence("00:00:10.000", "00:00:30.000", "00:00:35.000");
        assertThat(times.get(times.indexOf("00:00:10.000") + 1)).endsWith("power");
        assertThat(times).doesNotContain("00:00:15.000", "00:00:20.000", "00:00:25.000");
    }
}
