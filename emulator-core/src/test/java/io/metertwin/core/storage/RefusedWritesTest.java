package io.metertwin.core.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log volume on a disk that refuses a write in its middle, or loses files. */
class RefusedWritesTest {

    private static final String HEADER = "time,value\n";
    private static final String FIRST = "running/a_20260101-000000_20260101.csv";
    private static final String SECOND = "running/a_20260101-000000_20260102.csv";

    @TempDir
    Path directory;

    private FullDisk disk;
    private LogVolume volume;

    @BeforeEach
    void open() throws IOException {
        disk = new FullDisk(directory);
        volume = new LogVolume(disk, 1_000_000);
    }

    private String content(String file) throws IOException {
        return Files.readString(directory.resolve(file));
    }

    private void refuse(String line) {
        assertThatThrownBy(() -> volume.append(FIRST, HEADER, line)).hasMessage("no space left");
    }

    @Test
    void lineTheDiskTookInPartIsCutOffAtOnce() throws IOException {
        String line = "2026-01-01,12345\n";
        for (int taken = 0; taken < line.length(); taken++) {
            disk.free = Long.MAX_VALUE;
            volume.append(FIRST, HEADER, line);
            String before = content(FIRST);
            disk.free = taken;
            refuse(line);
            assertThat(content(FIRST)).isEqualTo(before);
            assertThat(volume.usedBytes()).isEqualTo(before.length());
        }
    }

    @Test
    void newFileTheDiskTookInPartBeginsWithItsWholeHeader() throws IOException {
        disk.free = 4;
        refuse("1,2\n");
        disk.free = Long.MAX_VALUE;
        volume.append(FIRST, HEADER, "3,4\n");
        assertThat(content(FIRST)).isEqualTo(HEADER + "3,4\n");
    }

    @Test
    void tornLineThatCannotBeCutIsCutBeforeTheNextOne() throws IOException {
        volume.append(FIRST, HEADER, "1,2\n");
        disk.free = 2;
        disk.stuck = true;
        refuse("3,4\n");
        disk.free = Long.MAX_VALUE;
        assertThatThrownBy(() -> volume.append(FIRST, HEADER, "5,6\n")).hasMessage("read-only");
        disk.stuck = false;
        volume.append(FIRST, HEADER, "7,8\n");
        assertThat(content(FIRST)).isEqualTo(HEADER + "1,2\n7,8\n");
    }

    @Test
    void whateverTheDiskRefusesOnlyWholeLinesStand() throws IOException {
        long seed = 31;
        Random random = new Random(seed);
        StringBuilder expected = new StringBuilder(HEADER);
        int refused = 0;
        for (int write = 0; write < 1000; write++) {
            String line = "x".repeat(random.nextInt(40)) + write + "\n";
            disk.free = random.nextBoolean() ? Long.MAX_VALUE : random.nextInt(60);
            try {
                volume.append(FIRST, HEADER, line);
                expected.append(line);
            } catch (IOException e) {
                refused++;
            }
        }
        System.out.println("log volume, seed " + seed + ": " + refused + " of 1000 lines refused");
        assertThat(refused).isBetween(100, 500);
        assertThat(content(FIRST)).isEqualTo(expected.toString());
        assertThat(volume.usedBytes()).isEqualTo(expected.length());
    }

    @Test
    void recordsOfCyclesThatBeganInTheSameSecondAllStay() throws IOException {
        for (int cycle = 1; cycle <= 3; cycle++) {
            volume.append(FIRST, HEADER, cycle + ",0\n");
            volume.finish(volume.running());
        }
        assertThat(volume.files())
                .containsExactly(
                        "records/a_20260101-000000_20260101.2.csv",
                        "records/a_20260101-000000_20260101.3.csv",
                        "records/a_20260101-000000_20260101.csv");
        assertThat(content("records/a_20260101-000000_20260101.csv")).endsWith("1,0\n");
        assertThat(content("records/a_20260101-000000_20260101.2.csv")).endsWith("2,0\n");
        assertThat(content("records/a_20260101-000000_20260101.3.csv")).endsWith("3,0\n");
        assertThat(new LogVolume(directory, 1_000_000).files()).isEqualTo(volume.files());
    }

    @Test
    void fileThatIsMissingIsToldAndTheOthersOfItsCycleAreFinished() throws IOException {
        volume.append(FIRST, HEADER, "1,2\n");
        volume.append(SECOND, HEADER, "3,4\n");
        Files.delete(directory.resolve(FIRST));
        assertThatThrownBy(() -> volume.finish(volume.running())).hasMessage(FIRST + " is missing");
        assertThat(volume.files()).containsExactly("records/a_20260101-000000_20260102.csv");
        assertThat(volume.usedBytes()).isEqualTo(HEADER.length() + 4);
        volume.finish(volume.running());
    }

    @Test
    void logThatHasGrownIsPutAwayAndMakesRoomInTheOrderOfItsAge() throws IOException {
        LogVolume small = new LogVolume(directory.resolve("small"), 640);
        String line = "x".repeat(99) + "\n";
        small.append("running/a_20260101-000000_20260101.csv", "", line);
        small.finish(small.running());
        small.append("running/a_20260103-000000_20260103.csv", "", line);
        small.finish(small.running());
        for (int day = 1; day <= 4; day++) {
            small.roll("events.csv", "2026010" + day + "-120000_2026010" + day);
            small.append("events.csv", "", line);
        }
        assertThat(small.files())
                .containsExactly(
                        "events.csv",
                        "logs/events_20260102-120000_20260102.csv",
                        "logs/events_20260103-120000_20260103.csv",
                        "logs/events_20260104-120000_20260104.csv",
                        "records/a_20260101-000000_20260101.csv",
                        "records/a_20260103-000000_20260103.csv");
        assertThat(small.append("running/a_20260105-000000_20260105.csv", "", line.repeat(4)))
                .containsExactly(
                        "records/a_20260101-000000_20260101.csv",
                        "logs/events_20260102-120000_20260102.csv",
                        "records/a_20260103-000000_20260103.csv",
                        "logs/events_20260103-120000_20260103.csv");
    }
}
