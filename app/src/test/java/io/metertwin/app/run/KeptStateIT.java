package io.metertwin.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.metertwin.app.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A meter that is switched on again remembers. */
class KeptStateIT {

    private static final int DAMAGES = 24;

    @TempDir
    Path folder;

    private CommandLineRun run(String... options) {
        List<String> args = new ArrayList<>(List.of("run", "--run-for=2s", "--load=c1=36kW", "--model=MPM4110-A"));
        args.add("--state-dir=" + folder.resolve("state"));
        args.add("--dump=" + folder.resolve("dump.json"));
        args.addAll(Arrays.asList(options));
        return CommandLineRun.of(args.toArray(String[]::new));
    }

    private JsonNode dump() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("dump.json").toFile());
    }

    private double wattHours() throws IOException {
        return dump().path("values")
                .path("c1.energy.p.import.total")
                .path("value")
                .asDouble();
    }

    private List<String> events() throws IOException {
        List<String> kinds = new ArrayList<>();
        dump().path("events").forEach(event -> kinds.add(event.path("kind").asText()));
        return kinds;
    }

    @Test
    void countersGoOnAndTheClockToo() throws IOException {
        assertThat(run().exitCode()).isZero();
        assertThat(wattHours()).isCloseTo(20, within(1e-3));
        CommandLineRun second = run();
        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(second.out()).contains("(goes on)");
        assertThat(wattHours()).isCloseTo(40, within(1e-3));
        assertThat(dump().toString()).contains("2026-01-01T00:00:04");
        // Its clock stood until it went on: it was off for no time.
        assertThat(events()).doesNotContain("supply-lost");
    }

    @Test
    void optionWinsOverWhatWasKeptAndTheChangeIsTold() throws IOException {
        run("--set=modbus.tcp.idle=77");
        run();
        assertThat(events()).doesNotContain("setting-changed");
        run("--set=modbus.tcp.idle=78");
        assertThat(events()).contains("setting-changed");
        assertThat(dump().path("events").toString()).contains("\"before\":\"77\"", "\"after\":\"78\"");
    }

    @Test
    void whatWasKeptWinsOverTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("meter.yaml"), "set: {modbus.tcp.idle: 55}\n");
        run("--set=modbus.tcp.idle=77");
        run("--config=" + file);
        assertThat(events()).doesNotContain("setting-changed");
    }

    private CommandLineRun again(String... options) {
        List<String> args = new ArrayList<>(List.of("run", "--run-for=2s"));
        args.add("--state-dir=" + folder.resolve("state"));
        args.add("--dump=" + folder.resolve("dump.json"));
        args.addAll(Arrays.asList(options));
        return CommandLineRun.of(args.toArray(String[]::new));
    }

    @Test
    void aMeterIsTheSameAgainWithoutBeingTold() throws IOException {
        run("--seed=9");
        assertThat(again().exitCode()).isZero();
        assertThat(dump().path("serial").asText()).isEqualTo("26000009");
        assertThat(dump().path("model").asText()).isEqualTo("MPM4110-A");
        assertThat(wattHours()).isGreaterThan(20);
        CommandLineRun other = again("--seed=8");
        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.err()).contains("is the state of the meter 26000009, not of 26000008");
    }

    @Test
    void aClockThatAnOptionSetsIsTold() throws IOException {
        run();
        assertThat(again("--start=2030-01-01T00:00:00").exitCode()).isZero();
        assertThat(events()).contains("clock-set", "supply-lost");
        for (JsonNode event : dump().path("events")) {
            // The process was away for moments of the host's time, not for years.
            assertThat(event.path("durationMillis").asDouble()).isLessThan(600_000);
        }
    }

    @Test
    void aFileIsNoStateDirectory() throws IOException {
        Files.writeString(folder.resolve("state"), "a typing error");
        CommandLineRun run = again();
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("is a file; --state-dir names a directory");
    }

    @Test
    void stateOfAnotherModelIsRefused() {
        run();
        CommandLineRun other =
                CommandLineRun.of("run", "--run-for=2s", "--model=MPM4410-A", "--state-dir=" + folder.resolve("state"));
        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.err()).contains("MPM4110-A", "--state-dir");
    }

    @Test
    void directoryOfAnotherMeterIsRefusedWithWhatToDo() {
        try (MeterState state = MeterState.open(folder.resolve("state"))) {
            assertThat(state.summary()).isPresent();
            CommandLineRun second = run();
            assertThat(second.exitCode()).isEqualTo(6);
            assertThat(second.err()).contains(folder.resolve("state").toString(), "--ephemeral");
        }
        assertThat(run().exitCode()).isZero();
    }

    @Test
    void damageOfAnyFileEndsInAMeterThatMeasuresAndTellsIt() throws IOException {
        Random random = new Random(77);
        run();
        run();
        double before = wattHours();
        for (int damage = 0; damage < DAMAGES; damage++) {
            List<Path> files;
            try (var all = Files.list(folder.resolve("state"))) {
                files = all.filter(Files::isRegularFile).sorted().toList();
            }
            Path file = files.get(random.nextInt(files.size()));
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length == 0 || random.nextInt(3) == 0) {
                Files.delete(file);
                Files.createDirectory(file);
            } else {
                Files.write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
            }
            CommandLineRun run = run();
            assertThat(run.exitCode()).as(file + run.err()).isZero();
            boolean told = events().stream().anyMatch(kind -> kind.startsWith("storage-"));
            boolean isCopy = file.getFileName().toString().matches("eeprom.[ab]");
            assertThat(told || !isCopy).as("%s is told", file).isTrue();
            assertThat(wattHours() >= before - 20.01 || events().contains("storage-lost"))
                    .as("%s: %s Wh after %s Wh", file, wattHours(), before)
                    .isTrue();
            before = wattHours();
        }
    }
}
