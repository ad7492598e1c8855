package io.metertwin.modbus.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.core.command.CommandResult;
import io.metertwin.core.command.MeterCommand;
import io.metertwin.core.command.Origin;
import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.settings.Setting;
import io.metertwin.core.settings.TextType;
import io.metertwin.core.settings.WordOrder;
import io.metertwin.modbus.FakeMeter;
import io.metertwin.modbus.Snapshots;
import io.metertwin.modbus.map.OrderBinding;
import io.metertwin.modbus.map.RegisterItem;
import io.metertwin.modbus.map.RegisterMap;
import io.metertwin.modbus.map.SettingBinding;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RegisterWriterTest {

    private static final RegisterMap MAP = RegisterMap.mpm4000(Snapshots.MODEL);
    private static final Origin PEER = new Origin("modbus", "test");
    private final RegisterWriter writer = new RegisterWriter(MAP);
    private final FakeMeter meter = new FakeMeter(Snapshots.usual());

    private WritePlan plan(int address, int... words) {
        return writer.plan(address, words, meter.snapshot(), PEER);
    }

    private static ExceptionCode code(WritePlan plan) {
        return ((WritePlan.Refuse) plan).code();
    }

    /** Single registers that do not take the number 1. */
    private static final Set<String> NOT_ONE = Set.of("clock:year", "setting:record.interval");

    @Test
    void aSingleWordIsTakenOnlyByWritableSingleRegisters() {
        for (int address = 0; address <= 0xFFFF; address++) {
            WritePlan plan = plan(address, 1);
            RegisterItem item = MAP.itemAt(address).orElse(null);
            if (item == null || !item.writable()) {
                assertThat(code(plan)).as("at %d", address).isEqualTo(ExceptionCode.ILLEGAL_ADDRESS);
            } else if (item.words() > 1) {
                assertThat(code(plan)).as("at %d", address).isEqualTo(ExceptionCode.ILLEGAL_VALUE);
            } else if (item.binding().id().equals("command:code")) {
                assertThat(plan).isEqualTo(new WritePlan.Enter(OptionalLong.empty(), OptionalInt.of(1)));
            } else if (NOT_ONE.contains(item.binding().id())) {
                assertThat(code(plan)).as("at %d", address).isEqualTo(ExceptionCode.ILLEGAL_VALUE);
            } else {
                assertThat(plan).as("at %d", address).isInstanceOf(WritePlan.Ask.class);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(WordOrder.class)
    void everyWritableItemTakesBackWhatItReads(WordOrder order) {
        meter.set("modbus.order", order.name());
        MeterSnapshot snapshot = meter.snapshot();
        RegisterReader reader = new RegisterReader(MAP);
        for (RegisterItem item : MAP.items().stream()
                .filter(RegisterItem::writable)
                .filter(item -> !(item.binding() instanceof OrderBinding.OfCommand))
                .toList()) {
            WritePlan plan = plan(item.address(), reader.read(item.address(), item.words(), snapshot));
            assertThat(plan).as(item.name()).isInstanceOf(WritePlan.Ask.class);
            if (item.binding() instanceof SettingBinding.OfSetting bound
                    && !bound.setting().secret()) {
                MeterCommand.ChangeSettings change = (MeterCommand.ChangeSettings) ((WritePlan.Ask) plan).command();
                assertThat(change.changes()).singleElement().satisfies(one -> {
                    assertThat(one.setting().id()).isEqualTo(bound.setting().id());
                    assertThat(one.value()).isEqualTo(snapshot.settings().get(bound.setting()));
                });
                assertThat(change.origin()).isEqualTo(PEER);
            }
        }
    }

    private void carryOut(RegisterItem item, int... words) {
        WritePlan plan = plan(item.address(), words);
        assertThat(plan).as(item.name()).isInstanceOf(WritePlan.Ask.class);
        assertThat(meter.carryOut(((WritePlan.Ask) plan).command()))
                .as(item.name())
                .isEqualTo(new CommandResult.Accepted());
    }

    private static List<RegisterItem> settings(Predicate<Setting<?>> which) {
        return MAP.items().stream()
                .filter(item -> item.binding() instanceof SettingBinding.OfSetting of && which.test(of.setting()))
                .toList();
    }

    private String text(RegisterItem item) {
        return meter.snapshot().settings().text(((SettingBinding.OfSetting) item.binding()).setting());
    }

    @ParameterizedTest
    @EnumSource(WordOrder.class)
    void everyTextIsReadBackAsItWasWrittenWhateverTheWordOrder(WordOrder order) {
        meter.set("modbus.order", order.name());
        RegisterReader reader = new RegisterReader(MAP);
        List<RegisterItem> texts = settings(setting -> setting.type() instanceof TextType && !setting.secret());
        assertThat(texts).hasSizeGreaterThanOrEqualTo(5);
        for (RegisterItem item : texts) {
            for (String text : List.of("x", "abc", "Q".repeat(2 * item.words()))) {
                int[] words = WordLayout.words(text, item.words());
                carryOut(item, words);
                assertThat(text(item)).as(item.name()).isEqualTo(text);
                assertThat(reader.read(item.address(), item.words(), meter.snapshot()))
                        .as(item.name())
                        .isEqualTo(words);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(WordOrder.class)
    void everyPasswordIsTakenAndReadsNothing(WordOrder order) {
        meter.set("modbus.order", order.name());
        RegisterReader reader = new RegisterReader(MAP);
        List<RegisterItem> secrets = settings(Setting::secret);
        assertThat(secrets).hasSize(5);
        for (RegisterItem item : secrets) {
            boolean textual = item.binding().textual();
            carryOut(
                    item,
                    textual
                            ? WordLayout.words("12ab", item.words())
                            : new int[] {WordLayout.word(0x12345, 2, 0, order), WordLayout.word(0x12345, 2, 1, order)});
            assertThat(text(item)).as(item.name()).isEqualTo(textual ? "12ab" : "74565");
            assertThat(reader.read(item.address(), item.words(), meter.snapshot()))
                    .as(item.name())
                    .containsOnly(0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1002, 0", // a ratio of 0
        "1004, 0", // the first half of a float
        "1005, 0", // the second half of a float
        "2002, 1 0 1", // the second half of Pri, and all of Sec
        "2001, 0 1 0" // all of Pri, and the first half of Sec
    })
    void halfOfAValueOrAValueOutOfRangeIsRefused(int address, String words) {
        WritePlan plan = plan(
                address,
                Arrays.stream(words.split(" ")).mapToInt(Integer::parseInt).toArray());
        assertThat(code(plan)).isEqualTo(ExceptionCode.ILLEGAL_VALUE);
    }

    @Test
    void notANumberIsRefused() {
        assertThat(code(plan(1004, 0x7FC0, 0))).isEqualTo(ExceptionCode.ILLEGAL_VALUE);
    }

    @Test
    void aFloatMeansTheDecimalItWasWrittenFrom() {
        int bits = Float.floatToIntBits(0.1f);
        assertThat(plan(1004, bits >>> 16, bits & 0xFFFF))
                .isInstanceOfSatisfying(
                        WritePlan.Ask.class,
                        ask -> assertThat(((MeterCommand.ChangeSettings) ask.command()).changes())
                                .extracting(change -> (Object) change.value())
                                .containsExactly(0.1));
    }

    @Test
    void severalItemsAreOneCommand() {
        WritePlan plan = plan(1000, 1, 1, 40, 10);
        assertThat(plan)
                .isInstanceOfSatisfying(
                        WritePlan.Ask.class,
                        ask -> assertThat(((MeterCommand.ChangeSettings) ask.command()).changes())
                                .extracting(change -> change.setting().id())
                                .containsExactly("wiring", "frequency.nominal", "vt.ratio", "ct.ratio"));
    }

    @Test
    void oneWrongValueRefusesAll() {
        assertThat(code(plan(1000, 1, 1, 40, 10_001))).isEqualTo(ExceptionCode.ILLEGAL_VALUE);
    }

    @Test
    void addressesAreCheckedBeforeValues() {
        // 1112 out of range, 1113-1114 written in full, 1115 not mapped
        assertThat(code(plan(1112, 10_001, 0, 0, 1))).isEqualTo(ExceptionCode.ILLEGAL_ADDRESS);
        // the second half of 1113-1114, then not mapped
        assertThat(code(plan(1114, 0, 1))).isEqualTo(ExceptionCode.ILLEGAL_ADDRESS);
        assertThat(code(plan(65_535, 1, 2))).isEqualTo(ExceptionCode.ILLEGAL_ADDRESS);
    }

    private static long millis(WritePlan plan) {
        return ((MeterCommand.SetClock) ((WritePlan.Ask) plan).command()).meterMillis();
    }

    @Test
    void theClockIsSetAsAWhole() {
        assertThat(millis(plan(400, 0x6900, 1, 250))).isEqualTo(0x69000001L * 1000 + 250);
        assertThat(millis(plan(400, 0x6900, 1))).isEqualTo(0x69000001L * 1000);
        assertThat(millis(plan(402, 7))).isEqualTo(meter.snapshot().meterMillis() / 1000 * 1000 + 7);
        assertThat(millis(plan(410, 2028, 2, 29, 23, 59, 58)))
                .isEqualTo(LocalDateTime.of(2028, 2, 29, 23, 59, 58)
                        .toInstant(ZoneOffset.UTC)
                        .toEpochMilli());
    }

    @Test
    void passwordAndCommandAreOneWriteButNothingElseIsInIt() {
        assertThat(plan(600, 0x0001, 0x0002, 203))
                .isEqualTo(new WritePlan.Enter(OptionalLong.of(0x10002), OptionalInt.of(203)));
        assertThat(plan(600, 0, 2000)).isEqualTo(new WritePlan.Enter(OptionalLong.of(2000), OptionalInt.empty()));
        assertThat(code(plan(600, 0))).isEqualTo(ExceptionCode.ILLEGAL_VALUE);
        assertThat(code(plan(601, 0, 1))).isEqualTo(ExceptionCode.ILLEGAL_VALUE);
        assertThat(code(plan(602, 1, 1))).isEqualTo(ExceptionCode.ILLEGAL_ADDRESS);
    }

    @Test
    void aTimeThatDoesNotExistIsRefused() {
        assertThat(code(plan(402, 1000))).isEqualTo(ExceptionCode.ILLEGAL_VALUE);
        assertThat(code(plan(410, 2027, 2, 29, 0, 0, 0))).isEqualTo(ExceptionCode.ILLEGAL_VALUE);
        assertThat(code(plan(410, 1969))).isEqualTo(ExceptionCode.ILLEGAL_VALUE);
        assertThat(code(plan(410, 2200))).isEqualTo(ExceptionCode.ILLEGAL_VALUE);
        assertThat(code(plan(413, 24))).isEqualTo(ExceptionCode.ILLEGAL_VALUE);
    }
}
