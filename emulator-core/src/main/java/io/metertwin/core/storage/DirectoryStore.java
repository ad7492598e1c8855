package io.metertwin.core.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files in a directory of the host. */
public final class DirectoryStore implements FileStore {

    /** A state is some hundred kilobytes; whatever is larger is no state. */
    private static final long LARGEST = 64L << 20;

    private static final int MOST_SET_ASIDE = 100;

    private final Path directory;
    private final Ownership ownership;

    /** Whether the directory still is the one it was. */
    interface Ownership {

        /**
         * Does nothing while it is.
         *
         * @throws IOException when it is not
         */
        void check() throws IOException;
    }

    /** A store in a directory that exists. */
    public DirectoryStore(Path directory) {
        this(directory, () -> {});
    }

    /** A store that writes to a directory only as long as it is its owner's. */
    DirectoryStore(Path directory, Ownership ownership) {
        this.directory = directory;
        this.ownership = ownership;
    }

    @Override
    public byte[] read(String name) throws IOException {
        Path file = directory.resolve(name);
        if (Files.size(file) > LARGEST) {
            throw new IOException(file + " is larger than any state");
        }
        return Files.readAllBytes(file);
    }

    @Override
    public void write(String name, byte[] content) throws IOException {
        ownership.check();
        try (FileChannel channel = FileChannel.open(
                directory.resolve(name),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    @Override
    public void replace(String from, String to) throws IOException {
        Files.move(
                directory.resolve(from),
                directory.resolve(to),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        forceDirectory();
    }

    /** A rename is on the disk when its directory is; hosts whose directories cannot be opened do it by themselves. */
    private void forceDirectory() throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(directory, StandardOpenOption.READ);
        } catch (IOException e) {
            return;
        }
        try (channel) {
            channel.force(true);
        }
    }

    @Override
    public void setAside(String name) throws IOException {
        int number = 1;
        while (exists(name + ".damaged" + number) && number < MOST_SET_ASIDE) {
            number++;
        }
        Files.move(directory.resolve(name), directory.resolve(name + ".damaged" + number));
    }

    @Override
    public boolean exists(String name) {
        return Files.exists(directory.resolve(name), LinkOption.NOFOLLOW_LINKS);
    }
}
