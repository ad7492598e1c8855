package io.metertwin.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.core.command.CommandResult;
import io.metertwin.core.command.MeterCommand;
import io.metertwin.core.command.Origin;
import io.metertwin.core.event.ChangeLog;
import io.metertwin.core.event.EventKind;
import io.metertwin.core.event.LoggedChange;
import io.metertwin.core.event.MeterEvent;
import io.metertwin.core.event.SettingChanged;
import io.metertwin.core.measure.PowerState;
import io.metertwin.core.record.VolumeJournal;
import io.metertwin.core.settings.SettingChange;
import io.metertwin.core.settings.SettingException;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.storage.LogVolume;
import io.metertwin.core.storage.Recollection;
import io.metertwin.core.storage.Sections;
import io.metertwin.signal.grid.GridModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of events and changes of settings, and the log of changes, of a meter that is started again and again. */
class JournalOfTheMeterTest {

    private static final Origin MODBUS = new Origin("modbus", "10.0.0.7:5020");
    private static final GridModel WORLD = GridModel.steady(TestMeter.resistive(230, 10));
    private static final long QUOTA = 1_000_000;

    @TempDir
    Path directory;

    private TestMeter start(long seconds, Recollection kept, List<MeterEvent> told, long quota) throws IOException {
        TestMeter meter =
                new TestMeter(WORLD, PowerState.ON, TestMeter.START.plusSeconds(seconds), UnaryOperator.identity());
        LogVolume volume = new LogVolume(directory, quota);
        meter.meter.goOnBehind(volume);
        meter.meter.remember(kept, told);
        meter.meter.connect(volume);
        meter.loop.recall(kept);
        return meter;
    }

    private static Recollection intact(Sections sections) {
        return new Recollection(sections, Recollection.Condition.INTACT, "");
    }

    /** Changes several settings at once: id, text, id, text ... */
    private static void change(TestMeter meter, String... texts) {
        var reply = meter.loop.submit(new MeterCommand.ChangeSettings(changes(meter, texts), MODBUS));
        meter.loop.drain();
        assertThat(reply.join()).isEqualTo(new CommandResult.Accepted());
    }

    private static List<SettingChange<?>> changes(TestMeter meter, String... texts) {
        List<SettingChange<?>> changes = new ArrayList<>();
        try {
            for (int k = 0; k < texts.length; k += 2) {
                changes.add(SettingChange.parse(meter.catalogue.find(texts[k]).orElseThrow(), texts[k + 1]));
            }
        } catch (SettingException e) {
            throw new IllegalArgumentException(e);
        }
        return changes;
    }

    private List<String> lines(String file) throws IOException {
        List<String> lines = Files.readAllLines(directory.resolve(file));
        return lines.subList(1, lines.size());
    }

    private List<String> lines(String file, EventKind kind) throws IOException {
        return lines(file).stream()
                .filter(line -> line.contains("," + kind.id() + ","))
                .toList();
    }

    @Test
    void whatIsToldAtTheStartStandsInTheFilesOnce() throws IOException, SettingException {
        TestMeter first = start(0, Recollection.NEW, List.of(), QUOTA);
        first.run(1);
        Settings before = Settings.defaults(first.catalogue);
        Settings after = before.with(changes(first, "record.interval", "30", "record.name", "HALL"));
        List<MeterEvent> told =
                List.copyOf(SettingChanged.between(before, after, TestMeter.START.toEpochMilli() + 20_000));
        assertThat(told).hasSize(2);
        Recollection recovered =
                new Recollection(first.loop.memory(), Recollection.Condition.RECOVERED, "one copy is missing");
        TestMeter second = start(20, recovered, told, QUOTA);
        second.run(1);
        start(40, intact(second.loop.memory()), List.of(), QUOTA).run(1);

        assertThat(lines("settings.csv", EventKind.SETTING_CHANGED))
                .hasSize(2)
                .anyMatch(line -> line.contains("setting=record.name; before=record; after=HALL"));
        assertThat(lines("events.csv", EventKind.STORAGE_RECOVERED)).hasSize(1);
        assertThat(lines("events.csv", EventKind.SUPPLY_LOST)).hasSize(4);
        assertThat(lines("events.csv").stream().distinct()).hasSameSizeAs(lines("events.csv"));
    }

    @Test
    void settingsChangedTogetherAreToldOneByOneWithWhoChangedThem() throws IOException {
        TestMeter meter = start(0, Recollection.NEW, List.of(), QUOTA);
        change(meter, "record.interval", "30", "relay.mode", "alarm", "record.name", "A");
        change(meter, "record.name", "A");

        List<LoggedChange> changes = meter.loop.snapshot().changes();
        assertThat(changes.stream().map(entry -> entry.change().setting()))
                .containsExactlyInAnyOrder("record.interval", "relay.mode", "record.name");
        assertThat(changes).allMatch(entry -> entry.by().equals(MODBUS));
        assertThat(lines("settings.csv")).hasSize(3).allMatch(line -> line.endsWith("; by=modbus 10.0.0.7:5020"));
    }

