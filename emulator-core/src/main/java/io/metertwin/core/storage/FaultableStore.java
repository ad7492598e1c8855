package io.metertwin.core.storage;

import java.io.IOException;
import java.util.Optional;

/** A store whose disk can be made to fail; reading goes on. The fault may be set by any thread. */
public final class FaultableStore implements FileStore {

    private final FileStore files;
    private volatile Optional<String> fault = Optional.empty();

    /** A store that works. */
    public FaultableStore(FileStore files) {
        this.files = files;
    }

    /** Lets every write fail with a message, or, when empty, succeed again. */
    public void fail(Optional<String> message) {
        fault = message;
    }

    private void check() throws IOException {
        Optional<String> message = fault;
        if (message.isPresent()) {
            throw new IOException(message.get());
        }
    }

    @Override
    public byte[] read(String name) throws IOException {
        return files.read(name);
    }

    @Override
    public void write(String name, byte[] content) throws IOException {
        check();
        files.write(name, content);
    }

    @Override
    public void replace(String from, String to) throws IOException {
        check();
        files.replace(from, to);
    }

    @Override
    public void setAside(String name) throws IOException {
        check();
        files.setAside(name);
    }

    @Override
    public boolean exists(String name) {
        return files.exists(name);
    }
}
