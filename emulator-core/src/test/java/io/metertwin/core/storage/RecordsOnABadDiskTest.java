package io.metertwin.core.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.core.event.EventKind;
import io.metertwin.core.event.EventRecord;
import io.metertwin.core.event.MeterEvent;
import io.metertwin.core.event.VolumeFailed;
import io.metertwin.core.record.RecordColumn;
import io.metertwin.core.record.RecordSetup;
import io.metertwin.core.record.RecordTask;
import io.metertwin.core.record.VolumeJournal;
import io.metertwin.core.record.VolumeRecords;
import io.metertwin.core.unit.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The record task and the journal of a meter whose disk refuses lines, or loses files. */
class RecordsOnABadDiskTest {

    private static final RecordSetup SETUP = new RecordSetup("load", "me", "here", 0, 0, 10);
    private static final String FIRST = "load_19700101-000000_19700101.csv";
    private static final String LATE = "load_19700101-235940_19700101.csv";
    private static final String LATE_NEXT_DAY = "load_19700101-235940_19700102.csv";

    @TempDir
    Path directory;

    private final List<MeterEvent> told = new ArrayList<>();
    private FullDisk disk;
    private LogVolume volume;
    private VolumeRecords records;
    private VolumeJournal journal;
    private RecordTask task;
    private double now;

    @BeforeEach
    void open() throws IOException {
        disk = new FullDisk(directory);
        volume = new LogVolume(disk, 1_000_000);
        List<RecordColumn> columns = new ArrayList<>();
        for (int k = 0; k < 40; k++) {
            columns.add(new RecordColumn("value" + k, Unit.VOLT));
        }
        records = new VolumeRecords("0001", columns, this::tell);
        journal = new VolumeJournal(records);
        task = new RecordTask(records);
        records.attach(volume, Optional.empty(), 0);
    }

    private void tell(MeterEvent event) {
        told.add(event);
        journal.write(new EventRecord(told.size(), event));
    }

    private void start() {
        task.start(SETUP);
    }

    /** Lets so many rows of 40 values be due. */
    private void rows(int count) {
        for (int k = 0; k < count; k++) {
            records.retry((long) (now * 1000));
            task.reach(now, now + 10, () -> Collections.nCopies(40, 230.125));
            now += 10;
        }
    }

    private long count(EventKind kind) {
        return told.stream().filter(event -> event.kind() == kind).count();
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(directory.resolve(file));
    }

    @Test
    void diskThatTakesOnlyShortLinesIsToldOnce() throws IOException {
        start();
        rows(3);
        disk.largest = 200;
        rows(54);
        assertThat(count(EventKind.VOLUME_FAILED)).isEqualTo(1);
        assertThat(lines("events.csv")).anyMatch(line -> line.contains("volume-failed"));

        disk.largest = Long.MAX_VALUE;
        rows(1);
        disk.largest = 200;
        rows(10);
        assertThat(count(EventKind.VOLUME_FAILED)).isEqualTo(2);
    }

    @Test
    void diskThatTakesNothingIsToldOnceAndAgainWhenItFailsAgain() {
        start();
        rows(1);
        for (int outage = 1; outage <= 3; outage++) {
            volume.fail(Optional.of("no space"));
            rows(10);
            assertThat(count(EventKind.VOLUME_FAILED)).isEqualTo(outage);
            volume.fail(Optional.empty());
            rows(2);
        }
    }

    @Test
    void rowsTheDiskRefusedDoNotCount() throws IOException {
        start();
        rows(4);
        disk.free = 0;
        rows(5);
        disk.free = Long.MAX_VALUE;
        rows(2);
        long standing = lines("running/" + FIRST).stream()
                .filter(line -> line.contains(",,230.125"))
                .count();
        assertThat(task.readings().rows()).isEqualTo(standing).isEqualTo(4 + 1 + 2);
    }

    @Test
    void cyclesThatEndedOnAFullDiskAreFinishedWhileAnotherOneRuns() throws IOException {
        start();
        rows(3);
        volume.fail(Optional.of("no space"));
        task.stop(now);
        start();
        rows(2);
        task.stop(now);
        start();
        rows(2);
        volume.fail(Optional.empty());
        rows(2);

        assertThat(lines("records/" + FIRST)).last().asString().startsWith("1970-01-01T00:00:30.000,stop");
        assertThat(volume.running()).singleElement().asString().contains("_19700101-000050_");
        assertThat(volume.files()).contains("records/load_19700101-000030_19700101.csv");
        assertThat(count(EventKind.VOLUME_FAILED)).isEqualTo(1);
    }

