package io.metertwin.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.metertwin.app.exit.ExitCode;
import java.io.IOException;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the bench prints; never how fast anything is. */
class BenchCommandTest {

    private static final Offset<Double> ROUNDING = Offset.offset(1e-9);

    @Test
    void jsonHoldsEveryFigureOfTheRun() throws IOException {
        CommandLineRun run = CommandLineRun.of("bench", "--seconds", "1", "--json", "--model", "MPM4120-A");
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK.code());
        assertThat(run.err()).isEmpty();
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "model",
                        "seconds",
                        "machine",
                        "fidelities",
                        "stages",
                        "processingSteps",
                        "twoThreadsOverOne",
                        "modbus");
        assertThat(json.path("model").asText()).isEqualTo("MPM4120-A");
        assertThat(json.path("machine").fieldNames()).toIterable().containsExactly("java", "vm", "os", "cores", "load");
        assertThat(json.path("fidelities").findValuesAsText("fidelity"))
                .containsExactly("waveform", "grid-clock", "auto", "phasor");
        assertThat(json.path("twoThreadsOverOne").asDouble()).isPositive();
        assertThat(json.path("modbus").fieldNames())
                .toIterable()
                .containsExactly("clients", "registersPerRead", "readsPerSecond");
        assertThat(json.path("modbus").path("readsPerSecond").asDouble()).isPositive();
        json.path("fidelities").forEach(speed -> checkSpeed(speed, json));
        json.path("stages")
                .forEach(stages ->
                        checkShares(stages.path("shares"), List.of("synthesis", "inputs", "processing", "publishing")));
        checkShares(json.path("processingSteps"), List.of("tracking", "resampling", "integration", "calculation"));
    }

    /** Meters are promised for four fifths of what the cores can do, and only with samples there is a chain to time. */
    private static void checkSpeed(JsonNode speed, JsonNode json) {
        boolean sampled = List.of("waveform", "grid-clock")
                .contains(speed.path("fidelity").asText());
        assertThat(speed.path("chain").isObject()).isEqualTo(sampled);
        assertThat(speed.path("together").isNull()).isEqualTo(sampled);
        JsonNode meter = speed.path("meter");
        double times = meter.path("timesRealTime").asDouble();
        assertThat(times).isEqualTo(1e6 / meter.path("median").asDouble(), ROUNDING);
        assertThat(meter.path("lowerQuartile").asDouble())
                .isLessThanOrEqualTo(meter.path("upperQuartile").asDouble());
        int cores = json.path("machine").path("cores").asInt();
        assertThat(speed.path("metersInRealTime").asLong()).isEqualTo((long) (0.8 * cores * times));
    }

    private static void checkShares(JsonNode shares, List<String> names) {
        assertThat(shares.findValuesAsText("stage")).isEqualTo(names);
        double sum = 0;
        for (JsonNode share : shares) {
            assertThat(share.path("micros").asDouble()).isNotNegative();
            sum += share.path("share").asDouble();
        }
        assertThat(sum).isEqualTo(1, ROUNDING);
    }

    @Test
    void theTableNamesMachineFidelitiesStagesAndModbus() {
        CommandLineRun run = CommandLineRun.of("bench", "--seconds", "1", "--model", "MPM4110-A");
        assertThat(run.exitCode()).isEqualTo(ExitCode.OK.code());
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("MPM4110-A", "Java " + System.getProperty("java.version"), "cores, load ")
                .contains("waveform", "grid-clock", "auto", "phasor", "synthesis", "publishing", "reads/s of 125");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--seconds 0       | --seconds: '0.0' is not allowed; allowed: 1 to 600",
                "--seconds NaN     | --seconds: 'NaN' is not allowed",
                "--seconds 601     | --seconds: '601.0' is not allowed",
                "--seconds soon    | Invalid value for option '--seconds'",
                "--model MPM4510-A | --model: model 'MPM4510-A'"
            })
    void whatCannotBeMeasuredIsRefused(String options, String reason) {
        CommandLineRun run = CommandLineRun.of(("bench " + options).split(" +"));
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
        assertThat(run.err()).startsWith("metertwin: ").contains(reason);
        assertThat(run.out()).isEmpty();
    }
}
