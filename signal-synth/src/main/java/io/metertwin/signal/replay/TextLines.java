package io.metertwin.signal.replay;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The lines of a text file or of a part of one, read one after the other, with the place for every complaint.
 *
 * <p>UTF-8 is tried strictly; what is not UTF-8 is ISO-8859-1, which older recorders write and which takes any byte.
 */
final class TextLines {

    private static final String SUBSTITUTE = "\u001a";

    private final Path file;
    private final List<String> lines;
    private final int linesBefore;
    private final boolean utf8;
    private int next;

    private TextLines(Path file, String text, int linesBefore, boolean utf8) {
        this.file = file;
        this.lines = split(text);
        this.linesBefore = linesBefore;
        this.utf8 = utf8;
    }

    /**
     * Lines of a text.
     *
     * @param file the file, for messages
     * @param bytes the text
     * @param linesBefore lines of the file before the text
     */
    static TextLines of(Path file, byte[] bytes, int linesBefore) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new TextLines(file, text.startsWith("\ufeff") ? text.substring(1) : text, linesBefore, true);
        } catch (CharacterCodingException notUtf8) {
            return new TextLines(file, new String(bytes, StandardCharsets.ISO_8859_1), linesBefore, false);
        }
    }

    private static List<String> split(String text) {
        List<String> lines = new ArrayList<>();
        text.lines().map(line -> line.replace(SUBSTITUTE, "")).forEach(lines::add);
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }

    /** True when the text was UTF-8, false when it was taken as ISO-8859-1. */
    boolean isUtf8() {
        return utf8;
    }

    /** Lines, without blank ones at the end. */
    int count() {
        return lines.size();
    }

    /** True when another line follows. */
    boolean hasNext() {
        return next < lines.size();
    }

    /** The next line without moving on, empty at the end. */
    String peek() {
        return hasNext() ? lines.get(next) : "";
    }

    /**
     * The next line.
     *
     * @param what what it should hold, for the message when it is missing
     */
    String next(String what) throws RecordingException {
        if (!hasNext()) {
            next++;
            throw fault("the file ends where " + what + " should be; take a complete copy of it");
        }
        return lines.get(next++);
    }

    /** The fields of the next line, split at commas and trimmed. */
    String[] nextFields(String what) throws RecordingException {
        return fieldsOf(next(what), ',');
    }

    /** The trimmed fields of a line. */
    static String[] fieldsOf(String line, char delimiter) {
        List<String> fields = new ArrayList<>();
        int from = 0;
        for (int at = line.indexOf(delimiter); at >= 0; at = line.indexOf(delimiter, from)) {
            fields.add(line.substring(from, at).trim());
            from = at + 1;
        }
        fields.add(line.substring(from).trim());
        return fields.toArray(String[]::new);
    }

    /** A number in the line read last. */
    double number(String text, String what) throws RecordingException {
        double value = Numbers.parse(text);
        if (!Double.isFinite(value)) {
            throw fault(what + " should be a number, not '" + shortened(text) + "'");
        }
        return value;
    }

    /** A whole number in the line read last, 0 to {@code most}. */
    int wholeNumber(String text, String what, int most) throws RecordingException {
        double value = number(text, what);
        if (value < 0 || value > most || value != Math.rint(value)) {
            throw fault(what + " should be a whole number from 0 to " + most + ", not '" + shortened(text) + "'");
        }
        return (int) value;
    }

    /** A fault in the line read last. */
    RecordingException fault(String reason) {
        return RecordingException.at(file, linesBefore + Math.max(1, next), reason);
    }

    /** A text of a file as a message can show it: short, printable. */
    static String shortened(String text) {
        String printable = text.replaceAll("\\p{Cntrl}", "?");
        return printable.length() <= 40 ? printable : String.format(Locale.ROOT, "%.40s...", printable);
    }
}
