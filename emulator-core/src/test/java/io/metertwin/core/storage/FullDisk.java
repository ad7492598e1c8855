package io.metertwin.core.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** A directory that takes so many bytes more and no larger writes than so many, and cuts nothing when it is stuck. */
final class FullDisk implements VolumeDisk {

    private final VolumeDisk files;
    long free = Long.MAX_VALUE;
    boolean stuck;
    long largest = Long.MAX_VALUE;

    FullDisk(Path directory) {
        files = new DirectoryDisk(directory);
    }

    @Override
    public Map<String, Long> sizes(String folder) throws IOException {
        return files.sizes(folder);
    }

    @Override
    public long size(String file) throws IOException {
        return files.size(file);
    }

    @Override
    public void append(String file, byte[] bytes) throws IOException {
        int taken = (int) Math.min(bytes.length > largest ? 0 : free, bytes.length);
        files.append(file, Arrays.copyOf(bytes, taken));
        free -= taken;
        if (taken < bytes.length) {
            throw new IOException("no space left");
        }
    }

    @Override
    public void cut(String file, long bytes) throws IOException {
        if (stuck) {
            throw new IOException("read-only");
        }
        files.cut(file, bytes);
    }

    @Override
    public byte[] tail(String file, int bytes) throws IOException {
        return files.tail(file, bytes);
    }

    @Override
    public long wholeLines(String file) throws IOException {
        return files.wholeLines(file);
    }

    @Override
    public String lastLine(String file) throws IOException {
        return files.lastLine(file);
    }

    @Override
    public void move(String from, String to) throws IOException {
        files.move(from, to);
    }

    @Override
    public void delete(String name) throws IOException {
        files.delete(name);
    }
}
