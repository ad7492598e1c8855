package io.metertwin.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.metertwin.app.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The past that a new meter is given. */
class PastTest {

    private static final double WATT_HOURS_OF_TWO_DAYS = 9_000 * 48;

    @TempDir
    private Path folder;

    private CommandLineRun run(Path dump) {
        return CommandLineRun.of(
                "run",
                "--age=2d",
                "--state-dir=" + folder.resolve("state"),
                "--model=MPM4110-A",
                "--load=c1=9kW",
                "--fidelity=phasor",
                "--run-for=2s",
                "--dump=" + dump);
    }

    @Test
    void aNewMeterHasCountedWhatItsLoadsDrewAndRecordedIt() throws IOException {
        Path dump = folder.resolve("past.json");
        CommandLineRun run = run(dump);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("the past: 2 of 2 days");

        JsonNode values = new ObjectMapper().readTree(dump.toFile()).path("values");
        JsonNode energy = values.path("c1.energy.p.import.total");
        assertThat(energy.path("value").asDouble()).isCloseTo(WATT_HOURS_OF_TWO_DAYS + 5, within(20.0));
        assertThat(energy.path("truth").asDouble()).isCloseTo(WATT_HOURS_OF_TWO_DAYS + 5, within(20.0));
        assertThat(values.path("c1.demand.p.max").path("value").asDouble()).isCloseTo(9_000, within(1.0));

        assertThat(rowsOfADay("20251231")).hasSize(96);
    }

    private List<String> rowsOfADay(String day) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("state/volume/records"))) {
            Path file = files.filter(each -> each.toString().endsWith(day + ".csv"))
                    .findFirst()
                    .orElseThrow();
            return Files.readAllLines(file).stream()
                    .filter(line -> line.contains(".000,,"))
                    .toList();
        }
    }

    @Test
    void aMeterThatHasAPastGetsNoOther() {
        assertThat(run(folder.resolve("first.json")).exitCode()).isZero();
        CommandLineRun second = run(folder.resolve("second.json"));
        assertThat(second.exitCode()).isEqualTo(2);
        assertThat(second.err()).contains("has a past already");
    }

    private CommandLineRun later() {
        return CommandLineRun.of(
                "run", "--state-dir=" + folder.resolve("state"), "--model=MPM4110-A", "--start=stored", "--run-for=1s");
    }

    /** What a past that was killed leaves: half a record of a day it has in common with another one. */
    private void interrupt() throws IOException {
        Path running = folder.resolve("state/volume.past/running");
        Files.createDirectories(running);
        Files.writeString(running.resolve("record_20251230-000000_20251231.csv"), "time,mark\n2025-12-31T00:00");
    }

    @Test
    void aPastThatWasInterruptedLeavesNothingToTheNextOne() throws IOException {
        interrupt();
        CommandLineRun run = run(folder.resolve("past.json"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(rowsOfADay("20251231")).hasSize(96);
        assertThat(folder.resolve("state/volume.past")).doesNotExist();
    }

    @Test
    void aMeterWithoutAPastIgnoresOneThatWasInterrupted() throws IOException {
        interrupt();
        CommandLineRun run = later();
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(folder.resolve("state/volume.past")).doesNotExist();
        assertThat(folder.resolve("state/volume/running")).doesNotExist();
    }

    @Test
    void aPastThatTheStateTellsOfIsFinishedByTheNextRun() throws IOException {
        assertThat(run(folder.resolve("past.json")).exitCode()).isZero();
        Files.move(folder.resolve("state/volume"), folder.resolve("state/volume.past"));
        CommandLineRun run = later();
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(rowsOfADay("20251231")).hasSize(96);
        assertThat(folder.resolve("state/volume.past")).doesNotExist();
    }

    @Test
    void recordsOfAnotherMeterAreNotMixedWithAPast() throws IOException {
        Path events = folder.resolve("state/volume/events.csv");
        Files.createDirectories(events.getParent());
        Files.writeString(events, "number,kind\n");
        CommandLineRun run = run(folder.resolve("past.json"));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(events.getParent() + " holds records").contains("move it away");
        assertThat(events).hasContent("number,kind");
    }
}
