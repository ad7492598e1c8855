package io.metertwin.core.storage;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Map;

/** What a disk refused, in words for events and notices. */
public final class DiskRefusal {

    private static final Map<Class<?>, String> REASONS = Map.of(
            NoSuchFileException.class, "no such file",
            AccessDeniedException.class, "no permission",
            FileAlreadyExistsException.class, "there is a file of that name",
            DirectoryNotEmptyException.class, "the directory is not empty",
            NotDirectoryException.class, "it is no directory",
            EOFException.class, "it ends too early");

    private DiskRefusal() {}

    /** What was refused and why: {@code /var/m1/eeprom.new: no such file}. */
    public static String words(IOException refusal) {
        if (!(refusal instanceof FileSystemException file) || file.getFile() == null) {
            return reason(refusal);
        }
        String where = file.getOtherFile() == null ? file.getFile() : file.getFile() + " to " + file.getOtherFile();
        return where + ": " + reason(refusal);
    }

    /**
     * The same for a file whose name the refusal may not know: {@code meter.json: no such file}. A directory that lacks is
     * named: {@code out/meter.json: there is no directory out}.
     */
    public static String words(Path file, IOException refusal) {
        Path directory = file.getParent();
        boolean lacks = refusal instanceof NoSuchFileException && directory != null && !Files.isDirectory(directory);
        return file + ": " + (lacks ? "there is no directory " + directory : reason(refusal));
    }

    /** Why it was refused, without the name of the file. */
    public static String reason(IOException refusal) {
        if (refusal instanceof CharacterCodingException) {
            return "it is no UTF-8 text";
        }
        String known = REASONS.get(refusal.getClass());
        String told = refusal instanceof FileSystemException file ? file.getReason() : refusal.getMessage();
        if (known != null && (told == null || refusal instanceof FileSystemException)) {
            return known;
        }
        if ("Is a directory".equals(told)) {
            return "it is a directory";
        }
        return told == null || told.isEmpty() ? "refused by the disk" : told;
    }
}
