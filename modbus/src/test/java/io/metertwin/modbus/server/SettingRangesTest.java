package io.metertwin.modbus.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.core.command.Origin;
import io.metertwin.core.device.ModelCode;
import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.settings.ChoiceType;
import io.metertwin.core.settings.DecimalType;
import io.metertwin.core.settings.IntegerType;
import io.metertwin.core.settings.SettingType;
import io.metertwin.core.settings.TextType;
import io.metertwin.core.settings.WordOrder;
import io.metertwin.modbus.FakeMeter;
import io.metertwin.modbus.Models;
import io.metertwin.modbus.Snapshots;
import io.metertwin.modbus.map.RegisterItem;
import io.metertwin.modbus.map.RegisterMap;
import io.metertwin.modbus.map.SettingBinding;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every row of the largest models that holds a setting, written with what it does not take: next to both ends of its
 * range, beyond its last choice, and every part of a value. Exception 03, and nothing has changed.
 */
class SettingRangesTest {

    private static final Origin PEER = new Origin("modbus", "test");
    private static final String ILLEGAL_VALUE = "9003";
    private static final int WORD_BITS = 16;

    static List<ModelCode> models() {
        return Models.ALL.stream()
                .filter(model -> model.circuits() == 4)
                .filter(model -> model.supply() == ModelCode.Supply.A)
                .toList();
    }

    /** A meter in one word order, and what it answers to writes of whole blocks of words. */
    private static final class Bench {

        private final RegisterMap map;
        private final FakeMeter meter;
        private final ModbusDispatcher dispatcher;
        private final WordOrder order;
        private int refused;

        Bench(RegisterMap map, ModelCode model, WordOrder order) {
            this.map = map;
            this.order = order;
            meter = new FakeMeter(Snapshots.of(model, 1));
            meter.set("modbus.order", order.name());
            dispatcher = new ModbusDispatcher(meter, map);
        }

        List<RegisterItem> settings() {
            return map.items().stream()
                    .filter(item -> item.binding() instanceof SettingBinding.OfSetting)
                    .toList();
        }

        void refuses(RegisterItem item, int address, byte[] bytes, String what) {
            MeterSnapshot before = meter.snapshot();
            String pdu = "10 %04X %04X %02X ".formatted(address, bytes.length / 2, bytes.length) + Frames.hex(bytes);
            Reply.Ready reply = (Reply.Ready) dispatcher.dispatch(new RequestFrame(Frames.of(1, pdu)), PEER);
            assertThat(Frames.hex(ResponseBytes.unitAndPdu(reply.response())).substring(2))
                    .as("%s at %d in order %s: %s", item.binding().id(), address, order, what)
                    .isEqualTo(ILLEGAL_VALUE);
            assertThat(meter.snapshot()).isSameAs(before);
            assertThat(meter.commands()).isEmpty();
            refused++;
        }

        /** The bytes of a value on the wire. */
        byte[] bytes(RegisterItem item, long bits) {
            byte[] bytes = new byte[2 * item.words()];
            WordOrder its = item.order().orElse(order);
            boolean lowFirst = its == WordOrder.CDAB || its == WordOrder.DCBA;
            boolean swapped = item.words() > 1 && (its == WordOrder.BADC || its == WordOrder.DCBA);
            for (int word = 0; word < item.words(); word++) {
                int place = lowFirst ? word : item.words() - 1 - word;
                int value = (int) (bits >>> (WORD_BITS * place)) & 0xFFFF;
                ByteBuffer.wrap(bytes).putShort(2 * word, swapped ? Short.reverseBytes((short) value) : (short) value);
            }
            return bytes;
        }
    }

    private static SettingType<?> type(RegisterItem item) {
        return ((SettingBinding.OfSetting) item.binding()).setting().type();
    }

    /** The bits of every number that a row can hold and its setting does not allow, next to what it allows. */
    private static List<Long> beyond(RegisterItem item) {
        SettingType<?> type = type(item);
        List<Long> bits = new ArrayList<>();
        if (type instanceof DecimalType decimal) {
            for (float value : new float[] {
                Math.nextDown((float) decimal.lowest()),
                Math.nextUp((float) decimal.highest()),
                Float.NaN,
                Float.NEGATIVE_INFINITY,
                Float.POSITIVE_INFINITY
            }) {
                bits.add((long) Float.floatToRawIntBits(value));
            }
        } else if (type instanceof IntegerType whole) {
            addWhole(bits, item, whole.lowest() - 1);
            addWhole(bits, item, whole.highest() + 1);
        } else if (type instanceof ChoiceType<?> choice) {
            addWhole(bits, item, choice.firstCode() - 1L);
            addWhole(bits, item, choice.firstCode() + (long) choice.choices().size());
            addWhole(bits, item, 0xFFFF);
        }
        return bits;
    }

    private static void addWhole(List<Long> bits, RegisterItem item, long number) {
        boolean signed = item.type().id().startsWith("int");
        long span = 1L << (WORD_BITS * item.words());
        if (signed ? number >= -span / 2 && number < span / 2 : number >= 0 && number < span) {
            bits.add(number);
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void whatASettingDoesNotAllowIsRefusedInEveryWordOrder(ModelCode model) {
        RegisterMap map = RegisterMap.mpm4000(model);
        int refused = 0;
        for (WordOrder order : WordOrder.values()) {
            Bench bench = new Bench(map, model, order);
            for (RegisterItem item : bench.settings()) {
                assertThat(item.divisor()).as(item.binding().id()).isEqualTo(1);
                for (long bits : beyond(item)) {
                    bench.refuses(item, item.address(), bench.bytes(item, bits), Long.toHexString(bits));
                }
                if (type(item) instanceof TextType) {
                    byte[] control = new byte[2 * item.words()];
                    control[control.length - 1] = 0x1B;
                    bench.refuses(item, item.address(), control, "a control character");
                }
            }
            refused += bench.refused;
        }
        assertThat(refused).isGreaterThan(4 * 100 * (1 + model.circuits()));
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyPartOfAValueIsRefused(ModelCode model) {
        Bench bench = new Bench(RegisterMap.mpm4000(model), model, WordOrder.ABCD);
        for (RegisterItem item : bench.settings()) {
            for (int first = 0; first < item.words(); first++) {
                for (int words = 1; first + words <= item.words(); words++) {
                    if (words < item.words()) {
                        bench.refuses(item, item.address() + first, new byte[2 * words], "a part");
                    }
                }
            }
        }
        assertThat(bench.refused).isGreaterThan(2 * 50);
    }
}
