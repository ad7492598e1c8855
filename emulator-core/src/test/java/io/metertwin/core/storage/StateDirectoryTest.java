package io.metertwin.core.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {

    @TempDir
    Path folder;

    @Test
    void aDirectoryInUseIsRefusedUntilItIsClosed() throws IOException {
        Path path = folder.resolve("a/b");
        try (StateDirectory first = StateDirectory.open(path)) {
            assertThat(first.path()).isEqualTo(path);
            assertThatThrownBy(() -> StateDirectory.open(path))
                    .isInstanceOf(StateDirectory.LockedException.class)
                    .hasMessageContaining(path.toString());
        }
        StateDirectory.open(path).close();
    }

    @Test
    void aDiskThatFailsIsToldAndTheLastGoodStateStays() throws IOException {
        try (StateDirectory directory = StateDirectory.open(folder)) {
            FaultableStore disk = new FaultableStore(directory.files());
            Eeprom eeprom = new Eeprom(disk);
            eeprom.load();
            eeprom.store(Sections.NONE.with("a", new byte[] {1}));
            disk.fail(Optional.of("no space left"));
            StateWriter writer = new StateWriter(eeprom);
            writer.offer(Sections.NONE.with("a", new byte[] {2}));
            writer.close();
            assertThat(writer.failure()).contains("no space left");
            assertThat(new Eeprom(disk).load().sections().get("a")).hasValue(new byte[] {1});

            disk.fail(Optional.empty());
            StateWriter next = new StateWriter(eeprom);
            next.offer(Sections.NONE.with("a", new byte[] {3}));
            next.close();
            assertThat(next.failure()).isEmpty();
            assertThat(new Eeprom(disk).load().sections().get("a")).hasValue(new byte[] {3});
        }
    }

    @Test
    void removedOrReplacedDirectoryIsNotWrittenToAndSaysWhy() throws IOException {
        Path path = folder.resolve("m1");
        try (StateDirectory directory = StateDirectory.open(path)) {
            FileStore files = directory.files();
            files.write("a", new byte[] {1});
            Files.delete(path.resolve("a"));
            Files.delete(path.resolve("lock"));
            Files.delete(path);
            assertThatThrownBy(() -> files.write("a", new byte[] {2})).hasMessageContaining(path + " was removed");
            try (StateDirectory other = StateDirectory.open(path)) {
                other.files().write("a", new byte[] {3});
                assertThatThrownBy(() -> files.write("a", new byte[] {2})).hasMessageContaining("removed or replaced");
                assertThat(other.files().read("a")).containsExactly(3);
            }
        }
    }
}
