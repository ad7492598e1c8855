package io.metertwin.signal.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.signal.grid.PhaseLoad.ByPower;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvLoadTest {

    @TempDir
    private Path folder;

    private CsvLoad read(String text) throws IOException {
        return CsvLoad.read(Files.writeString(folder.resolve("load.csv"), text), 6 * 3600);
    }

    private static ByPower phase(CsvLoad load, double seconds) {
        return (ByPower) load.at(seconds).phases().get(0);
    }

    @Test
    void rowsHoldUntilTheNextAndTheFileRepeats() throws IOException {
        CsvLoad load = read("# a day\ntime;kW;pf\n0;3;0.9\n60;6;-0.8\n120;0;1\n");
        assertThat(phase(load, 0).watts()).isCloseTo(1000, within(1e-9));
        assertThat(phase(load, 59).powerFactor()).isEqualTo(0.9);
        assertThat(phase(load, 60).watts()).isCloseTo(2000, within(1e-9));
        assertThat(phase(load, 119).capacitive()).isTrue();
        assertThat(phase(load, 179).watts()).isZero();
        assertThat(phase(load, 180).watts()).isCloseTo(1000, within(1e-9));
    }

    /** Sub-metered loads step faster than once a second; every row counts from its own time, round after round. */
    @Test
    void rowsCloserThanASecondTakeEffectAtTheirOwnTimes() throws IOException {
        CsvLoad load = read("time,W\n0,300\n0.3,600\n0.35,900\n1.1,1200\n");
        double[] times = {0.3, 0.35, 1.1};
        double round = 1.1 + 0.75;
        double seconds = 0;
        for (int cycle = 0; cycle < 2000; cycle++) {
            for (int row = 0; row < 3; row++) {
                seconds = load.nextChangeAfter(seconds);
                assertThat(seconds).isCloseTo(cycle * round + times[row], within(1e-8));
                assertThat(phase(load, seconds).watts()).isCloseTo(100.0 * (row + 2), within(1e-9));
            }
            seconds = load.nextChangeAfter(seconds);
            assertThat(phase(load, seconds).watts()).isCloseTo(100, within(1e-9));
        }
    }

    @Test
    void clockTimesAreTimesOfTheDay() throws IOException {
        CsvLoad load = read("time,W\n0:00,300\n6:15,600\n6:30:30,900\n12:00,0\n");
        assertThat(phase(load, 899).watts()).isCloseTo(100, within(1e-9));
        assertThat(phase(load, 900).watts()).isCloseTo(200, within(1e-9));
        assertThat(phase(load, 1830).watts()).isCloseTo(300, within(1e-9));
    }

    @Test
    void clockTimesReturnAtTheSameTimeOfEveryDay() throws IOException {
        CsvLoad load = read("time,W\n8:00,300\n12:00,600\n18:30,900\n");
        for (int day = 0; day < 400; day++) {
            double six = 86_400.0 * day;
            assertThat(phase(load, six).watts()).isCloseTo(300, within(1e-9));
            assertThat(phase(load, six + 7200).watts()).isCloseTo(100, within(1e-9));
            assertThat(phase(load, six + 21_600).watts()).isCloseTo(200, within(1e-9));
            assertThat(phase(load, six + 12.5 * 3600).watts()).isCloseTo(300, within(1e-9));
        }
    }

    @Test
    void clockTimesBeyondMidnightMakeACycleOfWholeDays() throws IOException {
        CsvLoad load = read("time,W\n0:00,300\n30:00,600\n");
        assertThat(phase(load, 23 * 3600).watts()).isCloseTo(100, within(1e-9));
        assertThat(phase(load, 24 * 3600).watts()).isCloseTo(200, within(1e-9));
        assertThat(phase(load, 42 * 3600).watts()).isCloseTo(100, within(1e-9));
    }

    @Test
    void decimalCommaIsReadWhereSemicolonsSeparate() throws IOException {
        CsvLoad load = read("time;kW;pf;remark\n0;3,5;0,9;a, b\n60,5;6,25;1;\n");
        assertThat(phase(load, 0).watts()).isCloseTo(3500.0 / 3, within(1e-9));
        assertThat(phase(load, 60).powerFactor()).isEqualTo(0.9);
        assertThat(phase(load, 61).watts()).isCloseTo(6250.0 / 3, within(1e-9));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "time,power\\n0,1|load.csv:1: the header must name",
                "time,kW\\n0,1\\n0,2|load.csv:3: time does not go forward",
                "time,kW\\n0,1 kW|load.csv:2: '1 kW' is not a number",
                "time,kW\\n0|load.csv:2: 1 cells, but the header names 2 columns",
                "time,kW\\n0,3,5|load.csv:2: 3 cells, but the header names 2 columns; separate by semicolons",
                "time,kW,W\\n0,3,9|load.csv:1: 'kw' and 'w' say the same",
                "time,kW,kvar\\n0,3,4|load.csv:1: a column 'kvar' is not understood; give a column 'pf'",
                "time,kW,pf\\n0,1,1.2|load.csv:2: the power factor",
                "time,kW|load.csv:1: no rows",
            })
    void whatCannotBeUnderstoodIsRefusedWithFileAndLine(String text, String message) {
        assertThatThrownBy(() -> read(text.replace("\\n", "\n")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(message);
    }
}
