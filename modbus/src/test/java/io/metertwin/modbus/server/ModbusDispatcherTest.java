package io.metertwin.modbus.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.ghgande.j2mod.modbus.io.BytesOutputStream;
import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import io.metertwin.core.command.CommandResult;
import io.metertwin.core.command.CommandResult.Kind;
import io.metertwin.core.command.CommandResult.Refused;
import io.metertwin.core.command.Origin;
import io.metertwin.core.communication.CommunicationCounters;
import io.metertwin.core.communication.CommunicationReadings;
import io.metertwin.modbus.FakeMeter;
import io.metertwin.modbus.Snapshots;
import io.metertwin.modbus.map.RegisterMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Order of checks: MODBUS application protocol 1.1b3, section 6, and rule 1 of the register map. */
class ModbusDispatcherTest {

    private static final Origin PEER = new Origin("modbus", "test");
    private final FakeMeter meter = new FakeMeter(Snapshots.usual());
    private final ModbusDispatcher dispatcher = new ModbusDispatcher(meter, RegisterMap.mpm4000(Snapshots.MODEL));

    private Reply reply(byte[] frame) {
        return dispatcher.dispatch(new RequestFrame(frame), PEER);
    }

    private String pdu(int unit, String pdu) {
        return hex(((Reply.Ready) reply(Frames.of(unit, pdu))).response());
    }

