package io.metertwin.modbus.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.modbus.server.Frames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients get that do not keep to the protocol, while another one is served as ever. */
class MalformedFramesIT {

    private static final String READ_MAP_VERSION = "03 012C 0001";
    private static final String MAP_VERSION = "03020001";

    private ServedMeter served;
    private RawClient bystander;

    @BeforeEach
    void start() throws IOException {
        served = new ServedMeter();
        bystander = served.connect();
    }

    @AfterEach
    void othersAreServedAsEver() throws IOException {
        assertThat(bystander.exchange(READ_MAP_VERSION)).isEqualTo(MAP_VERSION);
        served.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0001 0001 0006 01 03 0000 0001", // protocol id 1
                "0001 FFFF 0006 01 03 0000 0001",
                "0001 0000 0000",
                "0001 0000 0001 01",
                "0001 0000 00FF 01 03 0000 0001", // longer than a PDU may be
                "0001 0000 FFFF 01 03 0000 0001",
                "474554202F20485454502F312E310D0A0D0A", // GET / HTTP/1.1
                "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF"
            })
    void aHeaderThatIsNotModbusClosesTheConnection(String hex) throws IOException {
        assertThat(served.connect().send(hex).closedByServer()).isTrue();
    }

    @Test
    void everyUnknownFunctionIsAnsweredAndTheConnectionStays() throws IOException {
        RawClient client = served.connect();
        for (int function = 0; function <= 0xFF; function++) {
            if (function != 3 && function != 6 && function != 0x10) {
                assertThat(client.exchange("%02X 0000 0001".formatted(function)))
                        .isEqualTo("%02X01".formatted(function | 0x80));
            }
        }
        assertThat(client.exchange(READ_MAP_VERSION)).isEqualTo(MAP_VERSION);
    }

    @ParameterizedTest
    @CsvSource({
        "03 0000 0000, 8303",
        "03 0000 007E, 8303",
        "03 0000 0080, 8303",
        "03 0000 FFFF, 8303",
        "03 00, 8303",
        "03 0000 0001 0000, 8303",
        "10 03EA 0001 04 0001 0001, 9003",
        "10 03EA 007C F8 0001, 9003",
        "42 0000, C201"
    })
    void wrongQuantitiesAndLengthsAreAnswered(String request, String response) throws IOException {
        RawClient client = served.connect();
        assertThat(client.exchange(request)).isEqualTo(response);
        assertThat(client.exchange(READ_MAP_VERSION)).isEqualTo(MAP_VERSION);
    }

    @Test
    void aFrameMayComeInOnePacketForEachByte() throws IOException {
        RawClient client = served.connect();
        for (byte next : Frames.of(1, READ_MAP_VERSION)) {
            client.send(next);
        }
        assertThat(client.receive()).endsWith(MAP_VERSION);
    }

    @Test
    void tenRequestsAtOnceAreAnsweredInOrder() throws IOException {
        StringBuilder hex = new StringBuilder();
        for (int k = 0; k < 10; k++) {
            hex.append("%04X 0000 0006 01 03 %04X 0001".formatted(k, 1000 + k % 2));
        }
        RawClient client = served.connect().send(hex.toString());
        for (int k = 0; k < 10; k++) {
            assertThat(client.receive()).isEqualTo("%04X00000005010302%04X".formatted(k, 0));
        }
    }

    @Test
    void manyMoreRequestsThanTheBufferHoldsAreAllAnswered() throws IOException {
        int requests = 5000;
        RawClient client = served.connect();
        Thread sender = new Thread(() -> {
            try {
                client.send(Frames.hex(Frames.read(8000, 125)).repeat(requests));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        sender.start();
        for (int k = 0; k < requests; k++) {
            assertThat(client.receive()).hasSize(2 * (9 + 250));
        }
    }

    @Test
    void aFrameThatStallsInTheMiddleIsCut() throws IOException {
        RawClient client = served.connect();
        client.send(Frames.of(1, READ_MAP_VERSION)).receive();
        client.send("0001 0000 0006 01");
        // An answer on another connection, accepted later, proves that the bytes above have been looked at.
        assertThat(served.connect().exchange(READ_MAP_VERSION)).isEqualTo(MAP_VERSION);
        served.pass(Duration.ofSeconds(6));
        assertThat(client.closedByServer()).isTrue();
    }

    @Test
    void aClientThatEndsItsOutputStillGetsItsAnswer() throws IOException {
        RawClient client = served.connect().send(Frames.of(1, READ_MAP_VERSION)).endOutput();
        assertThat(client.receive()).endsWith(MAP_VERSION);
        assertThat(client.closedByServer()).isTrue();
    }

    @Test
    void aClientThatTakesNoAnswersIsCut() throws IOException {
        RawClient client = served.connect();
        Thread flood = new Thread(() -> {
            try {
                client.send(Frames.hex(Frames.read(8000, 125)).repeat(200_000));
            } catch (IOException e) {
                // Wanted: the server closes while this still sends.
            }
        });
        flood.start();
        ServedMeter.await("the client is cut", () -> {
            served.pass(Duration.ofMillis(10));
            return served.server().connections() < 2;
        });
        bystander = served.connect();
    }
}
