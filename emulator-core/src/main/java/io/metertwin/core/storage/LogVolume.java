package io.metertwin.core.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The log volume of a meter, its eMMC (manual 6.3.2; decision 25): text files of lines that are only added to, within a
 * quota. When it is full the oldest complete file makes room. A line is there whole or not at all, and no file ever takes
 * the place of another. Its directory is made with the first line. One thread.
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

    /** Folder of logs that are no longer written. */
    public static final String LOGS = "logs/";

    /** Largest log that is written, bytes; the share of it in a small volume is {@link #LOG_SHARE}. */
    private static final long LARGEST_LOG = 4_000_000;

    private static final long LOG_SHARE = 64;
    private static final int TAIL_BYTES = 1 << 18;
    private static final String END = ".csv";
    private static final int NUMBER_DIGITS = 5;
    private static final int MOST_NAMESAKES = 99_999;

    /** Two times stand behind the name of a task or a log: the begin of its cycle or its last line, and the day. */
    private static final Pattern STAMPED =
            Pattern.compile(".*_([^_]*)_([^_.]*)(?:\\.(\\d{1," + NUMBER_DIGITS + "}))?\\.csv");

    private final VolumeDisk disk;
    private final long quotaBytes;
    private final TreeMap<String, Long> sizes = new TreeMap<>();
    private final Set<String> torn = new TreeSet<>();
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
        this(new DirectoryDisk(directory), quotaBytes);
    }

    /** A volume on a disk. */
    LogVolume(VolumeDisk disk, long quotaBytes) throws IOException {
        this.disk = disk;
        this.quotaBytes = quotaBytes;
        for (String folder : List.of("", RUNNING, RECORDS, LOGS)) {
            for (Map.Entry<String, Long> file : disk.sizes(folder).entrySet()) {
                resize(file.getKey(), file.getValue());
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

    private void checkFault() throws IOException {
        Optional<String> message = fault;
        if (message.isPresent()) {
            throw new IOException(message.get());
        }
    }

    /** Something done to a file. */
    private interface FileAction {

        void apply(String file) throws IOException;
    }

    /** Does something to every file, also after one refused it; the first refusal is thrown at the end. */
    private static void forEach(Stream<String> files, FileAction action) throws IOException {
        IOException first = null;
        for (String file : files.toList()) {
            try {
                action.apply(file);
            } catch (IOException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    /**
     * Cuts off what stands behind the last line end of every file, as a crash leaves it.
     *
     * @param cut is told each file that was cut
     * @throws IOException when a file cannot be read or cut; the others are whole then
     */
    public void repair(Consumer<String> cut) throws IOException {
        forEach(files().stream(), file -> {
            long whole = disk.wholeLines(file);
            if (whole < sizes.get(file)) {
                disk.cut(file, whole);
                resize(file, whole);
                cut.accept(file);
            }
        });
    }

    /**
     * The last whole line of a file without its end; empty when there is none.
     *
     * @param file its name within the volume
     * @throws IOException when it cannot be read
     */
    public String lastLine(String file) throws IOException {
        return disk.lastLine(file);
    }

    /**
     * Looks whether somebody else removed a file or took lines from it; what is added next goes behind what is left.
     *
     * @param file its name within the volume
     * @return true when lines that were written are gone
     * @throws IOException when the disk does not tell
     */
    public boolean hasLostLines(String file) throws IOException {
        if (torn.contains(file)) {
            return false;
        }
        long known = sizes.getOrDefault(file, 0L);
        long actual = disk.size(file);
        resize(file, actual);
        return Math.max(actual, 0) < known;
    }

    /**
     * Adds lines to a file; one that does not exist or is empty begins with its header. When the disk refuses them no part
     * of them stays.
     *
     * @param file its name within the volume
     * @param header first lines of a new file, each with its line end
     * @param lines what is added, each with its line end
     * @return the files that were removed to make room
     * @throws IOException when the disk refuses it, or the volume is full of files that must stay
     */
    public List<String> append(String file, String header, String lines) throws IOException {
        checkFault();
        mend();
        boolean isNew = sizes.getOrDefault(file, 0L) == 0;
        byte[] bytes = (isNew ? header + lines : lines).getBytes(StandardCharsets.UTF_8);
        List<String> removed = makeRoom(bytes.length, file);
        try {
            disk.append(file, bytes);
        } catch (IOException e) {
            torn.add(file);
            mendAtOnce(e);
            throw e;
        }
        resize(file, sizes.getOrDefault(file, 0L) + bytes.length);
        return removed;
    }

    /** Cuts every file that a refused write may have left torn back to its whole lines. */
    private void mend() throws IOException {
        for (String file : List.copyOf(torn)) {
            disk.cut(file, sizes.getOrDefault(file, 0L));
            torn.remove(file);
        }
    }

    /** A disk that refuses this too is asked again before the next line. */
    private void mendAtOnce(IOException cause) {
        try {
            mend();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /** Complete files go first, the oldest of all, then days of the running cycle that are over. */
    private List<String> makeRoom(long bytes, String written) throws IOException {
        List<String> removed = new ArrayList<>();
        while (usedBytes + bytes > quotaBytes) {
            String oldest = Stream.concat(oldestFirst(List.of(RECORDS, LOGS)), oldestFirst(List.of(RUNNING)))
                    .filter(file -> !file.equals(written))
                    .findFirst()
                    .orElseThrow(() -> new IOException("the log volume is full: " + quotaBytes + " bytes"));
            disk.delete(oldest);
            resize(oldest, -1);
            removed.add(oldest);
        }
        return removed;
    }

    private Stream<String> oldestFirst(List<String> folders) {
        return sizes.keySet().stream()
                .filter(file -> folders.stream().anyMatch(file::startsWith))
                .sorted(Comparator.comparing(LogVolume::age).thenComparing(file -> file));
    }

    private static String age(String file) {
        Matcher name = STAMPED.matcher(file);
        if (!name.matches()) {
            return "";
        }
        String number = name.group(3) == null ? "" : name.group(3);
        return name.group(2) + "_" + name.group(1) + "_" + "0".repeat(NUMBER_DIGITS - number.length()) + number;
    }

    /**
     * Puts a log away that has grown to its share of the volume, so that it can make room one day; its next line begins a
     * new one.
     *
     * @param file its name within the volume
     * @param stamp time and day of its last line, such as {@code 20260101-123456_20260101}
     * @throws IOException when the disk refuses it
     */
    public void roll(String file, String stamp) throws IOException {
        if (sizes.getOrDefault(file, 0L) >= Math.min(LARGEST_LOG, quotaBytes / LOG_SHARE)) {
            checkFault();
            mend();
            String name = file.substring(0, file.length() - END.length());
            move(file, LOGS + name + "_" + stamp + END);
        }
    }

    /**
     * The last lines of a log, behind those of the file of it that was put away last. The first and the last line of a file
     * may be torn.
     *
     * @param file its name within the volume
     * @throws IOException when it cannot be read
     */
    public List<String> lastLines(String file) throws IOException {
        String name = LOGS + file.substring(0, file.length() - END.length()) + "_";
        List<String> lines = new ArrayList<>();
        List<String> away = oldestFirst(List.of(name)).toList();
        for (String each : away.subList(Math.max(0, away.size() - 1), away.size())) {
            lines.addAll(tail(each));
        }
        if (sizes.containsKey(file)) {
            lines.addAll(tail(file));
        }
        return lines;
    }

    private List<String> tail(String file) throws IOException {
        return new String(disk.tail(file, TAIL_BYTES), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    /** Names of the files of cycles that are not finished, in order. */
    public List<String> running() {
        return sizes.keySet().stream().filter(file -> file.startsWith(RUNNING)).toList();
    }

    /**
     * Moves files of a cycle that is over to the records.
     *
     * @param cycle names of running files; those that are not there are left out
     * @throws IOException when the disk refuses it or a file is missing; the others are moved then
     */
    public void finish(Collection<String> cycle) throws IOException {
        checkFault();
        mend();
        forEach(
                running().stream().filter(cycle::contains),
                file -> move(file, RECORDS + file.substring(RUNNING.length())));
    }

    private void move(String file, String target) throws IOException {
        String free = free(target);
        try {
            disk.move(file, free);
        } catch (NoSuchFileException e) {
            resize(file, -1);
            throw new IOException(file + " is missing", e);
        }
        long bytes = sizes.get(file);
        resize(file, -1);
        resize(free, bytes);
    }

    /** A name nobody has: the one asked for, or with a number behind it. */
    private String free(String file) throws IOException {
        String name = file.substring(0, file.length() - END.length());
        String free = file;
        for (int number = 2; sizes.containsKey(free); number++) {
            if (number > MOST_NAMESAKES) {
                throw new IOException("too many files are called " + file);
            }
            free = name + "." + number + END;
        }
        return free;
    }

    /**
     * Removes the volume with all its files.
     *
     * @throws IOException when the disk refuses it
     */
    public void delete() throws IOException {
        for (String file : files()) {
            disk.delete(file);
            resize(file, -1);
        }
        for (String folder : List.of(RUNNING, RECORDS, LOGS, "")) {
            disk.delete(folder);
        }
    }
}
