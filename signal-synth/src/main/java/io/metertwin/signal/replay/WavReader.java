package io.metertwin.signal.replay;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads WAV files (RIFF): PCM of 16, 24 or 32 bit and 32-bit float. The samples stay the counts of the file, because a
 * WAV has no unit; the channel map gives volts or amperes per count.
 */
final class WavReader {

    private static final int PCM = 1;
    private static final int FLOAT = 3;
    private static final int EXTENSIBLE = 0xFFFE;
    private static final int RIFF_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int FORMAT_BYTES = 16;
    private static final int SUBFORMAT_AT = 24;

    private final Path file;
    private final ByteBuffer bytes;
    private final List<String> notes = new ArrayList<>();
    private int encoding;
    private int channels;
    private long rateHz;
    private int sampleBytes;

    private WavReader(Path file) throws RecordingException {
        this.file = file;
        bytes = ByteBuffer.wrap(RecordingBytes.read(file)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Reads a WAV file. */
    static Recording read(Path file) throws RecordingException {
        return new WavReader(file).read();
    }

    private Recording read() throws RecordingException {
        if (bytes.limit() < RIFF_HEADER || !tag(0).equals("RIFF") || !tag(8).equals("WAVE")) {
            throw RecordingException.in(file, "this is no WAV file (no RIFF/WAVE at its beginning); export it again");
        }
        long at = RIFF_HEADER;
        while (at + CHUNK_HEADER <= bytes.limit()) {
            int body = (int) at + CHUNK_HEADER;
            String tag = tag((int) at);
            long size = Integer.toUnsignedLong(bytes.getInt((int) at + 4));
            if (tag.equals("fmt ")) {
                readFormat(body, size);
            } else if (tag.equals("data")) {
                return recording(body, size);
            }
            // Chunks are padded to even lengths.
            at = body + size + (size & 1);
        }
        throw RecordingException.in(file, "there is no data chunk; take a complete copy");
    }

    private String tag(int at) {
        byte[] tag = new byte[4];
        bytes.get(at, tag);
        return new String(tag, StandardCharsets.ISO_8859_1);
    }

    private void readFormat(int at, long size) throws RecordingException {
        if (size < FORMAT_BYTES || at + FORMAT_BYTES > bytes.limit()) {
            throw RecordingException.in(file, "the fmt chunk is cut short; take a complete copy");
        }
        encoding = Short.toUnsignedInt(bytes.getShort(at));
        if (encoding == EXTENSIBLE && size >= SUBFORMAT_AT + 2 && at + SUBFORMAT_AT + 2 <= bytes.limit()) {
            encoding = Short.toUnsignedInt(bytes.getShort(at + SUBFORMAT_AT));
        }
        channels = Short.toUnsignedInt(bytes.getShort(at + 2));
        rateHz = Integer.toUnsignedLong(bytes.getInt(at + 4));
        int bits = Short.toUnsignedInt(bytes.getShort(at + 14));
        boolean known =
                bits == 32 ? encoding == PCM || encoding == FLOAT : encoding == PCM && (bits == 16 || bits == 24);
        if (!known || channels == 0 || rateHz == 0) {
            throw RecordingException.in(
                    file,
                    "encoding " + encoding + " with " + bits + " bits, " + channels
                            + " channels, " + rateHz
                            + " Hz cannot be read; export it as PCM of 16, 24 or 32 bit or as 32-bit"
                            + " float");
        }
        sampleBytes = bits / Byte.SIZE;
    }

    private Recording recording(int at, long size) throws RecordingException {
        if (channels == 0) {
            throw RecordingException.in(file, "the data come before the fmt chunk; export it again");
        }
        int available = bytes.limit() - at;
        if (size != available && size > available) {
            notes.add("the data chunk declares " + size + " bytes, the file holds " + available + "; those are used");
        }
        int frameBytes = channels * sampleBytes;
        int frames = (int) (Math.min(size, available) / frameBytes);
        if (frames == 0) {
            throw RecordingException.in(file, "there is not one complete sample; take a complete copy");
        }
        List<RecordedChannel> recorded = new ArrayList<>();
        for (int channel = 0; channel < channels; channel++) {
            recorded.add(channel(channel, at + channel * sampleBytes, frames, frameBytes));
        }
        List<RecordedSection> sections = List.of(new RecordedSection(0, frames, rateHz));
        return new Recording(RecordingBytes.nameOf(file), recorded, sections, SampleTimes.NONE, notes);
    }

    private RecordedChannel channel(int index, int at, int frames, int frameBytes) {
        double[] samples = new double[frames];
        int missing = 0;
        for (int frame = 0; frame < frames; frame++) {
            samples[frame] = sample(at + frame * frameBytes);
            if (!Double.isFinite(samples[frame])) {
                samples[frame] = Double.NaN;
                missing++;
            }
        }
        if (missing > 0) {
            notes.add("channel " + (index + 1) + ": " + missing + " of " + frames + " samples are no number");
        }
        return new RecordedChannel("ch" + (index + 1), "", samples);
    }

    private double sample(int at) {
        if (encoding == FLOAT) {
            return bytes.getFloat(at);
        }
        return switch (sampleBytes) {
            case 2 -> bytes.getShort(at);
            // The sign is in the highest byte.
            case 3 -> Short.toUnsignedInt(bytes.getShort(at)) + (bytes.get(at + 2) << 16);
            default -> bytes.getInt(at);
        };
    }
}
