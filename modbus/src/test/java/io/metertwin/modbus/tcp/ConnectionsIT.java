package io.metertwin.modbus.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metertwin.core.command.CommandResult;
import io.metertwin.core.measure.PowerState;
import io.metertwin.core.time.HostClock;
import io.metertwin.modbus.FakeMeter;
import io.metertwin.modbus.Snapshots;
import io.metertwin.modbus.map.RegisterMap;
import io.metertwin.modbus.server.Frames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Limits, timers, and a port that follows the meter. */
class ConnectionsIT {

    private static final String READ_MAP_VERSION = "03 012C 0001";
    private static final String MAP_VERSION = "03020001";

    private ServedMeter served;

    @BeforeEach
    void start() throws IOException {
        served = new ServedMeter();
    }

    @AfterEach
    void stop() throws IOException {
        served.close();
    }

    private RawClient answeredClient() throws IOException {
        RawClient client = served.connect();
        assertThat(client.exchange(READ_MAP_VERSION)).isEqualTo(MAP_VERSION);
        return client;
    }

    @Test
    void oneConnectionBeyondTheLimitIsClosedAtOnce() throws IOException {
        served.meter().set("modbus.tcp.connections", "2");
        answeredClient();
        RawClient second = answeredClient();
        assertThat(served.connect().closedByServer()).isTrue();
        second.close();
        ServedMeter.await("a place is free", () -> served.server().connections() == 1);
        answeredClient();
    }

    @Test
    void aClientThatLeavesMakesRoomForItselfAtOnce() throws IOException {
        served.meter().set("modbus.tcp.connections", "1");
        for (int k = 0; k < 500; k++) {
            try (RawClient client = new RawClient(served.port())) {
                assertThat(client.exchange(READ_MAP_VERSION)).isEqualTo(MAP_VERSION);
            }
        }
    }

    @Test
    void aLoweredLimitClosesTheLongestIdle() throws IOException {
        RawClient first = answeredClient();
        served.pass(Duration.ofSeconds(1));
        RawClient second = answeredClient();
        served.meter().set("modbus.tcp.connections", "1");
        assertThat(first.closedByServer()).isTrue();
        assertThat(second.exchange(READ_MAP_VERSION)).isEqualTo(MAP_VERSION);
    }

    @Test
    void sixtyFourClientsAreServedAtOnce() throws IOException {
        RawClient[] clients = new RawClient[64];
        for (int k = 0; k < clients.length; k++) {
            clients[k] = served.connect();
        }
        for (RawClient client : clients) {
            client.send(Frames.of(1, READ_MAP_VERSION));
        }
        for (RawClient client : clients) {
            assertThat(client.receive()).endsWith(MAP_VERSION);
        }
    }

    @Test
    void anIdleClientIsClosedAndABusyOneIsNot() throws IOException {
        RawClient idle = answeredClient();
        RawClient busy = answeredClient();
        served.pass(Duration.ofSeconds(299));
        assertThat(busy.exchange(READ_MAP_VERSION)).isEqualTo(MAP_VERSION);
        served.pass(Duration.ofSeconds(2));
        assertThat(idle.closedByServer()).isTrue();
        assertThat(busy.exchange(READ_MAP_VERSION)).isEqualTo(MAP_VERSION);
    }

    @Test
    void theIdleTimeTakesEffectWhenItIsWritten() throws IOException {
        RawClient idle = answeredClient();
        served.pass(Duration.ofSeconds(20));
        assertThat(answeredClient().exchange("10 0459 0002 04 0000 000A")).isEqualTo("1004590002");
        assertThat(idle.closedByServer()).isTrue();
    }

    @Test
    void aWriteTheMeterDoesNotAnswerIsExceptionFourAfterTwoSeconds() throws IOException {
        CompletableFuture<CommandResult> never = new CompletableFuture<>();
        served.meter().answerWith(command -> never);
        RawClient client = served.connect().send(Frames.of(1, "06 03EA 0002"));
        RawClient other = answeredClient();
        ServedMeter.await(
                "the write has arrived", () -> !served.meter().commands().isEmpty());
        served.pass(Duration.ofSeconds(3));
        assertThat(client.receive()).endsWith("8604");
        assertThat(client.exchange(READ_MAP_VERSION)).isEqualTo(MAP_VERSION);
        assertThat(other.exchange(READ_MAP_VERSION)).isEqualTo(MAP_VERSION);
    }

