package io.metertwin.app.run;

import io.metertwin.core.storage.LogVolume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The log volume of a meter in its state directory, and beside it the one of a past that is being lived. The past is the
 * meter's as soon as its state tells of it; a past that was interrupted before leaves nothing.
 */
final class VolumeFolder {

    private static final String VOLUME = "volume";
    private static final String DRAFT = "volume.past";

    private final Path volume;
    private final Path draft;
    private final long quotaBytes;

    /**
     * The volume of a state directory.
     *
     * @param state the state directory
     * @param quotaBytes most bytes the volume may take
     */
    VolumeFolder(Path state, long quotaBytes) {
        volume = state.resolve(VOLUME);
        draft = state.resolve(DRAFT);
        this.quotaBytes = quotaBytes;
    }

    /** Where the volume is. */
    Path path() {
        return volume;
    }

    /** The volume. */
    LogVolume open() throws IOException {
        return new LogVolume(volume, quotaBytes);
    }

    /** The volume of a past. */
    LogVolume draft() throws IOException {
        return new LogVolume(draft, quotaBytes);
    }

    /** Makes the volume of a past the meter's when the meter has lived it, or else removes it. */
    void settle(boolean lived) throws IOException {
        if (!Files.isDirectory(draft)) {
            return;
        }
        if (lived) {
            // Of a volume without files only empty folders are left.
            open().delete();
            Files.move(draft, volume, StandardCopyOption.ATOMIC_MOVE);
        } else {
            draft().delete();
        }
    }
}
