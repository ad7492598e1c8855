package io.metertwin.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.metertwin.app.exit.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    @Test
    void withoutACommandTheUsageIsShown() {
        CommandLineRun run = CommandLineRun.of();
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(run.out()).contains("Usage: metertwin", "run", "watch", "read", "registers");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "run --help",
                "watch --help",
                "read --help",
                "registers --help",
                "certify --help",
                "--version"
            })
    void helpIsNoError(String args) {
        CommandLineRun run = CommandLineRun.of(args.split(" "));
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK.code());
        assertThat(run.out()).contains("metertwin");
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rum                         | Unmatched argument at index 0: 'rum'",
                "run --laod c1=1kW           | Unknown option",
                "run --seed 1 --seed 2       | option '--seed' should be specified only once",
                "run --start 2026-01-01T00:00:00 --run-for 1s --start 2026-01-02T00:00:00 | option '--start' should be specified only once",
                "certify --model MPM4410-A --model MPM4410-A | option '--model' (CODE) should be specified only once",
                "run --age 400000d           | --age: a meter does not live that long; allowed: up to 7300d",
                "run --load                  | Missing required parameter for option '--load'",
                "read                        | Missing required parameter: 'ID'",
                "read u1 --port x            | Invalid value for option '--port'",
                "watch --interval often      | Invalid value for option '--interval'",
                "run --model MPM9            | --model: model 'MPM9' is unknown",
                "run --load c1=12            | --load: '12' has no unit",
                "run --config nowhere.yaml   | nowhere.yaml: there is no such file",
                "registers --model MPM4410   | --model: model 'MPM4410' is unknown",
                "run --run-for 1s --map no.csv | --map: no.csv: no such file",
                "run --map-addressing x      | --map-addressing: 'x' is not known; allowed: modicon, enron",
                "registers --format xml      | --format: 'xml' is not known; allowed: table, csv, json, markdown"
            })
    void whatCannotBeUnderstoodEndsWithTwoAndOneSentence(String args, String reason) {
        CommandLineRun run = CommandLineRun.of(
                args.replaceFirst("^run\\b", "run --ephemeral").split(" +"));
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(run.err()).startsWith("metertwin: ").contains(reason).doesNotContain("\tat ");
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"--modbus-port, --lab-port", "--lab-port, --modbus-port"})
    void aPortInUseEndsWithThreeAndNamesTheOption(String option, String other) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            CommandLineRun run = CommandLineRun.of("run", "--ephemeral", option, port, other, "off");
            assertThat(run.exitCode()).isEqualTo(ExitCode.PORT.code());
            assertThat(run.err()).contains(port, option);
        }
    }

    @Test
    void anAddressThatIsNotOfThisHostEndsWithThree() {
        CommandLineRun run = CommandLineRun.of(
                "run", "--ephemeral", "--bind", "192.0.2.1", "--modbus-port", "0", "--lab-port", "off");
        assertThat(run.exitCode()).isEqualTo(ExitCode.PORT.code());
        assertThat(run.err()).contains("192.0.2.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"read u1", "watch --count 1", "read u1 --truth"})
    void whereNoMeterAnswersTheExitCodeIsFive(String args) throws IOException {
        String port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = Integer.toString(closed.getLocalPort());
        }
        String option = args.contains("truth") ? " --lab-port " : " --port ";
        CommandLineRun run = CommandLineRun.of((args + option + port).split(" "));
        assertThat(run.exitCode()).isEqualTo(ExitCode.NO_ANSWER.code());
        assertThat(run.err()).contains("127.0.0.1:" + port);
    }

    @Test
    void aRecordingThatIsNotThereEndsWithFour() {
        CommandLineRun run = CommandLineRun.of(
                "run",
                "--ephemeral",
                "--replay",
                "nowhere.cfg",
                "--map",
                "u1=A",
                "--modbus-port",
                "0",
                "--lab-port",
                "off");
        assertThat(run.exitCode()).isEqualTo(ExitCode.RECORDING.code());
        assertThat(run.err()).contains("nowhere.cfg");
    }

    @Test
    void aDumpThatCannotBeWrittenEndsWithSix(@TempDir Path folder) {
        Path file = folder.resolve("none/a.json");
        CommandLineRun run = CommandLineRun.of("run", "--run-for", "1s", "--dump", file.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.OUTPUT.code());
        assertThat(run.err()).contains("--dump: " + file);
    }

    @Test
    void aDumpThatIsADirectoryIsRefusedBeforeTheRun() {
        CommandLineRun run = CommandLineRun.of("run", "--ephemeral", "--run-for", "1s", "--dump", "target");
        assertThat(run.exitCode()).isEqualTo(ExitCode.OUTPUT.code());
        assertThat(run.err()).contains("--dump: target cannot be written: it is a directory");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void exitCodesAreAContract() {
        assertThat(ExitCode.values()).extracting(ExitCode::code).containsExactly(0, 1, 2, 3, 4, 5, 6, 70);
    }

    @Test
    void registersPrintsTheMapOfTheRepositoryAsMarkdown() throws IOException {
        CommandLineRun run = CommandLineRun.of("registers", "--format", "markdown");
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK.code());
        assertThat(run.out()).isEqualTo(Files.readString(Path.of("../docs/registers/mpm4000.md")));
    }

    @Test
    void registersPrintsCsvWithAHeaderAndAsManyItemsAsJson() throws IOException {
        List<String> csv =
                CommandLineRun.of("registers", "--format", "csv").out().lines().toList();
        JsonNode json = new ObjectMapper()
                .readTree(CommandLineRun.of("registers", "--format", "JSON").out());
        assertThat(csv.get(0)).startsWith("wire,number,words,type");
        assertThat(json).hasSize(csv.size() - 1);
        assertThat(json.get(0).path("wire").isInt()).isTrue();
    }

    @Test
    void registersOfASmallerModelAreFewer() {
        long all = CommandLineRun.of("registers").out().lines().count();
        assertThat(CommandLineRun.of("registers", "--model", "MPM4110-A").out().lines())
                .isNotEmpty()
                .hasSizeLessThan((int) all);
    }
}
