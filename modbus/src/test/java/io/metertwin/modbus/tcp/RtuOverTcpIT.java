package io.metertwin.modbus.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.core.communication.CommunicationCounters;
import io.metertwin.core.communication.CommunicationReadings;
import io.metertwin.modbus.FakeMeter;
import io.metertwin.modbus.Snapshots;
import io.metertwin.modbus.map.RegisterMap;
import io.metertwin.modbus.rtu.Crc16;
import io.metertwin.modbus.server.Frames;
import io.metertwin.modbus.server.ModbusDispatcher;
import io.metertwin.modbus.server.UnitRouter;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RtuOverTcpIT {

    private static final byte[] READ = frame("01 03 012C 0001");
    private static final String ANSWER = Frames.hex(frame("01 03 02 0001"));
    private static final long SEED = 31;

    private final FakeMeter meter = new FakeMeter(Snapshots.usual());
    private final CommunicationCounters counters = new CommunicationCounters();
    private ModbusTcpServer server;
    private RawClient client;

    private static byte[] frame(String message) {
        return Crc16.append(Frames.bytes(message));
    }

    @BeforeEach
    void serve() throws IOException {
        ModbusDispatcher dispatcher = new ModbusDispatcher(meter, RegisterMap.mpm4000(Snapshots.MODEL), counters);
        server = new ModbusTcpServer(
                new UnitRouter(List.of(dispatcher)),
                new ModbusTcpOptions(InetAddress.getLoopbackAddress(), 0, TcpFraming.RTU, false),
                System::nanoTime);
        server.start();
        client = new RawClient(server.port());
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        server.close();
    }

    private String answer() throws IOException {
        return client.receive(ANSWER.length() / 2);
    }

    @Test
    void framesMayComeByteByByteOrSeveralAtOnce() throws IOException {
        for (byte next : READ) {
            client.send(next);
        }
        assertThat(answer()).isEqualTo(ANSWER);
        client.send(Frames.hex(READ).repeat(10));
        for (int k = 0; k < 10; k++) {
            assertThat(answer()).isEqualTo(ANSWER);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "01 42, 01 C2 01",
        "01 2B 0E 01 00, 01 AB 01",
        "01 03 0000 007E, 01 83 03",
        "01 03 FFFF 0001, 01 83 02",
        "01 10 03EA 0001 02 0002, 01 10 03EA 0001",
        "01 06 03EA 0002, 01 06 03EA 0002"
    })
    void everyFunctionIsAnswered(String request, String response) throws IOException {
        byte[] expected = frame(response);
        client.send(frame(request));
        assertThat(client.receive(expected.length)).isEqualTo(Frames.hex(expected));
    }

    @Test
    void otherUnitsAndBroadcastsAreSilent() throws IOException {
        client.send(frame("02 03 012C 0001")).send(frame("FF 03 012C 0001")).send(frame("00 06 03EA 0007"));
        client.send(READ);
        assertThat(answer()).isEqualTo(ANSWER);
        assertThat(meter.snapshot().settings().get(meter.snapshot().settings().catalogue().grid.vtRatio))
                .isEqualTo(7);
        assertThat(counters.readings().otherUnits()).isEqualTo(2);
        assertThat(counters.readings().frames()).isEqualTo(2);
    }

    @Test
    void noNoiseGetsAnAnswerAndAWrongCheckSumClosesTheConnection() throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 50; round++) {
            byte[] noise = new byte[256 + random.nextInt(100)];
            random.nextBytes(noise);
            try (RawClient hostile = new RawClient(server.port())) {
                hostile.send(noise);
                assertThat(hostile.closedByServer())
                        .as("seed %d, round %d", SEED, round)
                        .isTrue();
            }
        }
        client.send(READ);
        assertThat(answer()).isEqualTo(ANSWER);
        CommunicationReadings counted = counters.readings();
        assertThat(counted.crcErrors()).isEqualTo(50);
        assertThat(List.of(counted.accepted(), counted.connections())).containsExactly(51L, 1L);
    }
}
