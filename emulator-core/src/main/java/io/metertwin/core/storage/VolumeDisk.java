package io.metertwin.core.storage;

import java.io.IOException;
import java.util.Map;

/** The disk of a log volume. Whatever it refuses may be half done. */
interface VolumeDisk {

    /**
     * The files of a folder with their sizes in bytes; none when there is no such folder.
     *
     * @param folder empty, or with a slash at its end
     */
    Map<String, Long> sizes(String folder) throws IOException;

    /** Size of a file in bytes; -1 when it is not there. */
    long size(String file) throws IOException;

    /** Adds bytes to the end of a file, which is made when there is none. */
    void append(String file, byte[] bytes) throws IOException;

    /** Leaves the first bytes of a file; does nothing to one that is not there or no longer than that. */
    void cut(String file, long bytes) throws IOException;

    /** The last bytes of a file, all of them when it has no more. */
    byte[] tail(String file, int bytes) throws IOException;

    /** How many bytes of a file stand before the end of its last whole line. */
    long wholeLines(String file) throws IOException;

    /** The last whole line of a file without its end; empty when there is none. */
    String lastLine(String file) throws IOException;

    /**
     * Gives a file another name in one step.
     *
     * @throws java.nio.file.NoSuchFileException when there is none of the first name
     */
    void move(String from, String to) throws IOException;

    /** Removes a file or an empty folder, if it is there. */
    void delete(String name) throws IOException;
}
