package io.metertwin.signal.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComtradeReaderTest {

    @TempDir
    Path folder;

    private final ComtradeFixture fixture = new ComtradeFixture();

    private Recording open() throws RecordingException {
        return open(fixture.write(folder));
    }

    private static Recording open(Path file) throws RecordingException {
        return RecordingFile.open(file, OptionalDouble.empty());
    }

    private void assertRefused(String... parts) {
        assertThatThrownBy(this::open).isInstanceOf(RecordingException.class).hasMessageContainingAll(parts);
    }

    private static void assertSamples(Recording recording, int count) {
        assertThat(recording.length()).isEqualTo(count);
        for (int n = 0; n < count; n++) {
            double volts = ComtradeFixture.VOLT_FACTOR * ComtradeFixture.voltageCounts(n) + ComtradeFixture.VOLT_OFFSET;
            assertThat(recording.channels().get(0).sample(n)).isCloseTo(volts, within(1e-9));
            assertThat(recording.channels().get(1).sample(n))
                    .isCloseTo(ComtradeFixture.AMP_FACTOR * ComtradeFixture.currentCounts(n), within(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ASCII", "BINARY", "BINARY32", "FLOAT32", "float32", "Ascii"})
    void everyDataTypeComesBackAsItWasWritten(String format) throws Exception {
        fixture.format = format;
        Recording recording = open();
        assertSamples(recording, 100);
        assertThat(recording.sampleRateHz()).isEqualTo(1000);
        assertThat(recording.channels()).extracting(RecordedChannel::name).containsExactly("VA", "IA");
        assertThat(recording.channels()).extracting(RecordedChannel::unit).containsExactly("V", "A");
        assertThat(recording.notes()).isEmpty();
        assertSamples(open(fixture.writeCombined(folder)), 100);
    }

    @Test
    void editionsOf1991And1999AreRead() throws Exception {
        fixture.revision = ",1999";
        assertSamples(open(), 100);
        fixture.revision = "";
        fixture.multiplier = "";
        fixture.voltage = "1,VA,A,,V,0.05,1.5,0,-32767,32767";
        fixture.current = "2,IA,A,,A,0.01,0,0,-32767,32767";
        assertSamples(open(), 100);
    }

    @Test
    void companionIsFoundInAnyCaseAndFromEitherFile() throws Exception {
        assertSamples(open(fixture.write(folder, "a.cfg", "a.DAT")), 100);
        assertSamples(open(fixture.write(folder, "B.CFG", "b.dat")), 100);
        assertSamples(open(folder.resolve("b.dat")), 100);
    }

    @Test
    void missingDataFileIsRefusedWithItsName() throws Exception {
        Path file = fixture.write(folder);
        Files.delete(folder.resolve("rec.dat"));
        assertThatThrownBy(() -> open(file))
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining("needs rec.dat beside it");
    }

    @Test
    void kilovoltsBecomeVolts() throws Exception {
        fixture.voltage = "1,VA,A,,kV,0.00005,0.0015,0,-32767,32767,1,1,P";
        assertSamples(open(), 100);
    }

    @Test
    void secondaryValuesAreNoted() throws Exception {
        fixture.voltage = fixture.voltage.replace(",P", ",s");
        assertThat(open().notes()).singleElement().asString().contains("1 of 2", "secondary");
    }

    @Test
    void undeclaredRateIsThatOfTheTimestamps() throws Exception {
        fixture.rates = "0\n0,100";
        fixture.stepMicroseconds = 500;
        fixture.multiplier = "2";
        Recording recording = open();
        assertThat(recording.sampleRateHz()).isCloseTo(1000, within(1e-9));
        assertThat(recording.sampleRateHz(new ReplayRange(10, 49))).isCloseTo(1000, within(1e-9));
        assertThat(recording.notes()).singleElement().asString().contains("no sampling rate is declared");
    }

    @Test
    void undeclaredRateNeedsNoLineOfItsOwnAndSurvivesAWrap() throws Exception {
        fixture.rates = "0";
        fixture.firstTimestamp = 0xFFFF_0000L;
        assertThat(open().sampleRateHz()).isCloseTo(1000, within(1e-9));
    }

    @Test
    void undeclaredRateWithoutTimestampsIsRefused() {
        fixture.rates = "0\n0,100";
        fixture.timestamps = false;
        assertRefused("rec.dat", "no sampling rate is declared");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ASCII", "BINARY"})
    void missingTimestampsLeaveTheDeclaredRate(String format) throws Exception {
        fixture.format = format;
        fixture.timestamps = false;
        assertThat(open().sampleRateHz()).isEqualTo(1000);
    }

    @Test
    void numberOfTheLastSampleMayBeWrong() throws Exception {
        fixture.rates = "1\n1000,99";
        Recording recording = open();
        assertSamples(recording, 100);
        assertThat(recording.notes()).singleElement().asString().contains("declares 99 samples, the data hold 100");
    }

    @Test
    void equalRatesAreOneSection() throws Exception {
        fixture.rates = "2\n1000,40\n1000,100";
        assertThat(open().sections()).containsExactly(new RecordedSection(0, 100, 1000));
    }

    @Test
    void aRangeAcrossTwoRatesIsRefusedAndOneWithinIsNot() throws Exception {
        fixture.rates = "2\n2000,40\n1000,100";
        Recording recording = open();
        assertThat(recording.sampleRateHz(new ReplayRange(40, 99))).isEqualTo(1000);
        assertThat(recording.sampleRateHz(new ReplayRange(0, 39))).isEqualTo(2000);
        assertThatThrownBy(() -> recording.sampleRateHz(new ReplayRange(39, 40)))
                .hasMessageContaining("0..39 (2000.0 Hz) or 40..99 (1000.0 Hz)");
    }

    @Test
    void substituteCharactersAndBlankLinesAtTheEndAreIgnored() throws Exception {
        fixture.format = "ASCII";
        fixture.tail = "\r\n0,0\r\nB,3\u001a\u001a\r\n\r\n";
        Path file = fixture.write(folder);
        Files.writeString(folder.resolve("rec.dat"), Files.readString(folder.resolve("rec.dat")) + "\r\n\u001a");
        assertSamples(open(file), 100);
    }

    @Test
    void latinTextIsReadAndNoted() throws Exception {
        fixture.voltage = fixture.voltage.replace("VA", "Tens\u00e3o");
        fixture.write(folder);
        Files.write(folder.resolve("rec.cfg"), fixture.configuration().getBytes(StandardCharsets.ISO_8859_1));
        Recording recording = open(folder.resolve("rec.cfg"));
        assertThat(recording.channels().get(0).name()).isEqualTo("Tens\u00e3o");
        assertThat(recording.notes()).singleElement().asString().contains("ISO-8859-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ASCII", "BINARY", "BINARY32", "FLOAT32"})
    void missingValuesAreNanAndCounted(String format) throws Exception {
        fixture.format = format;
        fixture.missingRecord = 7;
        Recording recording = open();
        assertThat(recording.channels().get(0).sample(7)).isNaN();
        assertThat(recording.channels().get(0).sample(8)).isFinite();
        assertThat(recording.notes()).containsExactly("channel VA: 1 of 100 samples are missing");
    }

    @Test
    void ninesAreMissingInAscii() throws Exception {
        fixture.format = "ASCII";
        fixture.write(folder);
        String text = Files.readString(folder.resolve("rec.dat"));
        String value = "," + ComtradeFixture.voltageCounts(2) + ",";
        Files.writeString(folder.resolve("rec.dat"), text.replaceFirst(value, ",99999,"));
        assertThat(open(folder.resolve("rec.cfg")).channels().get(0).sample(2)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NaN", "-inf"})
    void whatIsNoValueIsMissingInAscii(String written) throws Exception {
        fixture.format = "ASCII";
        fixture.write(folder);
        String text = Files.readString(folder.resolve("rec.dat"));
        String value = "," + ComtradeFixture.voltageCounts(2) + ",";
        Files.writeString(folder.resolve("rec.dat"), text.replaceFirst(value, "," + written + ","));
        Recording recording = open(folder.resolve("rec.cfg"));
        assertThat(recording.channels().get(0).sample(2)).isNaN();
        assertThat(recording.notes()).anyMatch(note -> note.contains("1 of 100 samples are missing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ASCII", "BINARY", "FLOAT32"})
    void truncatedDataKeepTheirWholeRecords(String format) throws Exception {
        fixture.format = format;
        Path file = fixture.write(folder);
        byte[] data = fixture.data();
        Files.write(folder.resolve("rec.dat"), Arrays.copyOf(data, data.length - 7));
        Recording recording = open(file);
        assertSamples(recording, 99);
        assertThat(recording.notes()).hasSize(2);
    }

    @Test
    void dataWithoutAWholeRecordAreRefused() throws Exception {
        Path file = fixture.write(folder);
        Files.write(folder.resolve("rec.dat"), new byte[13]);
        assertThatThrownBy(() -> open(file)).hasMessageContainingAll("rec.dat", "within the first record of 14");
        Files.write(folder.resolve("rec.dat"), new byte[0]);
        assertThatThrownBy(() -> open(file)).isInstanceOf(RecordingException.class);
    }

    @Test
    void recordsOfAnotherSizeThanTheConfigurationSaysAreRefused() throws Exception {
        fixture.write(folder);
        fixture.format = "BINARY32";
        Files.writeString(folder.resolve("rec.cfg"), fixture.configuration());
        assertThatThrownBy(() -> open(folder.resolve("rec.cfg")))
                .hasMessageContaining("sample numbers do not count up");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2;'4,999999A,2D'|rec.cfg:5|at least 7 fields",
                "2;'4,2A,99999D'|rec.cfg:7|status channel 3",
                "2;'four,2A,2D'|rec.cfg:2|number of channels should be",
                "2;'4,A,2D'|rec.cfg:2|8,4A,4D",
                "2;'2,0A,2D'|rec.cfg:2|no analog channel",
                "3;'1,VA,A,,V,abc,0,0,1,2,1,1,P'|rec.cfg:3|factor of analog channel 1",
                "3;'1,VA,A,,V,1,NaN,0,1,2,1,1,P'|rec.cfg:3|offset of analog channel 1",
                "8;'many'|rec.cfg:8|number of sampling rates",
                "9;'-5,100'|rec.cfg:9|cannot be",
                "9;'1000'|rec.cfg:9|should read like",
                "9;'1000,0.5'|rec.cfg:9|whole number",
                "12;'FLOAT16'|rec.cfg:12|ASCII, BINARY, BINARY32 or FLOAT32",
                "13;'x'|rec.cfg:13|time multiplier"
            })
    void lyingConfigurationsAreRefusedWithTheirLine(String change, String place, String reason) throws Exception {
        fixture.write(folder);
        String[] lines = fixture.configuration().split("\n", -1);
        int semicolon = change.indexOf(';');
        lines[Integer.parseInt(change.substring(0, semicolon)) - 1] =
                change.substring(semicolon + 1).replace("'", "");
        Files.writeString(folder.resolve("rec.cfg"), String.join("\n", lines));
        assertThatThrownBy(() -> open(folder.resolve("rec.cfg")))
                .isInstanceOf(RecordingException.class)
                .hasMessageContainingAll(place, reason);
    }

    @Test
    void aWrongRecordIsRefusedWithItsLine() throws Exception {
        fixture.format = "ASCII";
        fixture.write(folder);
        String text = Files.readString(folder.resolve("rec.dat"));
        Files.writeString(folder.resolve("rec.dat"), text.replaceFirst("\n3,2000,", "\n3,2000,x"));
        assertThatThrownBy(() -> open(folder.resolve("rec.cfg")))
                .hasMessageContainingAll("rec.dat:3", "value of analog channel 1");
        Files.writeString(folder.resolve("rec.dat"), text.replaceFirst("\n4,3000,", "\n4,3000,1,2,"));
        assertThatThrownBy(() -> open(folder.resolve("rec.cfg"))).hasMessageContainingAll("rec.dat:4", "6 fields");
    }

    @Test
    void aCombinedFileCountsItsLinesFromTheBeginning() throws Exception {
        fixture.format = "ASCII";
        Path file = fixture.writeCombined(folder);
        String text = Files.readString(file);
        Files.writeString(file, text.replaceFirst("2,IA,A,,A,0.01", "2,IA,A,,A,what"));
        assertThatThrownBy(() -> open(file)).hasMessageContaining("rec.CFF:5");
        Files.writeString(file, text.replaceFirst("\n1,0,0", "\n1,0,what"));
        assertThatThrownBy(() -> open(file)).hasMessageContaining("rec.CFF:20");
        Files.writeString(file, text.replaceFirst("DAT ASCII", "DAT BINARY: 7"));
        assertThatThrownBy(() -> open(file)).hasMessageContaining("header of the data section");
        Files.writeString(file, text.substring(0, text.indexOf("--- file type: DAT")));
        assertThatThrownBy(() -> open(file)).hasMessageContaining("DAT");
    }

    @Test
    void aRecordingTooSlowForTheGridIsRefused() {
        fixture.rates = "1\n300,100";
        assertRefused("rec.cfg", "300.000 samples per second are too few");
    }
}
