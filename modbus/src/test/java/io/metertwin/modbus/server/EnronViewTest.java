package io.metertwin.modbus.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.core.command.Origin;
import io.metertwin.core.communication.CommunicationCounters;
import io.metertwin.core.measure.Quantities;
import io.metertwin.modbus.FakeMeter;
import io.metertwin.modbus.Snapshots;
import io.metertwin.modbus.map.RegisterMap;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of manual 6.4 as it is printed (rule 5). */
class EnronViewTest {

    private static final Origin PEER = new Origin("modbus", "test");

    private final FakeMeter meter = new FakeMeter(Snapshots.usual());
    private final ModbusDispatcher dispatcher = new ModbusDispatcher(
            meter,
            RegisterMap.mpm4000(Snapshots.MODEL),
            new CommunicationCounters(),
            new AccessControl(() -> 0),
            Optional.of(new EnronView(Snapshots.MODEL)));

    private byte[] pdu(String pdu) {
        Reply.Ready reply = (Reply.Ready) dispatcher.dispatch(new RequestFrame(Frames.of(1, pdu)), PEER);
        byte[] message = ResponseBytes.unitAndPdu(reply.response());
        return Arrays.copyOfRange(message, 1, message.length);
    }

    private double value(String id) {
        return Quantities.find(id, 4).orElseThrow().value(meter.snapshot());
    }

    @ParameterizedTest
    @CsvSource({
        "40001, u1 u2 u3 c1.i1 c1.i2 c1.i3",
        "40010, c1.p1 c1.p2 c1.p3 c1.p.total c1.q1 c1.q2 c1.q3 c1.q.total c1.s1 c1.s2 c1.s3"
    })
    void measuredValuesAreFloatsInOneRegisterEach(int number, String ids) {
        List<String> expected = List.of(ids.split(" ", -1));
        byte[] read = pdu("03 %04X %04X".formatted(number - 40_001, expected.size()));
        assertThat(read[1] & 0xFF).isEqualTo(4 * expected.size());
        ByteBuffer values = ByteBuffer.wrap(read, 2, read.length - 2);
        expected.forEach(id -> assertThat(values.getFloat()).as(id).isEqualTo((float) value(id)));
        assertThat(values.hasRemaining()).isFalse();
    }

    @Test
    void energiesAreTenthsOfAKilowattHour() {
        byte[] read = pdu("03 0031 000B");
        ByteBuffer values = ByteBuffer.wrap(read, 2, read.length - 2);
        for (String id : List.of(
                "p.import.l1",
                "p.import.l2",
                "p.import.l3",
                "p.import.total",
                "p.export.l1",
                "p.export.l2",
                "p.export.l3",
                "p.export.total",
                "p.total",
                "q.import.total",
                "q.export.total")) {
            assertThat(Integer.toUnsignedLong(values.getInt())).as(id).isEqualTo((long)
                    Math.floor(value("c1.energy." + id) / 100));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "03 0000 003F, 8303",
        "03 00F9 0002, 8302",
        "03 00FA 0001, 8302",
        "06 0000 0001, 8602",
        "06 00C7 0001, 8602",
        "03 012C 0000, 8303"
    })
    void whatIsBeyondTheViewIsRefused(String request, String response) {
        assertThat(Frames.hex(pdu(request))).isEqualTo(response);
    }

    @Test
    void sixtyTwoRegistersAreOneReadAndTheRestOfTheMapStaysAsItIs() {
        assertThat(pdu("03 0000 003E")).hasSize(2 + 4 * 62);
        assertThat(pdu("03 00F9 0001")).hasSize(2 + 4);
        assertThat(pdu("03 1F40 007D")).hasSize(2 + 2 * 125);
    }
}