    @Test
    void cycleThatEndedOnAFullDiskIsFinishedWithoutAnotherLine() throws IOException {
        start();
        rows(3);
        volume.fail(Optional.of("no space"));
        task.stop(now);
        rows(3);
        assertThat(volume.running()).hasSize(1);
        volume.fail(Optional.empty());
        rows(1);
        assertThat(volume.running()).isEmpty();
        assertThat(lines("records/" + FIRST)).last().asString().contains(",stop,");
    }

    @Test
    void newCycleOfTheSameSecondNeverGoesIntoTheFileOfTheOldOne() throws IOException {
        start();
        task.reach(0, 0.2, List::of);
        volume.fail(Optional.of("no space"));
        task.stop(0.3);
        start();
        task.reach(0.4, 0.6, List::of);
        volume.fail(Optional.empty());
        now = 0.6;
        rows(2);
        assertThat(lines("records/" + FIRST)).last().asString().startsWith("1970-01-01T00:00:00.300,stop");
        assertThat(lines("running/" + FIRST).get(0)).startsWith("# MeterTwin record");
    }

    @Test
    void cyclesOfAnotherRunAreFinishedButNotTheOneThatGoesOn() throws IOException {
        start();
        rows(2);
        String other = "running/old_19691231-000000_19691231.csv";
        Files.writeString(directory.resolve(other), "time,mark\n1,2\n");
        LogVolume again = new LogVolume(disk, 1_000_000);
        records.attach(again, Optional.of(task.cycle()), 20_000);
        assertThat(again.files())
                .contains("records/old_19691231-000000_19691231.csv", "running/" + FIRST)
                .doesNotContain(other);
    }

    /** Another process finds the files, without what the first had in memory; it writes when the disk works. */
    private LogVolume openAgain(boolean works) throws IOException {
        LogVolume again = new LogVolume(disk, 1_000_000);
        again.fail(works ? Optional.empty() : Optional.of("no space"));
        records = new VolumeRecords("0001", List.of(new RecordColumn("value", Unit.VOLT)), told::add);
        records.attach(again, Optional.empty(), 90_000);
        return again;
    }

    private List<String> marks(String file) throws IOException {
        return lines(file).stream()
                .filter(line -> line.startsWith("19"))
                .map(line -> line.split(",", -1)[1])
                .filter(mark -> !mark.isEmpty())
                .toList();
    }

    @Test
    void cycleWhoseStopIsLostWithTheProcessSaysSoAtTheTimeOfItsLastRow() throws IOException {
        start();
        rows(3);
        volume.fail(Optional.of("no space"));
        task.stop(now);

        LogVolume full = openAgain(false);
        assertThat(full.running()).hasSize(1);
        LogVolume works = openAgain(true);
        assertThat(works.running()).isEmpty();
        assertThat(marks("records/" + FIRST)).containsExactly("start", "stop-lost");
        assertThat(lines("records/" + FIRST))
                .last()
                .isEqualTo("1970-01-01T00:00:30.000,stop-lost" + ",".repeat(40))
                .satisfies(line -> assertThat(line.split(",", -1)).hasSize(2 + 40));
    }

    @Test
    void cycleThatEndedGetsNoSecondEndWhenItsFilesAreMovedByAnotherProcess() throws IOException {
        start();
        now = 86_380;
        rows(4);
        task.stop(now);
        Files.move(directory.resolve("records/" + LATE), directory.resolve("running/" + LATE));
        openAgain(true);
        assertThat(marks("records/" + LATE)).containsExactly("start");
        assertThat(marks("records/" + LATE_NEXT_DAY)).containsExactly("stop");
    }

    @Test
    void lostStopStandsInTheLastDayOfTheCycleOnly() throws IOException {
        start();
        now = 86_380;
        rows(4);
        openAgain(true);
        assertThat(marks("records/" + LATE)).containsExactly("start");
        assertThat(marks("records/" + LATE_NEXT_DAY)).containsExactly("stop-lost");
    }

    @Test
    void cycleThatGoesOnHasNotLostItsStop() throws IOException {
        start();
        rows(2);
        records.attach(new LogVolume(disk, 1_000_000), Optional.of(task.cycle()), 20_000);
        assertThat(marks("running/" + FIRST)).containsExactly("start");
    }

    @Test
    void fileThatSomebodyRemovedBeginsWithItsTitlesAndIsTold() throws IOException {
        start();
        rows(3);
        List<String> before = lines("running/" + FIRST);
        Files.delete(directory.resolve("running/" + FIRST));
        rows(2);
        List<String> after = lines("running/" + FIRST);
        assertThat(after).hasSize(7 + 2);
        assertThat(after.subList(0, 7)).isEqualTo(before.subList(0, 7));
        assertThat(told)
                .filteredOn(VolumeFailed.class::isInstance)
                .singleElement()
                .satisfies(event ->
                        assertThat(((VolumeFailed) event).detail()).startsWith("running/" + FIRST + " was removed"));
    }
}