    @Test
    void changesOutliveRestartsAndTheOldestMakeRoom() throws IOException {
        TestMeter meter = start(0, Recollection.NEW, List.of(), QUOTA);
        for (int seconds = 5; seconds < 5 + ChangeLog.CAPACITY + 10; seconds++) {
            change(meter, "record.interval", String.valueOf(seconds));
        }
        meter.run(1);
        List<LoggedChange> changes = meter.loop.snapshot().changes();
        assertThat(changes).hasSize(ChangeLog.CAPACITY);
        assertThat(changes.get(0).change().after()).isEqualTo("78");
        TestMeter again = start(30, intact(meter.loop.memory()), List.of(), QUOTA);
        assertThat(again.loop.snapshot().changes()).isEqualTo(changes);
        assertThat(lines("settings.csv")).hasSize(ChangeLog.CAPACITY + 10);
    }

    private static void rejectPassword(TestMeter meter) {
        var reply = meter.loop.submit(new MeterCommand.RejectPassword(MODBUS));
        meter.loop.drain();
        assertThat(reply.join()).isInstanceOf(CommandResult.Refused.class);
    }

    /** The lines of the file of events and of all that were put away before it. */
    private List<String> everyEvent() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String file : new LogVolume(directory, QUOTA).files()) {
            if (file.matches("(logs/)?events.*")) {
                lines.addAll(lines(file));
            }
        }
        return lines;
    }

    @ParameterizedTest
    @ValueSource(longs = {QUOTA, 32_000})
    void aStateOlderThanTheFilesGivesNoNumberTwice(long quota) throws IOException {
        TestMeter first = start(0, Recollection.NEW, List.of(), quota);
        rejectPassword(first);
        Recollection old = intact(first.loop.memory());
        TestMeter last = first;
        for (int kill = 1; kill <= 12; kill++) {
            for (int k = 0; k < kill; k++) {
                rejectPassword(last);
                last.run(0.2);
            }
            last = start(20L * kill, old, List.of(), quota);
        }
        List<String> rejected = everyEvent().stream()
                .filter(line -> line.contains("," + EventKind.PASSWORD_REJECTED.id() + ","))
                .toList();
        assertThat(rejected).hasSize(1 + 12 * 13 / 2);
        assertThat(rejected.stream().map(line -> line.substring(0, line.indexOf(','))))
                .doesNotHaveDuplicates();
    }

    @Test
    void aTornLastLineAndLinesWithoutNumbersAreNoNumbersToGoOnBehind() throws IOException {
        Files.writeString(
                directory.resolve("events.csv"),
                "number,kind,start,duration [ms],details\n41,clock-set,2026-03-01T00:00:00.000,0,to=x\n7,clock-set,"
                        + "2026-03-01T00:00:00.000,5,\n99");
        Files.writeString(
                directory.resolve("settings.csv"),
                "number,kind,start,duration [ms],details\n0,setting-changed,2026-03-01T00:00:00.000,0,before=80; after=90\n");
        assertThat(VolumeJournal.lastNumber(new LogVolume(directory, QUOTA))).isEqualTo(41);
        assertThat(VolumeJournal.lastNumber(new LogVolume(directory.resolve("none"), QUOTA)))
                .isZero();
    }

    @Test
    void passwordsAreShownNowhere() throws IOException {
        TestMeter meter = start(0, Recollection.NEW, List.of(), QUOTA);
        change(meter, "password.setting", "424242");
        assertThat(meter.loop.snapshot().changes()).singleElement().satisfies(entry -> {
            assertThat(entry.change().setting()).isEqualTo("password.setting");
            assertThat(entry.toString()).doesNotContain("424242").doesNotContain("1000");
        });
        assertThat(lines("settings.csv"))
                .singleElement()
                .satisfies(line -> assertThat(line).doesNotContain("424242").doesNotContain("1000"));
    }

    @Test
    void logsStayWithinTheQuotaAndLoseTheirOldestFiles() throws IOException {
        long quota = 40_000;
        TestMeter meter = start(0, Recollection.NEW, List.of(), quota);
        for (int k = 0; k < 1500; k++) {
            change(meter, "record.interval", String.valueOf(10 + k % 7));
            meter.run(0.02);
        }
        LogVolume volume = new LogVolume(directory, quota);
        System.out.println("log volume: " + volume.usedBytes() + " of " + quota + " bytes in "
                + volume.files().size() + " files");
        assertThat(volume.usedBytes()).isBetween(quota / 2, quota);
        assertThat(meter.loop.snapshot().events().count(EventKind.VOLUME_FAILED))
                .isZero();
        assertThat(meter.loop.snapshot().events().count(EventKind.RECORD_REMOVED))
                .isPositive();
        String old = "logs/settings_20260301-00001";
        assertThat(volume.files()).noneMatch(file -> file.startsWith(old));
        assertThat(lines("settings.csv")).last().asString().contains("after=" + (10 + 1499 % 7) + ";");
    }
}
