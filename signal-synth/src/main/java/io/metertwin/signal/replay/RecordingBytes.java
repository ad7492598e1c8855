package io.metertwin.signal.replay;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds and loads the files of a recording. */
final class RecordingBytes {

    // The samples take up to 30 times this as numbers; a longer file is no recording for a meter.
    private static final long MOST_BYTES = 256L << 20;

    private RecordingBytes() {}

    /** All bytes of a file. */
    static byte[] read(Path file) throws RecordingException {
        try {
            if (!Files.isRegularFile(file)) {
                throw RecordingException.in(file, "there is no such file; check the path");
            }
            long size = Files.size(file);
            if (size > MOST_BYTES) {
                throw RecordingException.in(
                        file, "a file of " + (size >> 20) + " MB is too long; cut it to " + (MOST_BYTES >> 20) + " MB");
            }
            return Files.readAllBytes(file);
        } catch (RecordingException refusal) {
            throw refusal;
        } catch (IOException failure) {
            throw RecordingException.in(file, "cannot be read (" + failure.getMessage() + ")");
        }
    }

    /**
     * The file of the same name with another extension in upper or lower case.
     *
     * @param file the file it belongs to
     * @param extension the other extension, lower case
     */
    static Path beside(Path file, String extension) throws RecordingException {
        String name = nameOf(file);
        int dot = name.lastIndexOf('.');
        String wanted = (dot < 0 ? name : name.substring(0, dot)) + "." + extension;
        Path exact = file.resolveSibling(wanted);
        if (Files.exists(exact)) {
            return exact;
        }
        Path folder = file.toAbsolutePath().getParent();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (nameOf(entry).equalsIgnoreCase(wanted)) {
                    return entry;
                }
            }
        } catch (IOException failure) {
            throw RecordingException.in(folder, "cannot be read (" + failure.getMessage() + ")");
        }
        throw RecordingException.in(
                file, "the recording needs " + wanted + " beside it, which is missing; copy both files");
    }

    /** The last part of a path. */
    static String nameOf(Path file) {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }
}
