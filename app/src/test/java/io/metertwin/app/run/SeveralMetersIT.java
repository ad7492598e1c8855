package io.metertwin.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.metertwin.app.options.Plans;
import io.metertwin.app.options.RunPlan;
import io.metertwin.modbus.client.RegisterClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several meters on one Modbus TCP port, as {@code --unit} makes them. */
class SeveralMetersIT {

    private static final List<RunPlan> PLANS = Plans.all(
            "--modbus-port=0",
            "--lab-port=off",
            "--rtu-tcp-port=0",
            "--fidelity=phasor",
            "--unit=3",
            "--unit=8:88888888");

    private static final long PATIENCE_NS = Duration.ofSeconds(10).toNanos();

    private static RegisterClient client(RunningMeter meters, int unit) throws IOException {
        return RegisterClient.connect("127.0.0.1", meters.modbusPort().orElseThrow(), unit, Duration.ofSeconds(10));
    }

    /** A counter as the next snapshot with anything in it shows it. */
    private static double seenWithinPatience(RegisterClient client, String id) throws IOException {
        long begin = System.nanoTime();
        double value = 0;
        while (value == 0 && System.nanoTime() - begin < PATIENCE_NS) {
            value = client.read(id);
        }
        return value;
    }

    @Test
    void eachAnswersUnderItsAddressAndGoesOnMeasuring() throws IOException {
        try (RunningMeter meters = new RunningMeter(PLANS)) {
            meters.start();
            try (RegisterClient three = client(meters, 3);
                    RegisterClient eight = client(meters, 8)) {
                assertThat(three.serialNumber()).isEqualTo("26000001");
                assertThat(eight.serialNumber()).isEqualTo("88888888");
                assertThat(eight.read("u1")).isBetween(229.9, 230.1);
                assertThat(seenWithinPatience(eight, "comm.frames")).isPositive();
                assertThat(seenWithinPatience(three, "comm.connections")).isBetween(1.0, 2.0);
            }
            assertThatThrownBy(() -> client(meters, 1)).hasMessageContaining("no meter with this unit id");
        }
    }

    @Test
    void theBannerAndTheReadyLineNameThem() throws IOException {
        try (RunningMeter meters = new RunningMeter(PLANS)) {
            meters.start();
            Banner banner = new Banner(PLANS.get(0), meters);
            StringWriter screen = new StringWriter();
            banner.print(new PrintWriter(screen));
            assertThat(screen.toString())
                    .contains(
                            "unit 3     serial 26000001",
                            "unit 8     serial 88888888",
                            "RTU on TCP 127.0.0.1:",
                            " --unit 3");
            JsonNode ready = new ObjectMapper().readTree(banner.readyJson());
            assertThat(ready.path("units").size()).isEqualTo(2);
            assertThat(ready.path("units").get(1).path("serial").asText()).isEqualTo("88888888");
            assertThat(ready.path("rtuTcp").path("port").asInt())
                    .isEqualTo(meters.rtuTcpPort().orElseThrow());
        }
    }

    private static HttpResponse<String> lab(RunningMeter meters, String method, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + meters.labPort().orElseThrow() + path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String state(RunningMeter meters, int unit) throws Exception {
        String body = lab(meters, "GET", "/v1/snapshot?unit=" + unit).body();
        return new ObjectMapper().readTree(body).path("state").asText();
    }

    @Test
    void theLabReachesEachOfThem() throws Exception {
        List<RunPlan> plans =
                Plans.all("--modbus-port=0", "--lab-port=0", "--fidelity=phasor", "--unit=3", "--unit=8:88888888");
        try (RunningMeter meters = new RunningMeter(plans)) {
            meters.start();
            assertThat(lab(meters, "POST", "/supply?volts=0&unit=8").body()).contains("OFF");
            assertThat(state(meters, 8)).isEqualTo("OFF");
            assertThat(state(meters, 88_888_888)).isEqualTo("OFF");
            assertThat(state(meters, 3)).isEqualTo("ON");
            try (RegisterClient three = client(meters, 3)) {
                assertThat(three.read("u1")).isBetween(229.9, 230.1);
            }
            assertThatThrownBy(() -> client(meters, 8)).hasMessageContaining("no meter with this unit id");

            assertThat(lab(meters, "POST", "/supply?volts=0").body()).contains("OFF");
            assertThat(state(meters, 3)).isEqualTo("OFF");
        }
    }

    @Test
    void theLabSaysWhichMetersThereAreAndWhatTheyShare() throws Exception {
        List<RunPlan> plans =
                Plans.all("--modbus-port=0", "--lab-port=0", "--fidelity=phasor", "--unit=3", "--unit=8:88888888");
        try (RunningMeter meters = new RunningMeter(plans)) {
            meters.start();
            HttpResponse<String> nobody = lab(meters, "GET", "/v1/values/u1?unit=5");
            assertThat(nobody.statusCode()).isEqualTo(400);
            assertThat(nobody.body()).contains("no meter has unit 5; there are 3, 8");
            HttpResponse<String> shared = lab(meters, "POST", "/link?cable=out&unit=3");
            assertThat(shared.statusCode()).isEqualTo(400);
            assertThat(shared.body()).contains("all meters share the network cable; leave out unit");
            assertThat(lab(meters, "POST", "/supply?volts=0&uint=8").body()).contains("does not know uint");
            assertThat(state(meters, 3)).isEqualTo("ON");
        }
    }
}
