package io.metertwin.signal.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WavReaderTest {

    private static final int FRAMES = 20;
    private static final int DATA_AT = 12 + 6 + 8 + 2 + 24 + 8;

    @TempDir
    Path folder;

    // Two channels n and -1000 n, with a chunk of odd length before the format.
    static byte[] wav(int encoding, int bits) {
        int dataBytes = 2 * FRAMES * bits / 8;
        ByteBuffer bytes = ByteBuffer.allocate(DATA_AT + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(tag("RIFF")).putInt(bytes.capacity() - 8).put(tag("WAVE"));
        bytes.put(tag("LIST")).putInt(7).put(new byte[8]);
        bytes.put(tag("fmt ")).putInt(16).putShort((short) encoding).putShort((short) 2);
        bytes.putInt(4000).putInt(4000 * bits / 4).putShort((short) (bits / 4)).putShort((short) bits);
        bytes.put(tag("data")).putInt(dataBytes);
        for (int n = 0; n < FRAMES; n++) {
            put(bytes, n, encoding, bits);
            put(bytes, -1000 * n, encoding, bits);
        }
        return bytes.array();
    }

    private static byte[] tag(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void put(ByteBuffer bytes, int counts, int encoding, int bits) {
        if (encoding == 3) {
            bytes.putFloat(counts);
        } else {
            for (int shift = 0; shift < bits; shift += 8) {
                bytes.put((byte) (counts >> shift));
            }
        }
    }

    private Recording open(byte[] bytes) throws RecordingException {
        return RecordingFile.open(ComtradeFixture.writeFile(folder.resolve("rec.wav"), bytes), OptionalDouble.empty());
    }

    @ParameterizedTest
    @CsvSource({"1, 16", "1, 24", "1, 32", "3, 32"})
    void everyEncodingGivesItsCounts(int encoding, int bits) throws Exception {
        Recording recording = open(wav(encoding, bits));
        assertThat(recording.sampleRateHz()).isEqualTo(4000);
        assertThat(recording.channels()).extracting(RecordedChannel::name).containsExactly("ch1", "ch2");
        assertThat(recording.length()).isEqualTo(FRAMES);
        for (int n = 0; n < FRAMES; n++) {
            assertThat(recording.channels().get(0).sample(n)).isEqualTo(n);
            assertThat(recording.channels().get(1).sample(n)).isEqualTo(-1000.0 * n);
        }
    }

    @Test
    void aFileWithoutTheRightExtensionIsKnownByItsContent() throws Exception {
        Path file = ComtradeFixture.writeFile(folder.resolve("recording"), wav(1, 16));
        assertThat(RecordingFile.open(file, OptionalDouble.empty()).length()).isEqualTo(FRAMES);
        Path other = ComtradeFixture.writeFile(folder.resolve("picture.png"), new byte[50]);
        assertThatThrownBy(() -> RecordingFile.open(other, OptionalDouble.empty()))
                .isInstanceOf(RecordingException.class)
                .hasMessageContainingAll("picture.png", ".cfg", ".wav");
        assertThatThrownBy(() -> RecordingFile.open(folder.resolve("none.wav"), OptionalDouble.empty()))
                .hasMessageContaining("no such file");
    }

    @Test
    void aTruncatedFileKeepsItsWholeSamples() throws Exception {
        Recording recording = open(Arrays.copyOf(wav(1, 16), DATA_AT + 4 * 5 + 3));
        assertThat(recording.length()).isEqualTo(5);
        assertThat(recording.notes()).singleElement().asString().contains("declares 80 bytes, the file holds 23");
    }

    @Test
    void whatCannotBeReadIsRefusedWithTheReason() {
        assertThatThrownBy(() -> open(new byte[100])).hasMessageContaining("no WAV file");
        assertThatThrownBy(() -> open(Arrays.copyOf(wav(1, 16), DATA_AT - 8))).hasMessageContaining("no data chunk");
        assertThatThrownBy(() -> open(Arrays.copyOf(wav(1, 16), DATA_AT)))
                .hasMessageContaining("not one complete sample");
        assertThatThrownBy(() -> open(wav(1, 8))).hasMessageContaining("8 bits");
        assertThatThrownBy(() -> open(wav(7, 16))).hasMessageContaining("encoding 7");
    }
}
