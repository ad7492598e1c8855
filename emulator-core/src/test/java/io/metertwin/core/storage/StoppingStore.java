package io.metertwin.core.storage;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** A disk in memory on which a process dies after some operations; a write that is cut short leaves any part of it. */
final class StoppingStore implements FileStore {

    private final Map<String, byte[]> files = new HashMap<>();
    private final Random random;
    private int left = Integer.MAX_VALUE;

    /** The process is gone. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    StoppingStore(long seed) {
        random = new Random(seed);
    }

    /** The process dies in the middle of the operation after that many more; a new one is started by a high number. */
    void dieAfter(int operations) {
        left = operations;
    }

    private boolean isLast() {
        left--;
        return left < 0;
    }

    @Override
    public byte[] read(String name) throws IOException {
        byte[] content = files.get(name);
        if (content == null) {
            throw new NoSuchFileException(name);
        }
        return content.clone();
    }

    @Override
    public void write(String name, byte[] content) {
        if (isLast()) {
            files.put(name, Arrays.copyOf(content, random.nextInt(content.length + 1)));
            throw new Killed();
        }
        files.put(name, content.clone());
    }

    @Override
    public void replace(String from, String to) {
        boolean killed = isLast();
        if (!killed || random.nextBoolean()) {
            files.put(to, files.remove(from));
        }
        if (killed) {
            throw new Killed();
        }
    }

    @Override
    public void setAside(String name) {
        boolean killed = isLast();
        if (!killed || random.nextBoolean()) {
            files.put(name + ".damaged" + random.nextInt(), files.remove(name));
        }
        if (killed) {
            throw new Killed();
        }
    }

    @Override
    public boolean exists(String name) {
        return files.containsKey(name);
    }
}
