package io.metertwin.signal.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvReaderTest {

    @TempDir
    Path folder;

    private Recording open(String text) throws RecordingException {
        return open(text, OptionalDouble.empty());
    }

    private Recording open(String text, OptionalDouble rateHz) throws RecordingException {
        Path file = ComtradeFixture.writeFile(folder.resolve("rec.csv"), text.getBytes(StandardCharsets.UTF_8));
        return RecordingFile.open(file, rateHz);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "t,VA (V),IA|0,1.5,-2|0.001,2.5,3|0.002,3.5,4",
                "VA [kV];IA;time_ms|0,0015;-2;0|0,0025;3;1|0,0035;4;2",
                "us;\"VA(V)\";IA|0;1,5;-2;|1000;2,5;3;|2000;3,5;4;",
                "VA(mV),IA,Time (s)|1500,-2,5.000|2500,3,5.001|3500,4,5.002"
            })
    void delimiterDecimalSignTimeAndUnitAreRecognised(String header, String a, String b, String c) throws Exception {
        Recording recording =
                open("# made by a recorder\r\n\r\n" + String.join("\r\n", header, a, b, "# half", c) + "\r\n");
        assertThat(recording.sampleRateHz()).isCloseTo(1000, within(1e-6));
        assertThat(recording.length()).isEqualTo(3);
        assertThat(recording.channels().get(0).unit()).isEqualTo("V");
        assertThat(recording.channels().get(0).sample(1)).isCloseTo(2.5, within(1e-12));
        assertThat(recording.channels().get(1).name()).isEqualTo("IA");
        assertThat(recording.channels().get(1).sample(0)).isEqualTo(-2);
    }

    @Test
    void withoutATimeColumnTheRateMustBeGiven() throws Exception {
        assertThatThrownBy(() -> open("VA,IA\n1,2\n"))
                .isInstanceOf(RecordingException.class)
                .hasMessageContainingAll("rec.csv:1", "no time column");
        assertThat(open("VA\tIA\n1\t2\n", OptionalDouble.of(4000)).sampleRateHz())
                .isEqualTo(4000);
        assertThatThrownBy(() -> open("VA,IA\n1,2\n", OptionalDouble.of(200)))
                .hasMessageContaining("too few to replay");
        assertThatThrownBy(() -> open("VA,IA\n1,2\n", OptionalDouble.of(Double.NaN)))
                .hasMessageContaining("cannot be");
    }

    @Test
    void missingCellsAreNanAndNoted() throws Exception {
        Recording recording = open("t,VA\n0,\n0.001,NaN\n0.002,3\n0.003");
        assertThat(recording.channels().get(0).sample(1)).isNaN();
        assertThat(recording.notes())
                .containsExactly("the last line is cut short; left out", "column VA: 2 of 3 samples are missing");
    }

    @Test
    void infiniteCellsAreMissingToo() throws Exception {
        Recording recording = open("t,VA,IA\n0,inf,1\n0.001,-Infinity,+INF\n0.002,1e999,nan\n0.003,2,3\n");
        for (int n = 0; n < 3; n++) {
            assertThat(recording.channels().get(0).sample(n)).isNaN();
        }
        assertThat(recording.notes())
                .containsExactly("column VA: 3 of 4 samples are missing", "column IA: 2 of 4 samples are missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0,1;0.001,2|rec.csv:1|column 1 has no name",
                "t,VA;0,1;0.001,x|rec.csv:3|column VA should hold a number, not 'x'",
                "t,VA;0,1;0.001,2,3;0.002,3|rec.csv:3|3 fields, the header 2",
                "t,VA;0,1;0,2|rec.csv:3|not after",
                "t,VA;0,1;0.001,2;0.009,3|rec.csv|not evenly spaced",
                "t,VA;0,1|rec.csv|single sample",
                "t;0;1|rec.csv:1|no column of samples",
                "t,VA|rec.csv:1|no samples under the header",
                "''|rec.csv:1|header"
            })
    void whatIsNoTableOfSamplesIsRefusedWithItsLine(String text, String place, String reason) {
        assertThatThrownBy(() -> open(text.replace(';', '\n')))
                .isInstanceOf(RecordingException.class)
                .hasMessageContainingAll(place, reason);
    }
}
