package io.metertwin.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.metertwin.app.CommandLineRun;
import io.metertwin.app.options.Plans;
import io.metertwin.app.options.RunPlan;
import io.metertwin.modbus.client.RegisterClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs with an end, as fast as they go, and the snapshot they leave. */
class RunForIT {

    private static final double TOLERANCE = 1e-4;

    @TempDir
    private Path folder;

    private Path dump(String name, String... options) {
        Path file = folder.resolve(name);
        List<String> args = new ArrayList<>(List.of("run", "--dump", file.toString()));
        args.addAll(List.of(options));
        CommandLineRun run = CommandLineRun.of(args.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return file;
    }

    @Test
    void theEnergyOfAnHourIsThatOfItsPower() throws IOException {
        Path file = folder.resolve("hour.json");
        RunPlan plan = Plans.of(
                "--run-for=1h", "--modbus-port=0", "--model=MPM4210-A", "--load=c1=12kW,pf=0.8ind", "--load=c2=-6kW");
        try (RunningMeter meter = new RunningMeter(plan)) {
            meter.start();
            meter.await(notice -> {});
            meter.dump(file);
            try (RegisterClient client = RegisterClient.connect(
                    "127.0.0.1", meter.modbusPort().orElseThrow(), 255, Duration.ofSeconds(10))) {
                assertThat(client.read("c1.energy.p.import.total")).isCloseTo(12_000, within(TOLERANCE * 12_000));
                assertThat(client.read("energy.p.import.total")).isCloseTo(12_000, within(TOLERANCE * 12_000));
            }
        }
        JsonNode root = new ObjectMapper().readTree(file.toFile());
        JsonNode values = root.path("values");
        assertEnergy(values, "c1.energy.p.import.total", 12_000, "Wh");
        assertEnergy(values, "c1.energy.p.import.l2", 4_000, "Wh");
        assertEnergy(values, "c1.energy.q.import.total", 9_000, "varh");
        assertEnergy(values, "c2.energy.p.export.total", 6_000, "Wh");
        assertEnergy(values, "energy.p.import.total", 12_000, "Wh");
        assertThat(values.path("c2.energy.p.import.total").path("value").asDouble())
                .isZero();
        assertThat(root.path("meterTime").asText()).startsWith("2026-01-01T01:00");
        assertThat(root.path("state").asText()).isEqualTo("ON");
    }

    private static void assertEnergy(JsonNode values, String id, double expected, String unit) {
        JsonNode node = values.path(id);
        assertThat(node.path("value").asDouble()).as(id).isCloseTo(expected, within(TOLERANCE * expected));
        assertThat(node.path("truth").asDouble()).as(id).isCloseTo(expected, within(TOLERANCE * expected));
        assertThat(node.path("unit").asText()).isEqualTo(unit);
    }

    @Test
    void theSameSeedGivesTheSameSnapshotAndAnotherOneDoesNot() {
        String[] options = {"--run-for=20s", "--accuracy=typical", "--seed=5"};
        Path first = dump("first.json", options);
        assertThat(first).hasSameBinaryContentAs(dump("second.json", options));
        Path other = dump("other.json", "--run-for=20s", "--accuracy=typical", "--seed=6");
        assertThat(other.toFile().length()).isPositive();
        assertThat(first).content().isNotEqualTo(read(other));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aMeterThatIsOffDumpsItsState() throws IOException {
        JsonNode root = new ObjectMapper()
                .readTree(dump("off.json", "--run-for=1s", "--supply=24VDC").toFile());
        assertThat(root.path("state").asText()).isEqualTo("OFF");
        assertThat(root.path("windows").asLong()).isZero();
    }

    @Test
    void aProgramGetsItsPortsOnOneLine() throws IOException {
        CommandLineRun run =
                CommandLineRun.of("run", "--run-for=1s", "--modbus-port=0", "--lab-port=0", "--ready-json", "--seed=9");
        assertThat(run.out().lines()).hasSize(1);
        JsonNode ready = new ObjectMapper().readTree(run.out());
        assertThat(ready.path("ready").asBoolean()).isTrue();
        assertThat(ready.path("model").asText()).isEqualTo("MPM4410-A");
        assertThat(ready.path("serial").asText()).isEqualTo("26000009");
        assertThat(ready.path("host").asText()).isEqualTo("127.0.0.1");
        assertThat(ready.path("modbus").path("port").asInt()).isPositive();
        assertThat(ready.path("modbus").path("unit").asInt()).isEqualTo(1);
        assertThat(ready.path("lab").path("port").asInt()).isPositive();
        assertThat(ready.path("pid").asLong()).isEqualTo(ProcessHandle.current().pid());
    }

    @Test
    void aProgramIsToldAUnitThatAnswersWhenTheAddressIs0() throws IOException {
        CommandLineRun run = CommandLineRun.of(
                "run", "--run-for=1s", "--modbus-port=0", "--lab-port=off", "--ready-json", "--set=modbus.address=0");
        JsonNode ready = new ObjectMapper().readTree(run.out());
        assertThat(ready.path("modbus").path("unit").asInt()).isEqualTo(255);
    }
}
