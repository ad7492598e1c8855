package io.metertwin.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metertwin.app.options.Plans;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The lab cuts the supply of a running meter. */
@Timeout(60)
class SupplyCutIT {

    private static HttpResponse<String> post(RunningMeter meter, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + meter.labPort().orElseThrow() + path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(RunningMeter meter, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + meter.labPort().orElseThrow() + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void portClosesWithoutSupplyAndComesBackWhereItWas() throws Exception {
        try (RunningMeter meter =
                new RunningMeter(Plans.of("--modbus-port=0", "--lab-port=0", "--speed=20", "--load=c1=12kW"))) {
            meter.start();
            int port = meter.modbusPort().orElseThrow();
            assertThat(post(meter, "/supply?volts=0").body()).contains("OFF");
            await(() -> meter.modbusPort().isEmpty());
            assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                    .isInstanceOf(IOException.class);
            assertThat(get(meter, "/v1/snapshot").body()).contains("OFF");
            assertThat(post(meter, "/supply?volts=230VAC").body()).contains("BOOTING");
            await(() -> meter.modbusPort().isPresent());
            assertThat(meter.modbusPort()).hasValue(port);
            new Socket(InetAddress.getLoopbackAddress(), port).close();
        }
    }

    @Test
    void portsOfTheNetworkAreGoneWhileItsCableIsOut() throws Exception {
        try (RunningMeter meter = new RunningMeter(Plans.of("--modbus-port=0", "--lab-port=0"))) {
            meter.start();
            int port = meter.modbusPort().orElseThrow();
            assertThat(post(meter, "/link?cable=out").body()).contains("ON");
            assertThat(meter.modbusPort()).isEmpty();
            assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                    .isInstanceOf(IOException.class);
            post(meter, "/link?cable=in");
            await(() -> meter.modbusPort().isPresent());
            assertThat(meter.modbusPort()).hasValue(port);
        }
    }

    @Test
    void requestsThatMakeNoSenseAreRefusedWithWhatIsAllowed() throws Exception {
        try (RunningMeter meter = new RunningMeter(Plans.of("--modbus-port=off", "--lab-port=0"))) {
            meter.start();
            assertThat(post(meter, "/supply").statusCode()).isEqualTo(400);
            assertThat(post(meter, "/supply?volts=much").body()).contains("230VAC");
            assertThat(post(meter, "/storage?disk=wet").body()).contains("read-only");
            assertThat(post(meter, "/storage?disk=full").statusCode()).isEqualTo(200);
            assertThat(post(meter, "/link?cable=loose").body()).contains("in, out");
            assertThat(post(meter, "/bus?kind=drop&every=0").body()).contains("every 0");
            assertThat(post(meter, "/bus?kind=drop&share=2").body()).contains("share");
            assertThat(post(meter, "/bus?kind=exception&every=3&exception=6").statusCode())
                    .isEqualTo(200);
            assertThat(post(meter, "/bus?kind=none").statusCode()).isEqualTo(200);
        }
    }
}
