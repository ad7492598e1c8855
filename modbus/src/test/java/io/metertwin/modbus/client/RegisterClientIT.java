package io.metertwin.modbus.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.measure.Quantities;
import io.metertwin.core.measure.QuantityReading;
import io.metertwin.core.settings.WordOrder;
import io.metertwin.modbus.Snapshots;
import io.metertwin.modbus.map.RegisterMap;
import io.metertwin.modbus.map.RegisterType;
import io.metertwin.modbus.tcp.ServedMeter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RegisterClientIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private ServedMeter served;

    @BeforeEach
    void start() throws IOException {
        served = new ServedMeter();
    }

    @AfterEach
    void stop() throws IOException {
        served.close();
    }

    private RegisterClient connect() throws IOException {
        return RegisterClient.connect("127.0.0.1", served.port(), 1, TIMEOUT);
    }

    /** The finest step in which each value but energy stands in the map, in its unit; of floats none. */
    private static Map<String, Double> finestSteps() {
        return RegisterMap.mpm4000(Snapshots.MODEL).items().stream()
                .collect(Collectors.toMap(
                        item -> item.binding().id(),
                        item -> item.type() == RegisterType.FLOAT32 ? 0 : item.value(1) - item.value(0),
                        Math::min));
    }

    @ParameterizedTest
    @EnumSource(WordOrder.class)
    void everyQuantityIsReadByItsIdWhateverTheWordOrder(WordOrder order) throws IOException {
        served.meter().set("modbus.order", order.name());
        MeterSnapshot snapshot = served.meter().snapshot();
        List<QuantityReading> readings = Quantities.readings(4);
        Map<String, Double> steps = finestSteps();
        try (RegisterClient client = connect()) {
            assertThat(client.wordOrder()).isEqualTo(order);
            Map<String, Double> values =
                    client.read(readings.stream().map(QuantityReading::id).toList());
            assertThat(values.keySet())
                    .containsExactlyElementsOf(
                            readings.stream().map(QuantityReading::id).toList());
            for (QuantityReading reading : readings) {
                double value = Double.isNaN(reading.value(snapshot)) ? 0 : reading.value(snapshot);
                boolean energy = reading.quantity().unit().symbol().endsWith("h");
                double step = energy
                        ? 1
                        : Math.max(Math.ulp((float) value), steps.getOrDefault("quantity:" + reading.id(), 0.0));
                assertThat(values.get(reading.id())).as(reading.id()).isCloseTo(value, within(step));
            }
        }
    }

    @Test
    void nameplateAndSettingsAreReadToo() throws IOException {
        try (RegisterClient client = connect()) {
            assertThat(client.model()).isEqualTo(Snapshots.MODEL);
            assertThat(client.serialNumber()).isEqualTo("12345678");
            assertThat(client.read("setting:c4.in.primary")).isEqualTo(1000);
            assertThat(client.read("window:counter")).isEqualTo(1);
            assertThat(client.ids()).contains("u1", "c4.energy.s.total", "setting:wiring");
        }
    }

    @Test
    void anUnknownIdIsSaid() throws IOException {
        try (RegisterClient client = connect()) {
            assertThatThrownBy(() -> client.read("c5.p.total"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("'c5.p.total' is not in the register map of MPM4410-A");
        }
    }

    @Test
    void nothingListeningIsSaid() throws IOException {
        int port = served.port();
        served.close();
        assertThatThrownBy(() -> RegisterClient.connect("127.0.0.1", port, 1, TIMEOUT))
                .isInstanceOf(IOException.class)
                .hasMessage("no Modbus TCP at 127.0.0.1:" + port + " (Connection refused); is a meter running there?");
    }

    @Test
    void aWrongUnitIsSaid() {
        assertThatThrownBy(() -> RegisterClient.connect("127.0.0.1", served.port(), 9, TIMEOUT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("exception 0B: no meter with this unit id");
    }

    @Test
    void anotherDeviceIsSaid() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread device = new Thread(() -> answerOnceWithZeros(other));
            device.start();
            assertThatThrownBy(() -> RegisterClient.connect("127.0.0.1", other.getLocalPort(), 1, TIMEOUT))
                    .isInstanceOf(IOException.class)
                    .hasMessageEndingWith(
                            "answers, but not with a MeterTwin register map: register 302 reads 0000 0000");
            device.join();
        }
    }

    private static void answerOnceWithZeros(ServerSocket other) {
        try (Socket socket = other.accept()) {
            byte[] request = socket.getInputStream().readNBytes(12);
            OutputStream output = socket.getOutputStream();
            output.write(new byte[] {request[0], request[1], 0, 0, 0, 7, 1, 3, 4, 0, 0, 0, 0});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
