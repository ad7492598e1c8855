package io.metertwin.modbus.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.core.alarm.AlarmReading;
import io.metertwin.core.alarm.AlarmReadings;
import io.metertwin.core.command.MeterCommand;
import io.metertwin.core.command.Origin;
import io.metertwin.core.device.ModelCode;
import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.measure.ProtectionReadings;
import io.metertwin.core.output.RelayReading;
import io.metertwin.core.settings.AlarmPoint;
import io.metertwin.modbus.Snapshots;
import io.metertwin.modbus.map.RegisterMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Alarms, relay and buzzer on the wire. */
class AlarmRegistersTest {

    private static final ModelCode MODEL = Snapshots.MODEL;
    private static final RegisterMap MAP = RegisterMap.mpm4000(MODEL);
    private static final Origin PEER = new Origin("modbus", "test");
    private static final long SINCE_SECONDS = 1_772_323_200L;
    private static final int CIRCUIT_2 = 2;

    /** Every point but the first few of circuit 2 has an alarm: point k since k ms after a full second, raised by 1000 + k. */
    private static MeterSnapshot snapshot() {
        List<AlarmReading> points = new ArrayList<>();
        for (int k = 0; k < 16; k++) {
            points.add(new AlarmReading(k >= 3, 1000 * SINCE_SECONDS + 900 + k, 1000 + k));
        }
        AlarmReadings.OfCircuit none = new AlarmReadings.OfCircuit(Collections.nCopies(16, AlarmReading.NONE), 0);
        AlarmReadings alarms =
                new AlarmReadings(List.of(none, new AlarmReadings.OfCircuit(points, 70_000), none, none));
        RelayReading relay = new RelayReading(true, false, 70_001);
        return Snapshots.with(Snapshots.usual(), new ProtectionReadings(alarms, relay, true));
    }

    private static int[] read(int address, int count) {
        return new RegisterReader(MAP).read(address, count, snapshot());
    }

    private static long uint32(int[] words, int at) {
        return ((long) words[at] << 16) | words[at + 1];
    }

    private static float float32(int[] words, int at) {
        return Float.intBitsToFloat((int) uint32(words, at));
    }

    @Test
    void oneReadTakesWordCountAndStateOfEveryPoint() {
        int[] words = read(CIRCUIT_2 * 8000 + 3000, 106);
        assertThat(words[5]).isEqualTo(0b1111_1111_1111_1000);
        assertThat(uint32(words, 6)).isEqualTo(70_000);
        for (AlarmPoint point : AlarmPoint.values()) {
            int k = point.ordinal();
            boolean absent = point == AlarmPoint.TEMPERATURE || point == AlarmPoint.ZERO_SEQUENCE;
            assertThat(words[10 + 6 * k]).as("%s", point).isEqualTo(k >= 3 && !absent ? 1 : 0);
            assertThat(words[11 + 6 * k]).as("%s ms", point).isEqualTo(900 + k);
            assertThat(uint32(words, 12 + 6 * k)).as("%s since", point).isEqualTo(SINCE_SECONDS);
            assertThat(float32(words, 14 + 6 * k)).as("%s trigger", point).isEqualTo(1000 + k);
        }
    }

    @Test
    void circuitWithoutAlarmsReadsZeros() {
        assertThat(read(8000 + 3005, 101)).containsOnly(0);
    }

    @Test
    void outputsReadContactCoilBuzzerAndOperations() {
        int[] words = read(3800, 20);
        assertThat(words[5]).isEqualTo(1);
        assertThat(words[6]).isZero();
        assertThat(words[7]).isEqualTo(1);
        assertThat(uint32(words, 8)).isEqualTo(70_001);
        assertThat(float32(words, 10)).isEqualTo(70.001f);
        assertThat(float32(words, 12)).isEqualTo(140.002f);
    }

    @Test
    void exampleTableOfTheManualHasTheRelayAndTheAlarmsOfCircuitOne() {
        assertThat(read(103, 2)).containsExactly(1, 0);
    }

    @ParameterizedTest
    @EnumSource(AlarmPoint.class)
    void settingsOfAPointStandTogether(AlarmPoint point) {
        RegisterMap map = RegisterMap.mpm4000(ModelCode.parse(
                point == AlarmPoint.TEMPERATURE
                        ? "MPM4412-A"
                        : point == AlarmPoint.ZERO_SEQUENCE ? "MPM4411-A" : "MPM4410-A"));
        boolean everywhere = point != AlarmPoint.TEMPERATURE && point != AlarmPoint.ZERO_SEQUENCE;
        for (int circuit = 1; circuit <= (everywhere ? 4 : 1); circuit++) {
            int first = 2000 + 250 * (circuit - 1) + 60 + 10 * point.ordinal();
            String id = "setting:c" + circuit + ".alarm." + point.id();
            assertThat(binding(map, first)).isEqualTo(id + ".enabled");
            assertThat(binding(map, first + 1)).isEqualTo(id + ".buzzer");
            assertThat(binding(map, first + 2)).isEqualTo(id + ".relay");
            assertThat(binding(map, first + 4)).isEqualTo(id + ".threshold");
            assertThat(binding(map, first + 6)).isEqualTo(id + ".release");
            assertThat(binding(map, first + 8)).isEqualTo(id + ".delay");
        }
        assertThat(MAP.itemAt(2000 + 60 + 10 * point.ordinal()).isPresent()).isEqualTo(everywhere);
    }

    private static String binding(RegisterMap map, int address) {
        return map.itemAt(address).orElseThrow().binding().id();
    }

    private static WritePlan write(int address, int... words) {
        return new RegisterWriter(MAP).plan(address, words, snapshot(), PEER);
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true"})
    void writingTheRelayOperatesIt(int code, boolean close) {
        assertThat(write(1328, code)).isEqualTo(new WritePlan.Ask(new MeterCommand.OperateRelay(close, PEER)));
    }

    @ParameterizedTest
    @CsvSource({"2", "256", "65535"})
    void relayTakesNothingElse(int code) {
        assertThat(write(1328, code))
                .isInstanceOfSatisfying(
                        WritePlan.Refuse.class,
                        refused -> assertThat(refused.code()).isEqualTo(ExceptionCode.ILLEGAL_VALUE));
    }

    @Test
    void releaseOnTheWrongSideIsRefusedByTheCatalogue() {
        int release = 2000 + 60 + 6;
        int bits = Float.floatToIntBits(101f);
        assertThat(write(release, bits >>> 16, bits & 0xFFFF))
                .isInstanceOfSatisfying(
                        WritePlan.Refuse.class,
                        refused -> assertThat(refused.code()).isEqualTo(ExceptionCode.ILLEGAL_VALUE));
    }
}
