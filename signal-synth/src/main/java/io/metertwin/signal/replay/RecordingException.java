package io.metertwin.signal.replay;

import java.io.IOException;
import java.nio.file.Path;

/** A recording that cannot be imported. The message names the file, the line if there is one, the reason and a way out. */
public final class RecordingException extends IOException {

    private static final long serialVersionUID = 1L;

    private RecordingException(String message) {
        super(message);
    }

    /**
     * A fault of the file as a whole.
     *
     * @param file the file
     * @param reason what is wrong and what to do
     */
    static RecordingException in(Path file, String reason) {
        return new RecordingException(file + ": " + reason);
    }

    /**
     * A fault in one line.
     *
     * @param file the file
     * @param line number of the line, from 1
     * @param reason what is wrong and what to do
     */
    static RecordingException at(Path file, int line, String reason) {
        return new RecordingException(file + ":" + line + ": " + reason);
    }
}
