package io.metertwin.modbus.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.core.command.CommandResult;
import io.metertwin.core.command.Origin;
import io.metertwin.core.communication.CommunicationCounters;
import io.metertwin.core.device.ModelCode;
import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.modbus.FakeMeter;
import io.metertwin.modbus.Models;
import io.metertwin.modbus.Snapshots;
import io.metertwin.modbus.image.RegisterReader;
import io.metertwin.modbus.map.RegisterItem;
import io.metertwin.modbus.map.RegisterMap;
import io.metertwin.modbus.map.SettingBinding;
import java.util.BitSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules 1 and 4 of the register map, for every row of every model: whole, part, half, beyond; read and written. */
class ModbusRulesTest {

    private static final Origin PEER = new Origin("modbus", "test");
    private static final String WORDS_123 = " 007B F6 " + "FFFF".repeat(123);

    static Iterable<ModelCode> models() {
        return Models.ALL;
    }

    private static final class Bench {
        private final RegisterMap map;
        private final BitSet blocks = new BitSet();
        private final FakeMeter meter;
        private final ModbusDispatcher dispatcher;

        Bench(ModelCode model) {
            map = RegisterMap.mpm4000(model);
            map.blocks().forEach(block -> blocks.set(block.address(), block.address() + block.words()));
            meter = new FakeMeter(Snapshots.of(model, 1));
            meter.answerWith(command -> CompletableFuture.completedFuture(new CommandResult.Accepted()));
            dispatcher = new ModbusDispatcher(
                    meter, map, new CommunicationCounters(), new AccessControl(() -> Long.MIN_VALUE));
        }

        String pdu(String pdu) {
            Reply.Ready reply = (Reply.Ready) dispatcher.dispatch(new RequestFrame(Frames.of(1, pdu)), PEER);
            return Frames.hex(ResponseBytes.unitAndPdu(reply.response())).substring(2);
        }

        String read(int address, int count) {
            return pdu("03" + Frames.words(address, count));
        }

        String writeSingle(int address, int word) {
            return pdu("06" + Frames.words(address, word));
        }

        String write(int address, int... words) {
            return pdu("10" + Frames.words(address, words.length) + Frames.one(2 * words.length) + Frames.words(words));
        }

        /** True when an address belongs to a block. */
        boolean inBlock(int address) {
            return blocks.get(address);
        }

        boolean writableAt(int address) {
            return map.itemAt(address).map(RegisterItem::writable).orElse(false);
        }
    }