    private static String hex(ModbusResponse response) {
        try {
            BytesOutputStream out = new BytesOutputStream(260);
            response.writeTo(out);
            String frame = Frames.hex(Arrays.copyOf(out.getBuffer(), out.size()));
            int length = Integer.parseInt(frame.substring(8, 12), 16);
            assertThat(frame).startsWith("12340000").hasSize(12 + 2 * length);
            return frame.substring(14);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyOtherFunctionIsExceptionOneWhateverFollows() {
        for (int function = 0; function <= 0xFF; function++) {
            if (function != 3 && function != 6 && function != 0x10) {
                String expected = "%02X01".formatted(function | 0x80);
                assertThat(pdu(1, "%02X".formatted(function))).isEqualTo(expected);
                assertThat(pdu(1, "%02X FFFF FFFF FF".formatted(function))).isEqualTo(expected);
            }
        }
    }

    @Test
    void everyQuantityOutsideOneTo125IsExceptionThreeBeforeTheAddressIsLookedAt() {
        for (int count = 0; count <= 0xFFFF; count++) {
            if (count == 0 || count > 125) {
                assertThat(pdu(1, "03 FFFF %04X".formatted(count))).isEqualTo("8303");
            }
        }
        assertThat(pdu(1, "03 FFFF 007D")).isEqualTo("8302");
    }

    @ParameterizedTest
    @CsvSource({
        "03, 8303",
        "03 00, 8303",
        "03 0000 00, 8303",
        "03 0000 0001 00, 8303",
        "06, 8603",
        "06 03EA, 8603",
        "06 03EA 00, 8603",
        "06 03EA 0001 00, 8603",
        "10, 9003",
        "10 03EA 0001, 9003",
        "10 03EA 0001 02, 9003",
        "10 03EA 0001 02 00, 9003",
        "10 03EA 0001 02 0001 00, 9003",
        "10 03EA 0001 04 0001 0001, 9003",
        "10 03EA 0002 02 0001, 9003",
        "10 03EA 0000 00, 9003",
        "10 FFFF 0000 00, 9003",
    })
    void aLengthThatDoesNotFitIsExceptionThree(String request, String response) {
        assertThat(pdu(1, request)).isEqualTo(response);
        assertThat(meter.commands()).isEmpty();
    }

    @Test
    void aWriteOf124RegistersIsExceptionThree() {
        // A PDU of 253 bytes holds 123 registers, so the quantity can only lie.
        assertThat(pdu(1, "10 03EA 007C F6" + "0001".repeat(123))).isEqualTo("9003");
        assertThat(pdu(1, "10 03EA 007B F6" + "0001".repeat(123))).isEqualTo("9002");
    }

    @ParameterizedTest
    @CsvSource({
        "03 00FA 0001, 8302",
        "03 00F9 0002, 8302",
        "03 FFFF 0002, 8302",
        "06 0000 0001, 8602",
        "06 0008 0001, 8602",
        "06 03FE 0001, 8602",
        "06 03EC 0001, 8603",
        "06 03EA 0000, 8603",
        "06 03EA 2711, 8603",
        "06 03EA 2710, 0603EA2710",
        "10 03EA 0002 04 0028 000A, 1003EA0002",
        "10 03EA 0002 04 0028 0000, 9003",
        "10 03EC 0002 04 4000 0000, 1003EC0002",
        "10 03EC 0001 02 4000, 9003",
        "10 0000 0002 04 4000 0000, 9002"
    })
    void addressesThenValuesAreChecked(String request, String response) {
        assertThat(pdu(1, request)).isEqualTo(response);
    }

    @Test
    void aRefusedWriteChangesNothing() {
        assertThat(pdu(1, "10 03EA 0002 04 0028 0000")).isEqualTo("9003");
        assertThat(meter.commands()).isEmpty();
        assertThat(pdu(1, "03 03EA 0001")).isEqualTo("03020001");
    }

    @Test
    void requestsAndExceptionsAreCounted() {
        CommunicationCounters counters = new CommunicationCounters();
        ModbusDispatcher counted = new ModbusDispatcher(meter, RegisterMap.mpm4000(Snapshots.MODEL), counters);
        for (String request : List.of("03 012C 0001", "42", "03 FFFF 0001", "03 FFFF 0000", "03 FFFF 0000")) {
            counted.dispatch(new RequestFrame(Frames.of(1, request)), PEER);
        }
        assertThat(counters.readings())
                .isEqualTo(new CommunicationReadings(
                        5,
                        0,
                        0,
                        0,
                        Map.of(1, 1L, 2, 1L, 3, 2L),
                        0,
                        0,
                        3,
                        OptionalLong.of(meter.snapshot().meterMillis())));
    }

    @ParameterizedTest
    @CsvSource({"VALUE, 8603", "LOCKED, 8604", "UNAVAILABLE, 8604"})
    void theMetersRefusalBecomesAnException(Kind kind, String response) {
        meter.answerWith(command -> CompletableFuture.completedFuture(new Refused(kind, "because")));
        assertThat(pdu(1, "06 03EA 0002")).isEqualTo(response);
    }

    @Test
    void aFailureInsideTheMeterIsExceptionFour() {
        // The warning is wanted in production and noise here; the local variable keeps the logger from collection.
        Logger log = Logger.getLogger(ModbusDispatcher.class.getName());
        log.setLevel(Level.OFF);
        meter.answerWith(command -> CompletableFuture.failedFuture(new IllegalStateException("expected by this test")));
        assertThat(pdu(1, "06 03EA 0002")).isEqualTo("8604");
        log.setLevel(null);
    }

    @Test
    void aWriteWaitsForTheMeter() {
        CompletableFuture<CommandResult> result = new CompletableFuture<>();
        meter.answerWith(command -> result);
        Reply.Waiting waiting = (Reply.Waiting) reply(Frames.of(1, "06 03EA 0002"));
        assertThat(waiting.response()).isNotDone();
        assertThat(hex(waiting.timedOut())).isEqualTo("8604");
        result.complete(new CommandResult.Accepted());
        assertThat(hex(waiting.response().join())).isEqualTo("0603EA0002");
    }

    @Test
    void commandsCarryTheirPeer() {
        pdu(1, "06 03EA 0002");
        assertThat(meter.commands())
                .singleElement()
                .satisfies(command -> assertThat(command.origin()).isEqualTo(PEER));
    }
}
