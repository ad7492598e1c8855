package io.metertwin.core.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a disk refuses, in words. */
class DiskRefusalTest {

    @Test
    void fileIsNamedWithTheReasonInWords() {
        Path missing = Path.of("/no/such/place");
        IOException refusal = catchThrowableOfType(IOException.class, () -> Files.size(missing));
        assertThat(DiskRefusal.words(refusal)).isEqualTo("/no/such/place: no such file");
        assertThat(DiskRefusal.words(new AccessDeniedException("/a"))).isEqualTo("/a: no permission");
        assertThat(DiskRefusal.words(new FileAlreadyExistsException("/tmp/m/volume")))
                .isEqualTo("/tmp/m/volume: there is a file of that name");
        assertThat(DiskRefusal.words(new FileSystemException("a.new", "a", "Read-only file system")))
                .isEqualTo("a.new to a: Read-only file system");
    }

    @Test
    void aFileOfWhichTheRefusalDoesNotKnowTheNameIsNamed(@TempDir Path folder) throws IOException {
        Path latin = Files.write(folder.resolve("latin"), new byte[] {'a', (byte) 0xE4});
        assertThat(refused(folder)).isEqualTo(folder + ": it is a directory");
        assertThat(refused(folder.resolve("none"))).isEqualTo(folder.resolve("none") + ": no such file");
        Path nowhere = folder.resolve("nowhere");
        assertThat(refused(nowhere.resolve("x")))
                .isEqualTo(nowhere.resolve("x") + ": there is no directory " + nowhere);
        assertThat(refused(latin)).isEqualTo(latin + ": it is no UTF-8 text");
        IOException written = catchThrowableOfType(IOException.class, () -> Files.writeString(folder, "x"));
        assertThat(DiskRefusal.words(folder, written)).isEqualTo(folder + ": it is a directory");
    }

    private static String refused(Path file) {
        return DiskRefusal.words(file, catchThrowableOfType(IOException.class, () -> Files.readString(file)));
    }

    @Test
    void refusalWithoutWordsGetsSome() {
        assertThat(DiskRefusal.words(new IOException())).isEqualTo("refused by the disk");
        assertThat(DiskRefusal.words(new EOFException())).isEqualTo("it ends too early");
        assertThat(DiskRefusal.words(new FileSystemException("a"))).isEqualTo("a: refused by the disk");
        assertThat(DiskRefusal.words(new IOException("No space left on device")))
                .isEqualTo("No space left on device");
    }
}