    @Test
    void aWriteIsAnsweredWhenTheMeterHasDoneIt() throws IOException {
        CompletableFuture<CommandResult> later = new CompletableFuture<>();
        served.meter().answerWith(command -> later);
        RawClient client = served.connect().send(Frames.of(1, "06 03EA 0002")).send(Frames.of(1, READ_MAP_VERSION));
        ServedMeter.await(
                "the write has arrived", () -> !served.meter().commands().isEmpty());
        later.complete(new CommandResult.Accepted());
        assertThat(client.receive()).endsWith("0603EA0002");
        assertThat(client.receive()).endsWith(MAP_VERSION);
    }

    @Test
    void aMeterThatIsOffDropsItsClientsAndItsPort() throws IOException {
        RawClient client = answeredClient();
        served.meter().publish(snapshot -> Snapshots.with(snapshot, PowerState.OFF));
        assertThat(client.closedByServer()).isTrue();
        ServedMeter.await("the port is closed", this::connectionRefused);
        served.meter().publish(snapshot -> Snapshots.with(snapshot, PowerState.BOOTING));
        assertThat(connectionRefused()).isTrue();
        served.meter().publish(snapshot -> Snapshots.with(snapshot, PowerState.ON));
        ServedMeter.await("the same port is open again", () -> !connectionRefused());
        answeredClient();
    }

    private boolean connectionRefused() {
        try {
            new RawClient(served.port()).close();
            return false;
        } catch (ConnectException e) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void disablingModbusTcpIsStillAnswered() throws IOException {
        RawClient client = answeredClient();
        assertThat(client.exchange("06 0456 0000")).isEqualTo("0604560000");
        assertThat(client.closedByServer()).isTrue();
        ServedMeter.await("the port is closed", this::connectionRefused);
    }

    @Test
    void aChangedPortIsBoundAndTheReplyLeavesOnTheOldOne() throws IOException {
        int before = served.port();
        int free;
        try (ServerSocket probe = new ServerSocket(0)) {
            free = probe.getLocalPort();
        }
        RawClient client = answeredClient();
        assertThat(client.exchange("06 0457 %04X".formatted(free))).isEqualTo("060457%04X".formatted(free));
        ServedMeter.await("the new port is bound", () -> served.port() == free);
        answeredClient();
        assertThatThrownBy(() -> new RawClient(before)).isInstanceOf(ConnectException.class);
    }

    @Test
    void thePortThatWasPickedFreeComesBackWithTheDefaultOfTheSetting() throws IOException {
        int picked = served.port();
        int free;
        try (ServerSocket probe = new ServerSocket(0)) {
            free = probe.getLocalPort();
        }
        served.meter().set("modbus.tcp.port", String.valueOf(picked));
        answeredClient();
        served.meter().set("modbus.tcp.port", String.valueOf(free));
        ServedMeter.await("the new port is bound", () -> served.port() == free);
        served.meter().set("modbus.tcp.port", "502");
        ServedMeter.await("another port is bound", () -> served.port() != free);
        assertThat(served.port()).isEqualTo(picked);
        answeredClient();
    }

    @Test
    void aPortInUseIsSaidWithWhatToDo() {
        int taken = served.port();
        ModbusTcpServer second = new ModbusTcpServer(
                new FakeMeter(Snapshots.usual()),
                RegisterMap.mpm4000(Snapshots.MODEL),
                new ModbusTcpOptions(InetAddress.getLoopbackAddress(), taken, false),
                HostClock.system());
        assertThatThrownBy(second::start)
                .isInstanceOf(IOException.class)
                .hasMessage("Modbus TCP port " + taken + " on 127.0.0.1 is in use; stop what uses it, or choose"
                        + " another: --modbus-port 0 takes any free one");
        second.close();
    }

    @Test
    void aPortInUseThatTheSettingAsksForNamesTheSetting() {
        FakeMeter meter = new FakeMeter(Snapshots.usual());
        meter.set("modbus.tcp.port", String.valueOf(served.port()));
        ModbusTcpServer second = new ModbusTcpServer(
                meter,
                RegisterMap.mpm4000(Snapshots.MODEL),
                new ModbusTcpOptions(InetAddress.getLoopbackAddress(), 0, false),
                HostClock.system());
        assertThatThrownBy(second::start)
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("Modbus TCP port " + served.port() + " on 127.0.0.1 cannot be bound")
                .hasMessageContaining("the meter's setting modbus.tcp.port asks for it")
                .hasMessageContaining("--set modbus.tcp.port=502");
        second.close();
    }

    @Test
    void closingEndsTheThreadAndEveryConnection() throws IOException {
        RawClient client = answeredClient();
        String thread = "modbus-tcp-" + served.port();
        assertThat(threadNames()).contains(thread);
        served.server().close();
        served.server().close();
        assertThat(threadNames()).doesNotContain(thread);
        assertThat(client.closedByServer()).isTrue();
        assertThat(connectionRefused()).isTrue();
    }

    private static List<String> threadNames() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
    }
}
