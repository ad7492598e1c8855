package io.metertwin.core.storage;

import java.io.IOException;

/** The files of one state directory. Each call is done when it returns: what was written survives a loss of power. */
public interface FileStore {

    /**
     * The content of a file.
     *
     * @throws java.nio.file.NoSuchFileException when there is nothing of this name
     * @throws IOException when it cannot be read
     */
    byte[] read(String name) throws IOException;

    /**
     * Writes a whole file and forces it to the disk.
     *
     * @throws IOException when the disk is full, read-only or broken; the file is undefined then
     */
    void write(String name, byte[] content) throws IOException;

    /**
     * Gives a file another name in one step; what had that name is gone.
     *
     * @throws IOException when it cannot be done; both names are as before then
     */
    void replace(String from, String to) throws IOException;

    /**
     * Keeps something damaged out of the way under a name of its own.
     *
     * @throws IOException when it cannot be done
     */
    void setAside(String name) throws IOException;

    /** True when there is something of this name, readable or not. */
    boolean exists(String name);
}
