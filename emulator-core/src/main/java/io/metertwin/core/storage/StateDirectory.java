package io.metertwin.core.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The directory one meter keeps its state in, locked against every other process while it is open. */
public final class StateDirectory implements AutoCloseable {

    private static final String LOCK = "lock";

    private final Path path;
    private final FileChannel channel;

    private StateDirectory(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Another process, or another meter of this one, has the directory. */
    public static final class LockedException extends IOException {

        private static final long serialVersionUID = 1L;

        private LockedException(Path path, Throwable cause) {
            super("the state directory " + path + " is in use by another meter", cause);
        }
    }

    /**
     * Opens a directory, which is made when there is none, and locks it.
     *
     * @throws LockedException when somebody else has it
     * @throws IOException when it cannot be made or written to
     */
    public static StateDirectory open(Path path) throws IOException {
        Files.createDirectories(path);
        FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new LockedException(path, null);
            }
            return new StateDirectory(path, channel);
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new LockedException(path, e);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** The files in it. */
    public FileStore files() {
        return new DirectoryStore(path);
    }

    /** Unlocks it. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
