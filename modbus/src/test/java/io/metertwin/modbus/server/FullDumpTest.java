package io.metertwin.modbus.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.core.command.Origin;
import io.metertwin.core.device.ModelCode;
import io.metertwin.core.settings.WordOrder;
import io.metertwin.modbus.FakeMeter;
import io.metertwin.modbus.FullSnapshots;
import io.metertwin.modbus.Models;
import io.metertwin.modbus.map.RegisterItem;
import io.metertwin.modbus.map.RegisterMap;
import io.metertwin.modbus.map.SettingBinding;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The whole map as one client reads it, compared row by row with the snapshot it was taken from: every model, every word
 * order. Values are found in the snapshot and bytes are decoded here anew; whole numbers are equal, floats bit by bit.
 */
class FullDumpTest {

    private static final Origin PEER = new Origin("modbus", "test");
    private static final int MOST = 125;
    private static final int ALL = 0x10000;
    private static final long SEED = 20261121;
    private static final double LEAST_PERCENT = 95;

    /** Codes, the fundamental in percent of itself, and the angle of a dc part, which has none. */
    private static final Pattern ALIKE =
            Pattern.compile(".*(direction|sequence|nature|h1\\.[ui][123n]$|h0\\..*angle).*");

    /** Values of the residual current input, and of the temperature input. */
    private static final List<Pattern> INPUTS = List.of(
            Pattern.compile("(quantity|stamp):c\\d\\.(i0|alarm\\.zero\\.sequence).*"),
            Pattern.compile("quantity:temperature|temperature:sensor|(quantity|stamp):c\\d\\.alarm\\.temperature.*"));

    static Iterable<ModelCode> models() {
        return Models.ALL;
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyRowIsTheValueOfTheSnapshotInEveryWordOrder(ModelCode model) {
        RegisterMap map = RegisterMap.mpm4000(model);
        FakeMeter meter = new FakeMeter(FullSnapshots.of(model, SEED));
        ModbusDispatcher dispatcher = new ModbusDispatcher(meter, map);
        RowExpectation expectation = new RowExpectation(meter.snapshot());
        List<Row> rows =
                map.items().stream().map(item -> Row.of(item, expectation)).toList();
        for (WordOrder order : WordOrder.values()) {
            meter.set("modbus.order", order.name());
            byte[] dump = dump(map, dispatcher);
            rows.forEach(row -> row.check(dump, order));
        }
    }

    /** The models that differ in more than their supply. */
    private static List<ModelCode> withOneSupply() {
        return Models.ALL.stream()
                .filter(model -> model.supply() == ModelCode.Supply.A)
                .toList();
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

    /**
     * A row and what it is to read.
     *
     * @param item the row
     * @param number its whole number or the bits of its float; 0 for a text
     * @param text its text; empty for a number
     */
    private record Row(RegisterItem item, long number, String text) {

        static Row of(RegisterItem item, RowExpectation expectation) {
            boolean numeric = item.type().numeric();
            return new Row(item, numeric ? expectation.number(item) : 0, numeric ? "" : expectation.text(item));
        }

        void check(byte[] dump, WordOrder settings) {
            WordOrder order = item.order().orElse(settings);
            boolean numeric = item.type().numeric();
            byte[] bytes = new byte[2 * item.words()];
            for (int k = 0; k < bytes.length; k++) {
                bytes[k] = dump[2 * item.address() + source(k, bytes.length, numeric ? order : null)];
            }
            if (!numeric) {
                String read = new String(bytes, StandardCharsets.US_ASCII).replace("\0", "");
                assertThat(read).as(item.binding().id()).isEqualTo(text);
                return;
            }
            long expected = "setting:modbus.order".equals(item.binding().id()) ? settings.ordinal() : number;
            long read = decoded(item.type().id(), ByteBuffer.wrap(bytes));
            if (read != expected) {
                assertThat(read)
                        .as(
                                "%s %s at %d in order %s",
                                item.type().id(), item.binding().id(), item.address(), order)
                        .isEqualTo(expected);
            }
        }
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

    /** The number, or the bits of a float. */
    private static long decoded(String type, ByteBuffer bytes) {
        return switch (type) {
            case "float32", "int32" -> bytes.getInt();
            case "uint32" -> Integer.toUnsignedLong(bytes.getInt());
            case "int16" -> bytes.getShort();
            case "uint64", "int64" -> bytes.getLong();
            case "uint16", "enum", "bitfield" -> Short.toUnsignedInt(bytes.getShort());
            default -> throw new IllegalArgumentException(type);
        };
    }

    /** True when the row reads 0 by rule: a password, a command, a code of the nameplate, an input that is not there. */
    private static boolean readsNothing(RegisterItem item, ModelCode model) {
        String id = item.binding().id();
        boolean secret = item.binding() instanceof SettingBinding.OfSetting of
                && of.setting().secret();
        boolean residual = INPUTS.get(0).matcher(id).matches()
                && !(id.contains("c1.") && model.expansion() == ModelCode.Expansion.ZERO_SEQUENCE);
        boolean temperature = INPUTS.get(1).matcher(id).matches()
                && (id.contains("c2.")
                        || id.contains("c3.")
                        || id.contains("c4.")
                        || model.expansion() != ModelCode.Expansion.TEMPERATURE);
        return secret || residual || temperature || id.startsWith("identity:") || id.startsWith("command:");
    }

    @Test
    void nearlyEveryRowOfEveryTableHoldsAValueThatIsNotZero() {
        Map<String, int[]> tables = new TreeMap<>();
        for (ModelCode model : withOneSupply()) {
            RowExpectation expectation = new RowExpectation(FullSnapshots.of(model, SEED));
            for (RegisterItem item : RegisterMap.mpm4000(model).items()) {
                if (item.type().numeric() && !readsNothing(item, model)) {
                    String table = item.row().place().replaceAll(":\\d+$", "");
                    int[] count = tables.computeIfAbsent(table, name -> new int[2]);
                    count[0] += expectation.number(item) != 0 ? 1 : 0;
                    count[1]++;
                }
            }
        }
        StringBuilder told = new StringBuilder("rows that are not 0:");
        tables.forEach((table, count) -> told.append(" %s %d of %d;".formatted(table, count[0], count[1])));
        System.out.println(told);
        assertThat(tables).hasSizeGreaterThan(15);
        tables.forEach((table, count) ->
                assertThat(100.0 * count[0] / count[1]).as(table).isGreaterThan(LEAST_PERCENT));
    }

    @Test
    void noTwoMeasuredValuesAreTheSame() {
        for (ModelCode model : withOneSupply()) {
            RowExpectation expectation = new RowExpectation(FullSnapshots.of(model, SEED));
            Map<Double, String> seen = new HashMap<>();
            Set<String> twice = new HashSet<>();
            for (RegisterItem item : RegisterMap.mpm4000(model).items()) {
                String id = item.binding().id();
                boolean measured = "float32".equals(item.type().id()) && id.startsWith("quantity:");
                if (measured && !ALIKE.matcher(id).matches()) {
                    double value = expectation.value(id);
                    String other = Double.isNaN(value) ? null : seen.putIfAbsent(value, id);
                    if (other != null && !other.equals(id)) {
                        twice.add(other + " = " + id);
                    }
                }
            }
            assertThat(twice).as(model.code()).isEmpty();
        }
    }
}
