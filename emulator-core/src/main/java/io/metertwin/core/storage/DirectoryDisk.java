package io.metertwin.core.storage;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A log volume in a directory of the host, which is made with its first file. */
final class DirectoryDisk implements VolumeDisk {

    private static final int BLOCK = 1 << 16;

    private final Path directory;

    DirectoryDisk(Path directory) {
        this.directory = directory;
    }

    @Override
    public Map<String, Long> sizes(String folder) throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        Path path = directory.resolve(folder);
        if (Files.isDirectory(path)) {
            try (Stream<Path> files = Files.list(path)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    sizes.put(folder + file.getFileName(), Files.size(file));
                }
            }
        }
        return sizes;
    }

    @Override
    public long size(String file) throws IOException {
        Path path = directory.resolve(file);
        return Files.exists(path) ? Files.size(path) : -1;
    }

    @Override
    public void append(String file, byte[] bytes) throws IOException {
        Path path = directory.resolve(file);
        if (!Files.exists(path)) {
            Files.createDirectories(path.toAbsolutePath().getParent());
        }
        Files.write(path, bytes, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    @Override
    public void cut(String file, long bytes) throws IOException {
        Path path = directory.resolve(file);
        if (Files.exists(path)) {
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
                channel.truncate(bytes);
            }
        }
    }

    @Override
    public byte[] tail(String file, int bytes) throws IOException {
        try (RandomAccessFile content =
                new RandomAccessFile(directory.resolve(file).toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(bytes, content.length())];
            content.seek(content.length() - tail.length);
            content.readFully(tail);
            return tail;
        }
    }

    @Override
    public long wholeLines(String file) throws IOException {
        try (RandomAccessFile content = open(file)) {
            return lineEnd(content, content.length());
        }
    }

    @Override
    public String lastLine(String file) throws IOException {
        try (RandomAccessFile content = open(file)) {
            long end = lineEnd(content, content.length());
            if (end == 0) {
                return "";
            }
            long begin = lineEnd(content, end - 1);
            byte[] line = new byte[(int) (end - 1 - begin)];
            content.seek(begin);
            content.readFully(line);
            return new String(line, StandardCharsets.UTF_8);
        }
    }

    private RandomAccessFile open(String file) throws IOException {
        return new RandomAccessFile(directory.resolve(file).toFile(), "r");
    }

    /** Where the last line end before a place is over; 0 when there is none. */
    private static long lineEnd(RandomAccessFile content, long before) throws IOException {
        byte[] block = new byte[BLOCK];
        long end = before;
        while (end > 0) {
            long begin = Math.max(0, end - BLOCK);
            content.seek(begin);
            content.readFully(block, 0, (int) (end - begin));
            int lines = lineEnd(block, (int) (end - begin));
            if (lines > 0) {
                return begin + lines;
            }
            end = begin;
        }
        return 0;
    }

    private static int lineEnd(byte[] block, int length) {
        int end = length;
        while (end > 0 && block[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    @Override
    public void move(String from, String to) throws IOException {
        Path target = directory.resolve(to);
        Files.createDirectories(target.toAbsolutePath().getParent());
        Files.move(directory.resolve(from), target, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(directory.resolve(name));
    }
}
