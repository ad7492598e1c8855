package io.metertwin.core.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/** The directory one meter keeps its state in, locked against every other process while it is open. */
public final class StateDirectory implements AutoCloseable {

    private static final String LOCK = "lock";

    private final Path path;
    private final FileChannel channel;
    private final Object lockFile;

    private StateDirectory(Path path, FileChannel channel) throws IOException {
        this.path = path;
        this.channel = channel;
        lockFile = lockFile(path);
    }

    /** What tells one file from another of the same name; null where a host has no such thing. */
    private static Object lockFile(Path path) throws IOException {
        return Files.readAttributes(path.resolve(LOCK), BasicFileAttributes.class)
                .fileKey();
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

    /** The files in it; nothing is written when the directory was removed, also when there is another one in its place. */
    public FileStore files() {
        return new DirectoryStore(path, this::check);
    }

    private void check() throws IOException {
        boolean isMine;
        try {
            isMine = Objects.equals(lockFile, lockFile(path));
        } catch (NoSuchFileException e) {
            isMine = false;
        }
        if (!isMine) {
            throw new IOException("the state directory " + path + " was removed or replaced; start the meter again");
        }
    }

    /** Unlocks it. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
