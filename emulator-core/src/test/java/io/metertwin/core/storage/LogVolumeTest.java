package io.metertwin.core.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log volume: quota, finished cycles, torn lines. */
class LogVolumeTest {

    private static final String HEADER = "time,value\n";
    private static final String LINE = "2026-01-01,12345\n";

    @TempDir
    Path directory;

    private LogVolume volume(long quota) throws IOException {
        return new LogVolume(directory.resolve("volume"), quota);
    }

    private static String day(int number) {
        return "running/load_20260101-000000_202601" + String.format(Locale.ROOT, "%02d", number) + ".csv";
    }

    @Test
    void aVolumeThatIsFullLosesItsOldestCompleteRecord() throws IOException {
        long size = (long) HEADER.length() + LINE.length();
        LogVolume volume = volume(3 * size);
        volume.append("events.csv", HEADER, LINE);
        volume.append("running/zero_20250101-000000_20250101.csv", HEADER, LINE);
        volume.append("running/alpha_20250201-000000_20250201.csv", HEADER, LINE);
        volume.finish(volume.running());

        assertThat(volume.append(day(1), HEADER, LINE)).containsExactly("records/zero_20250101-000000_20250101.csv");
        assertThat(volume.files()).containsExactly("events.csv", "records/alpha_20250201-000000_20250201.csv", day(1));
        assertThat(volume.usedBytes()).isEqualTo(3 * size);
    }

    @Test
    void aFullVolumeKeepsItsLogsAndTheFileThatIsWritten() throws IOException {
        long size = (long) HEADER.length() + LINE.length();
        LogVolume volume = volume(2 * size + 1);
        volume.append("events.csv", HEADER, LINE);
        volume.append(day(1), HEADER, LINE);
        assertThatThrownBy(() -> volume.append(day(1), HEADER, LINE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("full");
        assertThat(volume.append(day(2), HEADER, LINE)).containsExactly(day(1));
        assertThat(volume.files()).containsExactly("events.csv", day(2));
    }

    @Test
    void whateverTheLinesAreTheQuotaHolds() throws IOException {
        long seed = 25;
        Random random = new Random(seed);
        LogVolume volume = volume(20_000);
        long most = 0;
        for (int write = 0; write < 2000; write++) {
            int day = 1 + write / 80;
            volume.append(day(day), HEADER, "x".repeat(random.nextInt(200)) + "\n");
            if (random.nextInt(100) == 0) {
                volume.finish(volume.running());
            }
            most = Math.max(most, volume.usedBytes());
        }
        System.out.println("log volume, seed " + seed + ": at most " + most + " of 20000 bytes");
        assertThat(most).isBetween(15_000L, 20_000L);
        assertThat(volume(20_000).usedBytes()).isEqualTo(volume.usedBytes());
    }

    @Test
    void aTornLastLineIsCutOffWhereverItWasTorn() throws IOException {
        String whole = HEADER + LINE + LINE;
        for (int length = 0; length <= whole.length(); length++) {
            Path file = directory.resolve("volume").resolve(day(1));
            Files.createDirectories(file.getParent());
            Files.writeString(file, whole.substring(0, length));
            LogVolume volume = volume(1000);
            List<String> cut = new ArrayList<>();
            volume.repair(cut::add);

            String left = Files.readString(file);
            assertThat(left).isEqualTo(whole.substring(0, whole.lastIndexOf('\n', length - 1) + 1));
            assertThat(cut.isEmpty()).isEqualTo(left.length() == length);
            assertThat(volume.usedBytes()).isEqualTo(left.length());
        }
    }

    @Test
    void aDiskThatFailsIsToldAndWorksAgainLater() throws IOException {
        LogVolume volume = volume(1000);
        volume.fail(Optional.of("no space"));
        assertThatThrownBy(() -> volume.append("events.csv", HEADER, LINE)).hasMessage("no space");
        volume.fail(Optional.empty());
        assertThat(volume.append("events.csv", HEADER, LINE)).isEmpty();
    }
}
