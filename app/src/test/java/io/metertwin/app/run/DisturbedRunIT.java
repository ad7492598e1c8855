package io.metertwin.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.metertwin.app.lab.SnapshotJson;
import io.metertwin.app.options.Plans;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What disturbances and faults do to what a meter shows. */
class DisturbedRunIT {

    private static final double TOLERANCE = 1e-4;
    private static final double HALF_CYCLE_MILLIS = 10;

    @TempDir
    private Path folder;

    private JsonNode dump(String... options) throws IOException {
        Path file = folder.resolve("snapshot.json");
        try (RunningMeter meter = finished(options)) {
            meter.dump(file);
        }
        return new ObjectMapper().readTree(file.toFile());
    }

    private static RunningMeter finished(String... options) {
        List<String> all = new ArrayList<>(List.of("--model=MPM4210-A", "--load=c1=12kW"));
        all.addAll(List.of(options));
        RunningMeter meter = new RunningMeter(Plans.of(all.toArray(String[]::new)));
        meter.start();
        meter.await(notice -> {});
        return meter;
    }

    @Test
    void aSagIsADipInTheLog() throws IOException {
        JsonNode events =
                dump("--run-for=1s", "--disturb=sag@300ms+200ms,u=70%,on=L1+L2").path("events");
        assertThat(events).hasSize(1);
        JsonNode dip = events.get(0);
        assertThat(dip.path("number").asLong()).isEqualTo(1);
        assertThat(dip.path("kind").asText()).isEqualTo("dip");
        LocalDateTime begin = LocalDateTime.of(2026, 1, 1, 0, 0).plusNanos(300_000_000);
        Duration late =
                Duration.between(begin, LocalDateTime.parse(dip.path("start").asText()));
        assertThat((double) late.toMillis()).isCloseTo(0, within(HALF_CYCLE_MILLIS));
        assertThat(dip.path("durationMillis").asDouble()).isCloseTo(200, within(2 * HALF_CYCLE_MILLIS));
        assertThat(dip.path("residualVolts").asDouble()).isCloseTo(0.7 * 230, within(TOLERANCE * 230));
        assertThat(dip.path("channels")).extracting(JsonNode::asText).containsExactly("L1", "L2");
    }

    @Test
    void eventsThatLastHaveNoDurationAndTheNewestIsFirst() throws IOException {
        JsonNode events = dump(
                        "--run-for=1s", "--disturb=swell@200ms+100ms,u=120%,on=L3", "--disturb=interruption@500ms")
                .path("events");
        assertThat(events)
                .extracting(event -> event.path("kind").asText())
                .containsExactly("interruption", "dip", "swell");
        assertThat(events.get(0).path("durationMillis").isNull()).isTrue();
        assertThat(events.get(1).path("durationMillis").isNull()).isTrue();
        assertThat(events.get(0).path("residualVolts").asDouble()).isCloseTo(0, within(TOLERANCE));
        assertThat(events.get(2).path("maximumVolts").asDouble()).isCloseTo(1.2 * 230, within(TOLERANCE * 230));
        assertThat(events.get(2).path("channels")).extracting(JsonNode::asText).containsExactly("L3");
    }

    @Test
    void aDumpHasSingleHarmonicsWhereThereAreSome() throws IOException {
        JsonNode harmonics = dump("--run-for=1s", "--disturb=harmonic@0s,order=5,size=10%@30deg,on=u+c1")
                .path("harmonics");
        assertThat(harmonics.path("h5.u1").path("value").asDouble()).isCloseTo(10, within(10 * TOLERANCE));
        assertThat(harmonics.path("h5.u1").path("unit").asText()).isEqualTo("%");
        assertThat(harmonics.path("h5.u1").path("truth").asDouble()).isCloseTo(10, within(1e-9));
        assertThat(harmonics.path("h5.u1.angle").path("value").asDouble()).isCloseTo(30, within(0.01));
        assertThat(harmonics.path("c1.h5.i1.rms").path("value").asDouble())
                .isCloseTo(0.1 * 4000 / 230, within(TOLERANCE * 4000 / 230));
        assertThat(harmonics.path("h7.u1").path("value").asDouble()).isCloseTo(0, within(TOLERANCE));
        assertThat(harmonics).allMatch(harmonic -> harmonic.path("value").isNumber());
    }

