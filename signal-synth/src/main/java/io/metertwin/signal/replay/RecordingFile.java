package io.metertwin.signal.replay;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalDouble;

/** Opens recordings of every kind that can be replayed: COMTRADE, CSV and WAV. */
public final class RecordingFile {

    /** Eight samples in a cycle of 45 Hz; below, not even the fundamental is sure. */
    static final double LEAST_RATE_HZ = 8 * 45;

    private RecordingFile() {}

    /**
     * Loads a recording.
     *
     * @param file a .cfg or .dat (COMTRADE pair), .cff, .csv or .wav
     * @param rateHz samples per second, for a CSV without a time column; ignored where the file says it
     * @return the samples with notes about whatever was guessed
     * @throws RecordingException when the file cannot be understood, with file, line and reason
     */
    public static Recording open(Path file, OptionalDouble rateHz) throws RecordingException {
        Recording recording = read(file, rateHz);
        if (recording.sections().stream().allMatch(section -> section.rateHz() < LEAST_RATE_HZ)) {
            throw RecordingException.in(file, tooSlow(recording.sampleRateHz()));
        }
        return recording;
    }

    /** Why a rate is refused. */
    static String tooSlow(double rateHz) {
        return String.format(
                Locale.ROOT,
                "%.6g samples per second are too few to replay: a cycle of 45 Hz needs 8, that is %.0f per second",
                rateHz,
                LEAST_RATE_HZ);
    }

    private static Recording read(Path file, OptionalDouble rateHz) throws RecordingException {
        String name = RecordingBytes.nameOf(file).toLowerCase(Locale.ROOT);
        String extension = name.substring(name.lastIndexOf('.') + 1);
        return switch (extension) {
            case "cfg" -> ComtradeReader.readPair(file);
            case "dat" -> ComtradeReader.readPair(RecordingBytes.beside(file, "cfg"));
            case "cff" -> ComtradeReader.readCombined(file);
            case "csv", "tsv" -> CsvReader.read(file, rateHz);
            case "wav" -> WavReader.read(file);
            default -> readByContent(file, rateHz);
        };
    }

    private static Recording readByContent(Path file, OptionalDouble rateHz) throws RecordingException {
        byte[] bytes = RecordingBytes.read(file);
        String beginning = new String(bytes, 0, Math.min(64, bytes.length), StandardCharsets.ISO_8859_1);
        if (beginning.startsWith("RIFF")) {
            return WavReader.read(file);
        }
        if (beginning.toLowerCase(Locale.ROOT).startsWith("--- file type")) {
            return ComtradeReader.readCombined(file);
        }
        if (RecordingBytes.nameOf(file).toLowerCase(Locale.ROOT).endsWith(".txt")) {
            return CsvReader.read(file, rateHz);
        }
        throw RecordingException.in(
                file, "a recording is a .cfg with its .dat, a .cff, a .csv or a .wav; export it as one of these");
    }
}
