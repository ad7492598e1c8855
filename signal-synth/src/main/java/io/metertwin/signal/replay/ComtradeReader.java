package io.metertwin.signal.replay;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads COMTRADE recordings: a .cfg with the .dat beside it, or a single .cff (IEEE C37.111-2013, clause 9). */
final class ComtradeReader {

    private ComtradeReader() {}

    /**
     * Reads a configuration and the data file beside it.
     *
     * @param file the .cfg
     */
    static Recording readPair(Path file) throws RecordingException {
        List<String> notes = new ArrayList<>();
        TextLines lines = TextLines.of(file, RecordingBytes.read(file), 0);
        ComtradeConfig config = ComtradeConfigParser.parse(lines, notes);
        Path dataFile = RecordingBytes.beside(file, "dat");
        byte[] bytes = RecordingBytes.read(dataFile);
        return recording(file, new DataPart(dataFile, ByteBuffer.wrap(bytes), 0), config, notes);
    }

    /**
     * Reads a combined file.
     *
     * @param file the .cff
     */
    static Recording readCombined(Path file) throws RecordingException {
        List<String> notes = new ArrayList<>();
        CombinedFile parts = CombinedFile.split(file, RecordingBytes.read(file), notes);
        ComtradeConfig config = ComtradeConfigParser.parse(parts.configuration(), notes);
        boolean isText = config.format() == ComtradeFormat.ASCII;
        if (parts.dataAreText() != isText) {
            throw RecordingException.in(
                    file,
                    "the configuration says " + config.format()
                            + " but the header of the data section says otherwise; set one of them right");
        }
        return recording(file, new DataPart(file, parts.data(), parts.linesBeforeData()), config, notes);
    }

    /** Where the records are: the file, its bytes, and the lines of the file before them. */
    private record DataPart(Path file, ByteBuffer bytes, int linesBefore) {

        ComtradeData read(ComtradeConfig config, List<String> notes) throws RecordingException {
            if (config.format() != ComtradeFormat.ASCII) {
                return ComtradeData.binary(file, bytes, config, notes);
            }
            byte[] text = new byte[bytes.remaining()];
            bytes.duplicate().get(text);
            return ComtradeData.ascii(TextLines.of(file, text, linesBefore), config, notes);
        }
    }

    private static Recording recording(Path file, DataPart part, ComtradeConfig config, List<String> notes)
            throws RecordingException {
        ComtradeData data = part.read(config, notes);
        ComtradeTiming timing = new ComtradeTiming(part.file(), config, data, notes);
        List<RecordedSection> sections = timing.sections();
        List<RecordedChannel> channels = new ArrayList<>();
        for (int k = 0; k < config.analogs().size(); k++) {
            channels.add(channel(config.analogs().get(k), data.channel(k), notes));
        }
        return new Recording(RecordingBytes.nameOf(file), channels, sections, timing.times(), notes);
    }

    private static RecordedChannel channel(ComtradeConfig.Analog analog, double[] raw, List<String> notes) {
        int missing = 0;
        for (int k = 0; k < raw.length; k++) {
            // The raw row is not used again; scaling in place spares a second copy of a long recording.
            raw[k] = analog.value(raw[k]);
            if (!Double.isFinite(raw[k])) {
                raw[k] = Double.NaN;
                missing++;
            }
        }
        if (missing > 0) {
            notes.add("channel " + analog.name() + ": " + missing + " of " + raw.length + " samples are missing");
        }
        return new RecordedChannel(analog.name(), analog.unit().symbol(), raw);
    }
}