    @Test
    void whatIsAbsentIsLeftOutOfTheHarmonics() throws IOException {
        JsonNode harmonics = dump("--run-for=400ms", "--wiring=1P2W").path("harmonics");
        assertThat(harmonics.has("h3.u1")).isTrue();
        assertThat(harmonics.has("h3.u2")).isFalse();
    }

    @Test
    void theLabShowsEventsWithoutSingleHarmonics() {
        try (RunningMeter meter = finished("--run-for=600ms", "--disturb=sag@200ms+100ms,u=50%")) {
            JsonNode root = SnapshotJson.of(meter.snapshot(), Optional.empty());
            assertThat(root.path("events")).hasSize(1);
            assertThat(root.has("harmonics")).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--disturb=swell@1s,u=115%            | u1         | 264.5",
                "--disturb=phase-loss@1s,on=L2        | u2         | 0",
                "--disturb=phase-loss@1s+200ms,on=L2  | u2         | 230",
                "--disturb=neutral-loss@1s            | c1.in      | 0",
                "--disturb=frequency-step@1s,to=51Hz  | f.sys      | 51",
                "--disturb=frequency-ramp@0s+1s,by=1Hz | f.sys     | 51",
                "--disturb=unbalance@1s,zero=10%      | u0         | 23",
                "--disturb=reversed@1s                | c1.p.total | 12000",
                "--fault=reversed,at=c1.i2            | c1.p2      | -4000",
                "--fault=misplaced,at=c1.i1,on=c1.i2  | c1.p1      | -2000",
                "--fault=swapped-sockets,at=c1,with=c2 | c2.p.total | 12000",
                "--fault=swapped-coils,at=c1,order=231 | c1.p.total | -6000",
                "--fault=unplugged@1s,at=c1           | c1.p.total | 0",
                "--fault=unplugged@1s+200ms,at=c1     | c1.p.total | 12000",
                "--fault=ratio,at=c1.i1,factor=2      | c1.p1      | 8000",
                "--fault=error,at=u1,gain=0.5%        | u1         | 231.15",
                "--fault=error,at=c1.i1,phase=60deg   | c1.p1      | 2000",
                "--fault=drift,at=c1.i1,rate=360%/h   | c1.p1      | 4004",
                "--fault=open,at=u3                   | u3         | 0"
            })
    void theMeterReadsWhatIsThereAndNotWhatShouldBe(String option, String id, double expected) throws IOException {
        JsonNode values = dump("--run-for=2s", option).path("values");
        assertThat(values.path(id).path("value").asDouble())
                .isCloseTo(expected, within(TOLERANCE * Math.max(1, Math.abs(expected))));
    }

    @Test
    void swappedVoltagesReadEachOther() throws IOException {
        JsonNode values = dump("--run-for=400ms", "--grid=u2=225V,u3=220V", "--fault=swapped-voltages,order=231")
                .path("values");
        assertThat(values.path("u1").path("value").asDouble()).isCloseTo(225, within(225 * TOLERANCE));
        assertThat(values.path("u2").path("value").asDouble()).isCloseTo(220, within(220 * TOLERANCE));
        assertThat(values.path("u3").path("value").asDouble()).isCloseTo(230, within(230 * TOLERANCE));
    }

    @Test
    void aCoilThatSaturatesReadsATriangle() throws IOException {
        // 17.4 A make 1.48 mV rms of derivative; cut far below that it is a square of 0.2 mV, whose integral is a
        // triangle
        // of peak pi/2 x 0.2 mV. The slopes of the cut sine take 0.15 % of it.
        double millivolts = Math.PI / 2 * 0.2 / Math.sqrt(3);
        double amperes = dump("--run-for=400ms", "--fault=clip,at=c1.i1,peak=0.2mV")
                .path("values")
                .path("c1.i1")
                .path("value")
                .asDouble();
        assertThat(amperes).isCloseTo(millivolts * 1000 / 85, within(0.005 * millivolts * 1000 / 85));
    }
}
