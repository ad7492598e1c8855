package io.metertwin.signal.replay;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The configuration and the data section of a COMTRADE .cff file (IEEE C37.111-2013, clause 9).
 *
 * @param configuration the text of the configuration
 * @param data the records
 * @param dataAreText true when the header of the section says ASCII
 * @param linesBeforeData lines of the file before the records
 */
record CombinedFile(TextLines configuration, ByteBuffer data, boolean dataAreText, int linesBeforeData) {

    private static final Pattern HEADER = Pattern.compile(
            "---\\s*file type:\\s*([A-Z]{3})(?:\\s+([A-Z0-9]+))?(?:\\s*:\\s*(\\d{1,18}))?\\s*---\\s*",
            Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_HEADER = 100;

    /**
     * Finds the sections.
     *
     * @param file the file, for messages
     * @param bytes all of it
     * @param notes receives what does not fit
     */
    static CombinedFile split(Path file, byte[] bytes, List<String> notes) throws RecordingException {
        return new Splitter(file, bytes, notes).split();
    }

    private static final class Splitter {

        private final Path file;
        private final byte[] bytes;
        private final List<String> notes;
        private int from;
        private int line;

        Splitter(Path file, byte[] bytes, List<String> notes) {
            this.file = file;
            this.bytes = bytes;
            this.notes = notes;
        }

        CombinedFile split() throws RecordingException {
            TextLines configuration = null;
            while (from < bytes.length) {
                Matcher header = nextLine();
                if (!header.matches()) {
                    continue;
                }
                String type = header.group(1).toUpperCase(Locale.ROOT);
                if (type.equals("CFG")) {
                    configuration = TextLines.of(file, section(), line);
                } else if (type.equals("DAT") && configuration != null) {
                    boolean isText = "ASCII".equalsIgnoreCase(header.group(2));
                    return new CombinedFile(configuration, data(header, isText), isText, line);
                }
            }
            throw RecordingException.in(
                    file,
                    "there is no section '--- file type: " + (configuration == null ? "CFG" : "DAT")
                            + " ... ---'; take a complete copy of the .cff");
        }

        // A matcher on the line that begins here; moves behind the line.
        private Matcher nextLine() {
            int end = from;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            int length = Math.min(end - from, LONGEST_HEADER);
            String text = new String(bytes, from, length, StandardCharsets.ISO_8859_1);
            from = Math.min(end + 1, bytes.length);
            line++;
            return HEADER.matcher(text.trim());
        }

        // The bytes from here to the next header, without moving.
        private byte[] section() {
            int begin = from;
            int lineAtBegin = line;
            int end = from;
            while (from < bytes.length && !nextLine().matches()) {
                end = from;
            }
            from = begin;
            line = lineAtBegin;
            return Arrays.copyOfRange(bytes, begin, Math.max(begin, end));
        }

        private ByteBuffer data(Matcher header, boolean isText) {
            if (isText) {
                return ByteBuffer.wrap(section());
            }
            int available = bytes.length - from;
            int length = available;
            if (header.group(3) != null) {
                long declared = Long.parseLong(header.group(3));
                length = (int) Math.min(declared, available);
                if (declared != available) {
                    notes.add("the data section declares " + declared + " bytes, the file holds " + available);
                }
            }
            return ByteBuffer.wrap(bytes, from, length).slice();
        }
    }
}
