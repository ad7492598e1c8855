package io.metertwin.signal.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedRecordingPropertyTest {

    private static final int TRIALS = 300;
    // Bytes that mean something to one of the formats.
    private static final byte[] TELLING = "0123456789,.;-+eEAD\n\r\t#:/".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    private static byte[] damaged(byte[] bytes, Random random) {
        byte[] copy = bytes.clone();
        int hits = random.nextInt(6);
        for (int k = 0; k < hits && copy.length > 0; k++) {
            int at = random.nextInt(copy.length);
            copy[at] = random.nextBoolean() ? (byte) random.nextInt() : TELLING[random.nextInt(TELLING.length)];
        }
        return random.nextInt(3) == 0 ? Arrays.copyOf(copy, random.nextInt(copy.length + 1)) : copy;
    }

    /** Only a recording or a refusal may come out; a recording's samples are numbers or NaN, of equal count. */
    private static void assertOrderly(Path file, int trial) {
        try {
            Recording recording = RecordingFile.open(file, OptionalDouble.of(1000));
            assertThat(recording.length()).isPositive();
            assertThat(recording.sampleRateHz()).isPositive().isFinite();
        } catch (RecordingException refusal) {
            assertThat(refusal).hasMessageStartingWith(file.getParent().toString());
        } catch (RuntimeException fault) {
            throw new AssertionError("trial " + trial, fault);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ASCII", "BINARY", "BINARY32", "FLOAT32"})
    void damagedComtradeIsReadOrRefused(String format) throws IOException {
        ComtradeFixture fixture = new ComtradeFixture();
        fixture.format = format;
        byte[] combined = Files.readAllBytes(fixture.writeCombined(folder));
        byte[] configuration = fixture.configuration().getBytes(StandardCharsets.UTF_8);
        byte[] data = fixture.data();
        Random random = new Random(format.hashCode());
        for (int trial = 0; trial < TRIALS; trial++) {
            Files.write(folder.resolve("rec.cfg"), damaged(configuration, random));
            Files.write(folder.resolve("rec.dat"), random.nextBoolean() ? data : damaged(data, random));
            assertOrderly(folder.resolve("rec.cfg"), trial);
            Files.write(folder.resolve("rec.cff"), damaged(combined, random));
            assertOrderly(folder.resolve("rec.cff"), trial);
        }
    }

    @Test
    void damagedTablesAndWavesAreReadOrRefused() throws IOException {
        StringBuilder table = new StringBuilder("t,VA (kV),IA\n");
        for (int n = 0; n < 50; n++) {
            table.append(n / 1000.0)
                    .append(',')
                    .append(n * 7 % 13)
                    .append(',')
                    .append(-n)
                    .append('\n');
        }
        byte[] text = table.toString().getBytes(StandardCharsets.US_ASCII);
        byte[] wave = WavReaderTest.wav(1, 24);
        Random random = new Random(4);
        for (int trial = 0; trial < 2 * TRIALS; trial++) {
            Files.write(folder.resolve("rec.csv"), damaged(text, random));
            assertOrderly(folder.resolve("rec.csv"), trial);
            Files.write(folder.resolve("rec.wav"), damaged(wave, random));
            assertOrderly(folder.resolve("rec.wav"), trial);
        }
    }

    @Test
    void noiseOfAnyKindIsReadOrRefused() throws IOException {
        Random random = new Random(5);
        for (int trial = 0; trial < TRIALS; trial++) {
            byte[] noise = new byte[random.nextInt(400)];
            random.nextBytes(noise);
            for (String name : new String[] {"n.cff", "n.csv", "n.wav", "n.cfg"}) {
                Files.write(folder.resolve(name), noise);
                assertOrderly(folder.resolve(name), trial);
            }
        }
    }

    @Test
    void whatIsReadCanBePlayedOrIsRefusedWithAReason() throws IOException {
        ComtradeFixture fixture = new ComtradeFixture();
        fixture.format = "FLOAT32";
        byte[] data = fixture.data();
        fixture.write(folder);
        Random random = new Random(6);
        for (int trial = 0; trial < 100; trial++) {
            Files.write(folder.resolve("rec.dat"), damaged(data, random));
            ReplayMode mode = ReplayMode.values()[trial % 3];
            assertThatCode(() -> play(folder.resolve("rec.cfg"), mode))
                    .as("trial %d", trial)
                    .doesNotThrowAnyException();
        }
    }

    private static void play(Path file, ReplayMode mode) {
        try {
            Recording recording = RecordingFile.open(file, OptionalDouble.empty());
            ReplaySourceTest.assertFinite(recording, mode);
        } catch (RecordingException | IllegalArgumentException refusal) {
            assertThat(refusal.getMessage()).isNotBlank();
        }
    }
}