    /** The answer to a read of registers. */
    private static String registers(String words) {
        return "03" + Frames.one(words.length() / 2) + words;
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyRowReadsWholeAndFromEveryPartOfIt(ModelCode model) {
        Bench bench = new Bench(model);
        RegisterReader reader = new RegisterReader(bench.map);
        MeterSnapshot snapshot = bench.meter.snapshot();
        for (RegisterItem item : bench.map.items()) {
            String whole = Frames.words(reader.read(item.address(), item.words(), snapshot));
            assertThat(bench.read(item.address(), item.words())).as(item.name()).isEqualTo(registers(whole));
            for (int k = 1; k < item.words(); k++) {
                assertThat(bench.read(item.address() + k, item.words() - k))
                        .as("%s from word %d", item.name(), k)
                        .isEqualTo(registers(whole.substring(4 * k)));
                assertThat(bench.read(item.address(), k))
                        .as("%s, %d words", item.name(), k)
                        .isEqualTo(registers(whole.substring(0, 4 * k)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyBlockReadsUpToItsEndsAndNotBeyond(ModelCode model) {
        Bench bench = new Bench(model);
        for (var block : bench.map.blocks()) {
            int end = block.address() + block.words();
            assertThat(bench.read(block.address(), 1)).startsWith("0302");
            assertThat(bench.read(end - 1, 1)).startsWith("0302");
            if (!bench.inBlock(end)) {
                assertThat(bench.read(end - 1, 2)).isEqualTo("8302");
                assertThat(bench.read(end, 1)).isEqualTo("8302");
            }
            if (block.address() > 0 && !bench.inBlock(block.address() - 1)) {
                assertThat(bench.read(block.address() - 1, 2)).isEqualTo("8302");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MPM4110-A", "MPM4211-D", "MPM4322-H", "MPM4410-A"})
    void everyAddressReadsInsideBlocksOnly(String model) {
        Bench bench = new Bench(ModelCode.parse(model));
        for (int address = 0; address <= 0xFFFF; address++) {
            assertThat(bench.read(address, 1).startsWith("0302"))
                    .as("address %d", address)
                    .isEqualTo(bench.inBlock(address));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void readOnlyRowsAreExceptionTwoHoweverTheyAreWritten(ModelCode model) {
        Bench bench = new Bench(model);
        bench.map.items().stream().filter(item -> !item.writable()).forEach(item -> {
            for (int k = 0; k < item.words(); k++) {
                assertThat(bench.writeSingle(item.address() + k, 0xFFFF))
                        .as(item.name())
                        .isEqualTo("8602");
            }
            assertThat(bench.write(item.address(), new int[item.words()]))
                    .as(item.name())
                    .isEqualTo("9002");
        });
        assertThat(bench.meter.commands()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void halfOfAWritableRowIsExceptionThreeAndOneWordTooFarIsExceptionTwo(ModelCode model) {
        Bench bench = new Bench(model);
        bench.map.items().stream().filter(RegisterItem::writable).forEach(item -> {
            for (int from = 0; from < item.words(); from++) {
                for (int to = from + 1; to <= item.words() && item.words() > 1; to++) {
                    if (to - from < item.words()) {
                        assertThat(bench.write(item.address() + from, new int[to - from]))
                                .as("%s words %d to %d", item.name(), from, to)
                                .isEqualTo("9003");
                    }
                }
                if (item.words() > 1) {
                    assertThat(bench.writeSingle(item.address() + from, 0))
                            .as(item.name())
                            .isEqualTo("8603");
                }
            }
            if (!bench.writableAt(item.end())) {
                assertThat(bench.write(item.address(), new int[item.words() + 1]))
                        .as(item.name())
                        .isEqualTo("9002");
            }
        });
        assertThat(bench.meter.commands()).isEmpty();
    }

    private static boolean takesPassword(RegisterItem item) {
        boolean secret = item.binding() instanceof SettingBinding.OfSetting of
                && of.setting().secret();
        return secret || item.binding().id().equals("record:operate");
    }

    @ParameterizedTest
    @MethodSource("models")
    void writableRowsTakeWhatTheyReadAndCommandsNeedTheirPassword(ModelCode model) {
        Bench bench = new Bench(model);
        RegisterReader reader = new RegisterReader(bench.map);
        bench.map.items().stream()
                .filter(ModbusRulesTest::takesPassword)
                .forEach(item -> assertThat(bench.write(
                                item.address(), reader.read(item.address(), item.words(), bench.meter.snapshot())))
                        .as(item.name())
                        .isEqualTo("9004"));
        assertThat(bench.write(600, 0, 1000)).isEqualTo("1002580002");
        assertThat(bench.write(600, 0, 0)).isEqualTo("1002580002");
        int accepted = 0;
        for (RegisterItem item : bench.map.items()) {
            if (item.writable() && !item.binding().id().startsWith("command:")) {
                int[] words = reader.read(item.address(), item.words(), bench.meter.snapshot());
                assertThat(bench.write(item.address(), words))
                        .as(item.name())
                        .isEqualTo("10" + Frames.words(item.address(), words.length));
                accepted++;
                if (words.length == 1) {
                    assertThat(bench.writeSingle(item.address(), words[0]))
                            .as(item.name())
                            .isEqualTo("06" + Frames.words(item.address(), words[0]));
                    accepted++;
                }
            }
        }
        assertThat(bench.meter.commands()).hasSize(accepted).hasSizeGreaterThan(100);
    }

    @ParameterizedTest
    @MethodSource("models")
    void theChecksComeInTheOrderOfTheProtocolAtEveryRow(ModelCode model) {
        Bench bench = new Bench(model);
        for (RegisterItem item : bench.map.items()) {
            String at = Frames.words(item.address());
            assertThat(bench.pdu("04 " + at + " 0000")).isEqualTo("8401");
            assertThat(bench.pdu("03 " + at + " 007E")).isEqualTo("8303");
            assertThat(bench.pdu("10 " + at + " 0001 04 0000 0000")).isEqualTo("9003");
            assertThat(bench.pdu("10 " + at + WORDS_123)).as(item.name()).isEqualTo("9002");
        }
        assertThat(bench.meter.commands()).isEmpty();
    }
}
