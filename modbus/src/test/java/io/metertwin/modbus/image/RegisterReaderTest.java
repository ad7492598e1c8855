package io.metertwin.modbus.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.core.device.ModelCode;
import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.settings.WordOrder;
import io.metertwin.modbus.FakeMeter;
import io.metertwin.modbus.Snapshots;
import io.metertwin.modbus.map.DataTable;
import io.metertwin.modbus.map.MeasuredBinding;
import io.metertwin.modbus.map.RegisterItem;
import io.metertwin.modbus.map.RegisterMap;
import io.metertwin.modbus.map.RegisterType;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RegisterReaderTest {

    private static final RegisterMap MAP = RegisterMap.mpm4000(Snapshots.MODEL);
    private final RegisterReader reader = new RegisterReader(MAP);
    private final FakeMeter meter = new FakeMeter(Snapshots.usual());

    @ParameterizedTest
    @EnumSource(WordOrder.class)
    void everyRowReadsTheValueOfTheSnapshotInEveryOrder(WordOrder order) {
        meter.set("modbus.order", order.name());
        MeterSnapshot snapshot = meter.snapshot();
        for (RegisterItem item : MAP.items()) {
            int[] words = reader.read(item.address(), item.words(), snapshot);
            if (item.binding().textual()) {
                assertThat(text(words)).as(item.name()).isEqualTo(item.binding().text(snapshot));
            } else {
                double read = item.value(WordLayout.bits(words, 0, item.words(), order));
                assertThat(read)
                        .as("%s at %d", item.binding().id(), item.address())
                        .isCloseTo(onTheWire(item.binding().number(snapshot)), within(resolution(item, read)));
            }
        }
    }

    /** Absent values read 0. */
    private static double onTheWire(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    private static double resolution(RegisterItem item, double value) {
        return item.type() == RegisterType.FLOAT32 ? Math.ulp((float) value) : item.divisor();
    }

    private static String text(int[] words) {
        StringBuilder text = new StringBuilder();
        Arrays.stream(words).forEach(word -> text.append((char) (word >> 8)).append((char) (word & 0xFF)));
        return text.toString().replace("\0", "");
    }

    @Test
    void theSnapshotOfThisTestHasNoValueTwice() {
        assertThat(MAP.items().stream()
                        .filter(item -> item.row().repetition().perCircuit())
                        .filter(item -> item.binding() instanceof MeasuredBinding.OfQuantity of
                                && of.reading().id().matches("c\\d\\.[ipqs]\\d?.*")
                                && item.type() == RegisterType.FLOAT32)
                        .map(item -> item.binding().number(meter.snapshot()))
                        .filter(value -> !Double.isNaN(value)))
                .doesNotHaveDuplicates();
    }

    @Test
    void aReadMayBeginAndEndInTheMiddleOfAValue() {
        int[] whole = reader.read(8400, 118, meter.snapshot());
        for (int from = 0; from < whole.length; from++) {
            for (int to = from + 1; to <= whole.length; to++) {
                assertThat(reader.read(8400 + from, to - from, meter.snapshot()))
                        .isEqualTo(Arrays.copyOfRange(whole, from, to));
            }
        }
    }

    @Test
    void energyIsCutOffSoThatCoarseNeverRunsAheadOfFine() {
        for (long window = 0; window < 50; window++) {
            MeterSnapshot snapshot = Snapshots.of(Snapshots.MODEL, window);
            for (int k = 0; k < 28; k++) {
                long coarse = WordLayout.bits(reader.read(8306 + 2 * k, 2, snapshot), 0, 2, WordOrder.ABCD);
                long fine = WordLayout.bits(reader.read(8406 + 4 * k, 4, snapshot), 0, 4, WordOrder.ABCD);
                assertThat(coarse).isPositive().isEqualTo(fine / 100);
            }
        }
    }

    @Test
    void anAbsentValueReadsZero() {
        MeterSnapshot absent = Snapshots.absent(Snapshots.MODEL);
        assertThat(Arrays.copyOfRange(reader.read(8000, 125, absent), 6, 125)).containsOnly(0);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 125, true",
        "125, 125, true",
        "249, 1, true",
        "249, 2, false",
        "250, 1, false",
        "8000, 125, true",
        "8124, 2, false",
        "32000, 125, true",
        "40000, 1, false",
        "65535, 1, false",
        "65535, 2, false"
    })
    void strictGapsEndAtTheBlocks(int address, int count, boolean served) {
        assertThat(reader.serves(
                        DataTable.HOLDING, address, count, meter.snapshot().settings()))
                .isEqualTo(served);
    }

    @ParameterizedTest
    @CsvSource({"250, 1, true", "8124, 125, true", "65535, 1, true", "65535, 2, false"})
    void zeroGapsReadZeroEverywhere(int address, int count, boolean served) {
        meter.set("modbus.gaps", "zero");
        assertThat(reader.serves(
                        DataTable.HOLDING, address, count, meter.snapshot().settings()))
                .isEqualTo(served);
    }

    @Test
    void zeroGapsShowNothingOfCircuitsTheModelLacks() {
        ModelCode one = ModelCode.parse("MPM4110-A");
        assertThat(new RegisterReader(RegisterMap.mpm4000(one)).read(16_000, 125, Snapshots.of(one, 1)))
                .containsOnly(0);
    }
}
