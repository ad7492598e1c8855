package io.metertwin.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.metertwin.app.exit.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command and what it writes, with a class of a few rows. */
class CertifyCommandTest {

    private static final List<String> FILES = List.of("certificate.html", "certificate.json", "certificate.csv");

    @TempDir
    private Path folder;

    private Path limits;

    @BeforeEach
    void writeLimits() throws IOException {
        limits = Files.writeString(folder.resolve("quick.yaml"), """
                name: <quick>
                energy: active
                balanced:
                  - {from: 0.5, factors: [1, 0.5ind], limit: 0.02%}
                influence:
                  - {quantity: voltage, factors: [1], limit: 0.2%}
                starting: 0.01
                """);
    }

    private CommandLineRun certify(String... options) {
        List<String> args =
                new ArrayList<>(List.of("certify", "--model=MPM4110-A", "--class=" + limits, "--reactive-class=off"));
        args.addAll(List.of(options));
        return CommandLineRun.of(args.toArray(String[]::new));
    }

    @Test
    void whenEveryRowPassesTheExitCodeIsZero() {
        CommandLineRun run = certify();
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("<quick>", "balanced load", "All 9 rows passed.");
    }

    @Test
    void whenARowFailsTheExitCodeIsOneAndTheRowIsNamed() {
        CommandLineRun run = certify("--accuracy=typical", "--seed=1");
        assertThat(run.exitCode()).isEqualTo(ExitCode.CHECK_FAILED.code()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("FAIL  <quick> balanced load, ", "of 9 rows failed.");
    }

    @Test
    void theSameSeedWritesTheSameBytes() {
        Path first = folder.resolve("a/first");
        Path second = folder.resolve("second");
        certify("--accuracy=typical", "--seed=4", "--out=" + first, "--threads=1");
        certify("--accuracy=typical", "--seed=4", "--out=" + second, "--threads=3");
        for (String name : FILES) {
            assertThat(first.resolve(name)).hasSameBinaryContentAs(second.resolve(name));
        }
    }

    @Test
    void theThreeFilesTellTheSameRows() throws IOException {
        Path out = folder.resolve("out");
        CommandLineRun run = certify("--accuracy=typical", "--out=" + out, "--json");
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertThat(out.resolve("certificate.json")).hasContent(run.out());
        assertThat(json.path("results")).hasSize(9);
        assertThat(json.path("passed").asBoolean()).isFalse();
        assertThat(json.path("circumstances").path("seed").asText()).isEqualTo("1");
        assertThat(json.path("settings").path("c1.i1.primary").asText()).isEqualTo("1000");
        assertThat(json.path("settings").has("web.password")).isFalse();
        List<String> csv = Files.readAllLines(out.resolve("certificate.csv"));
        assertThat(csv).hasSize(10);
        List<String> header = List.of(csv.get(0).split(","));
        JsonNode row = json.path("results").get(0);
        String[] cells = csv.get(1).split(",", -1);
        assertThat(cells[header.indexOf("error_percent")])
                .isEqualTo(row.path("errorPercent").asText());
        double margin = row.path("limitPercent").asDouble()
                - Math.abs(row.path("errorPercent").asDouble());
        assertThat(Double.parseDouble(cells[header.indexOf("margin_percent")])).isEqualTo(margin);
    }

    @Test
    void thePageNeedsNothingElseAndSaysWhatItIsNot() throws IOException {
        Path out = folder.resolve("out");
        certify("--out=" + out);
        String page = Files.readString(out.resolve("certificate.html"));
        assertThat(page)
                .contains(
                        "not a certificate of an accredited laboratory",
                        "<svg",
                        "&lt;quick&gt;",
                        "prefers-color-scheme")
                .doesNotContain("<quick>", "http://", "https://", "<script", "src=", "@import");
    }

    @Test
    void theProgressGoesToStandardError() {
        CommandLineRun run = certify("--progress");
        assertThat(run.err()).contains("/9 points").endsWith("9/9 points" + System.lineSeparator());
        assertThat(run.out()).doesNotContain("points");
    }

    @Test
    void aFolderThatCannotBeMadeEndsWithSixBeforeTheTest() {
        CommandLineRun run = certify("--out=" + limits);
        assertThat(run.exitCode()).isEqualTo(ExitCode.OUTPUT.code());
        assertThat(run.err()).contains("--out: " + limits);
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--class=0.3S            | --class: '0.3S' is not known; allowed: 0.5S, 0.2S, 0.1S or a YAML file",
                "--class=nowhere.yaml    | --class: nowhere.yaml: there is no such file",
                "--reactive-class=0.5S   | --reactive-class: '0.5S' is not known; allowed: 1S",
                "--model=MPM9            | --model: model 'MPM9' is unknown",
                "--wiring=5P             | --wiring",
                "--accuracy=good         | --accuracy: 'good' is not known",
                "--in=5                  | --in: '5' has no unit",
                "--in=-5A                | --in: '-5A' is not above 0 A",
                "--imax=500A             | --imax: 500.0 A is below In = 1000.0 A",
                "--threads=0             | --threads: 0 is not allowed",
                "--frequency=55Hz        | 55",
                "--sensor=c1=rcoil,1A,1V | --sensor: one sensor hangs on every input",
                "--seed=x                | --seed: 'x' is not a whole number"
            })
    void whatCannotBeUnderstoodEndsWithTwo(String option, String reason) {
        CommandLineRun run = CommandLineRun.of("certify", option);
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(run.err()).startsWith("metertwin: ").contains(reason).doesNotContain("\tat ");
        assertThat(run.out()).isEmpty();
    }
}
