package io.metertwin.modbus.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.core.command.Origin;
import io.metertwin.core.device.ModelCode;
import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.measure.Quantities;
import io.metertwin.core.settings.WordOrder;
import io.metertwin.modbus.FakeMeter;
import io.metertwin.modbus.Models;
import io.metertwin.modbus.Snapshots;
import io.metertwin.modbus.map.RegisterItem;
import io.metertwin.modbus.map.RegisterMap;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The whole map as one client reads it, compared row by row with the snapshot it was taken from: every model, every word
 * order. Bytes are put in order and decoded here anew.
 */
class FullDumpTest {

    private static final Origin PEER = new Origin("modbus", "test");
    private static final int MOST = 125;
    private static final int ALL = 0x10000;

    static Iterable<ModelCode> models() {
        return Models.ALL;
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyRowIsTheValueOfTheSnapshotInEveryWordOrder(ModelCode model) {
        RegisterMap map = RegisterMap.mpm4000(model);
        FakeMeter meter = new FakeMeter(Snapshots.of(model, 7));
        ModbusDispatcher dispatcher = new ModbusDispatcher(meter, map);
        for (WordOrder order : WordOrder.values()) {
            meter.set("modbus.order", order.name());
            byte[] dump = dump(map, dispatcher);
            int values = 0;
            for (RegisterItem item : map.items()) {
                values += check(item, dump, item.order().orElse(order), meter.snapshot()) ? 1 : 0;
            }
            assertThat(values).isGreaterThan(700 + 900 * model.circuits());
        }
    }

    private static byte[] dump(RegisterMap map, ModbusDispatcher dispatcher) {
        byte[] dump = new byte[2 * ALL];
        map.blocks().forEach(block -> {
            int end = block.address() + block.words();
            for (int at = block.address(); at < end; at += MOST) {
                int count = Math.min(MOST, end - at);
                Reply.Ready reply = (Reply.Ready) dispatcher.dispatch(new RequestFrame(Frames.read(at, count)), PEER);
                byte[] response = ResponseBytes.unitAndPdu(reply.response());
                assertThat(response).hasSize(3 + 2 * count);
                System.arraycopy(response, 3, dump, 2 * at, 2 * count);
            }
        });
        return dump;
    }

    /** True when the row holds a number that its binding names. */
    private static boolean check(RegisterItem item, byte[] dump, WordOrder order, MeterSnapshot snapshot) {
        byte[] bytes = new byte[2 * item.words()];
        for (int k = 0; k < bytes.length; k++) {
            bytes[k] = dump[
                    2 * item.address() + source(k, bytes.length, item.type().numeric() ? order : null)];
        }
        if (!item.type().numeric()) {
            String text = new String(bytes, StandardCharsets.US_ASCII).replace("\0", "");
            assertThat(text).isEqualTo(item.binding().text(snapshot));
            return false;
        }
        double expected = expected(item, snapshot);
        double read = decoded(item, ByteBuffer.wrap(bytes));
        boolean real = "float32".equals(item.type().id());
        assertThat(read)
                .as("%s at %d in order %s", item.binding().id(), item.address(), order)
                .isCloseTo(expected, within(real ? Math.ulp((float) expected) : 1.0));
        return Double.isFinite(expected);
    }

    /** Where the byte {@code k} of a value, most significant first, stands on the wire. */
    private static int source(int k, int bytes, WordOrder order) {
        if (order == null || bytes == 2) {
            return k;
        }
        return switch (order) {
            case ABCD -> k;
            case CDAB -> bytes - 2 - k / 2 * 2 + k % 2;
            case BADC -> k / 2 * 2 + 1 - k % 2;
            case DCBA -> bytes - 1 - k;
        };
    }

    private static double decoded(RegisterItem item, ByteBuffer bytes) {
        return switch (item.type().id()) {
            case "float32" -> bytes.getFloat();
            case "uint32" -> Integer.toUnsignedLong(bytes.getInt());
            case "int32" -> bytes.getInt();
            case "int16" -> bytes.getShort();
            case "uint64", "int64" -> bytes.getLong();
            default -> Short.toUnsignedInt(bytes.getShort());
        };
    }

    /** The value in counts of the register, from the catalogue of quantities where one is named; 0 while absent. */
    private static double expected(RegisterItem item, MeterSnapshot snapshot) {
        String id = item.binding().id();
        double value = id.startsWith("quantity:")
                ? Quantities.find(
                                id.substring("quantity:".length()),
                                snapshot.identity().model().circuits())
                        .orElseThrow()
                        .value(snapshot)
                : item.binding().number(snapshot);
        double counts = value / item.row().scale() / prefix(item);
        return Double.isNaN(counts) ? 0 : counts;
    }

    private static double prefix(RegisterItem item) {
        String unit = item.unit().symbol();
        if (unit.equals(item.binding().unit().symbol())) {
            return 1;
        }
        return unit.matches("k(W|VA|var|Wh|VAh|varh)") ? 1e3 : unit.matches("m[AVs]") ? 1e-3 : 1;
    }
}
