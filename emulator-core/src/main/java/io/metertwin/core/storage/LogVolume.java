package io.metertwin.core.storage;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The log volume of a meter, its eMMC (manual 6.3.2; decision 25): text files of lines that are only added to, within a
 * quota. When it is full the oldest complete record file makes room. Its directory is made with the first line. One thread.
 */
public final class LogVolume {

    /** Size of the memory of a meter unless it is told otherwise, bytes. */
    public static final long DEFAULT_BYTES = 8_000_000_000L;

    /** Largest memory a meter can have, bytes. */
    public static final long LARGEST_BYTES = 64_000_000_000L;

    /** Folder of the files of the cycle that runs; not exported. */
    public static final String RUNNING = "running/";

    /** Folder of the files of cycles that are over. */
    public static final String RECORDS = "records/";

    private static final int BLOCK = 1 << 16;

    private final Path directory;
    private final long quotaBytes;
    private final TreeMap<String, Long> sizes = new TreeMap<>();
    private long usedBytes;
    private volatile Optional<String> fault = Optional.empty();

    /**
     * A volume in a directory, which may not exist yet.
     *
     * @param directory where its files are
     * @param quotaBytes most bytes of all files together
     * @throws IOException when the directory exists and cannot be read
     */
    public LogVolume(Path directory, long quotaBytes) throws IOException {
        this.directory = directory;
        this.quotaBytes = quotaBytes;
        for (String folder : List.of("", RUNNING, RECORDS)) {
            look(folder);
        }
    }

    private void look(String folder) throws IOException {
        Path path = directory.resolve(folder);
        if (!Files.isDirectory(path)) {
            return;
        }
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                resize(folder + file.getFileName(), Files.size(file));
            }
        }
    }

    private void resize(String file, long bytes) {
        Long before = bytes < 0 ? sizes.remove(file) : sizes.put(file, bytes);
        usedBytes += Math.max(bytes, 0) - (before == null ? 0 : before);
    }

    /** Bytes of all files. */
    public long usedBytes() {
        return usedBytes;
    }

    /** Names of all files, such as {@code events.csv} and {@code records/a_20260101-000000_20260101.csv}, in order. */
    public List<String> files() {
        return List.copyOf(sizes.keySet());
    }

    /** Lets every write fail with a message, or, when empty, succeed again; any thread. */
    public void fail(Optional<String> message) {
        fault = message;
    }

    /**
     * Cuts off what stands behind the last line end of every file, as a crash leaves it.
     *
     * @return the files that were cut
     * @throws IOException when a file cannot be read or cut
     */
    public List<String> repair() throws IOException {
        List<String> cut = new ArrayList<>();
        for (String file : files()) {
            try (RandomAccessFile content =
                    new RandomAccessFile(directory.resolve(file).toFile(), "rw")) {
                long whole = wholeLines(content);
                if (whole < content.length()) {
                    content.setLength(whole);
                    resize(file, whole);
                    cut.add(file);
                }
            }
        }
        return cut;
    }

    private static long wholeLines(RandomAccessFile content) throws IOException {
        byte[] block = new byte[BLOCK];
        long end = content.length();
        while (end > 0) {
            long begin = Math.max(0, end - BLOCK);
            int length = (int) (end - begin);
            content.seek(begin);
            content.readFully(block, 0, length);
            for (int k = length - 1; k >= 0; k--) {
                if (block[k] == '\n') {
                    return begin + k + 1;
                }
            }
            end = begin;
        }
        return 0;
    }

    /**
     * Adds lines to a file; one that does not exist or is empty begins with its header.
     *
     * @param file its name within the volume
     * @param header first lines of a new file, each with its line end
     * @param lines what is added, each with its line end
     * @return the record files that were removed to make room
     * @throws IOException when the disk refuses it, or the volume is full of files that must stay
     */
    public List<String> append(String file, String header, String lines) throws IOException {
        if (fault.isPresent()) {
            throw new IOException(fault.get());
        }
        boolean isNew = sizes.getOrDefault(file, 0L) == 0;
        byte[] bytes = (isNew ? header + lines : lines).getBytes(StandardCharsets.UTF_8);
        List<String> removed = makeRoom(bytes.length, file);
        Path path = directory.resolve(file);
        if (isNew) {
            Files.createDirectories(path.toAbsolutePath().getParent());
        }
        Files.write(path, bytes, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        resize(file, sizes.getOrDefault(file, 0L) + bytes.length);
        return removed;
    }

    /** Files of cycles that are over go first, then days of the running one that are over. */
    private List<String> makeRoom(long bytes, String written) throws IOException {
        List<String> removed = new ArrayList<>();
        while (usedBytes + bytes > quotaBytes) {
            String oldest = Stream.of(RECORDS, RUNNING)
                    .flatMap(this::oldestFirst)
                    .filter(file -> !file.equals(written))
                    .findFirst()
                    .orElseThrow(() -> new IOException("the log volume is full: " + quotaBytes + " bytes"));
            Files.deleteIfExists(directory.resolve(oldest));
            resize(oldest, -1);
            removed.add(oldest);
        }
        return removed;
    }

    private Stream<String> oldestFirst(String folder) {
        return sizes.keySet().stream()
                .filter(file -> file.startsWith(folder))
                .sorted(Comparator.comparing(LogVolume::age).thenComparing(file -> file));
    }

    /** The times in a name stand behind the name of the task: begin of the cycle, day. */
    private static String age(String file) {
        int day = file.lastIndexOf('_');
        int cycle = file.lastIndexOf('_', day - 1);
        return cycle < 0 ? "" : file.substring(cycle + 1);
    }

    /**
     * Moves every file of the running cycle to the records: it is over.
     *
     * @throws IOException when the disk refuses it
     */
    public void finishCycle() throws IOException {
        for (String file : files()) {
            if (file.startsWith(RUNNING)) {
                String done = RECORDS + file.substring(RUNNING.length());
                Files.createDirectories(directory.resolve(RECORDS));
                Files.move(
                        directory.resolve(file),
                        directory.resolve(done),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
                long bytes = sizes.get(file);
                resize(file, -1);
                resize(done, bytes);
            }
        }
    }

    /**
     * Removes the volume with all its files.
     *
     * @throws IOException when the disk refuses it
     */
    public void delete() throws IOException {
        for (String file : files()) {
            Files.deleteIfExists(directory.resolve(file));
            resize(file, -1);
        }
        for (String folder : List.of(RUNNING, RECORDS, "")) {
            Files.deleteIfExists(directory.resolve(folder));
        }
    }
}
