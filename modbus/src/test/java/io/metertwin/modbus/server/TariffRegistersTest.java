package io.metertwin.modbus.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.ghgande.j2mod.modbus.msg.ExceptionResponse;
import io.metertwin.core.command.Origin;
import io.metertwin.core.metering.EnergyKind;
import io.metertwin.core.settings.WordOrder;
import io.metertwin.modbus.FakeMeter;
import io.metertwin.modbus.Snapshots;
import io.metertwin.modbus.image.RegisterReader;
import io.metertwin.modbus.image.WordLayout;
import io.metertwin.modbus.map.RegisterMap;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Registers 1071 to 1073 (manual 5.3.2, decision 18) and the arrays 1074 to 1085, as a client sees them. */
class TariffRegistersTest {

    private static final RegisterMap MAP = RegisterMap.mpm4000(Snapshots.MODEL);
    private static final Origin PEER = new Origin("modbus", "test");
    private final FakeMeter meter = new FakeMeter(Snapshots.usual());
    private final ModbusDispatcher dispatcher = new ModbusDispatcher(meter, MAP);

    /** 0 when it was taken, else the exception code. */
    private int write(int address, int... words) {
        String data = IntStream.of(words).mapToObj("%04X"::formatted).collect(Collectors.joining());
        String pdu = words.length == 1
                ? "06 %04X %s".formatted(address, data)
                : "10 %04X %04X %02X %s".formatted(address, words.length, 2 * words.length, data);
        Reply.Ready ready = (Reply.Ready) dispatcher.dispatch(new RequestFrame(Frames.of(1, pdu)), PEER);
        int function = ready.response().getFunctionCode();
        return function < 0x80 ? 0 : ((ExceptionResponse) ready.response()).getExceptionCode();
    }

    private int read(int address) {
        return new RegisterReader(MAP).read(address, 1, meter.snapshot())[0];
    }

    private String setting(String id) {
        var setting = meter.snapshot().settings().catalogue().find(id).orElseThrow();
        return meter.snapshot().settings().text(setting);
    }

    @Test
    void aNewMeterShowsT1AndPeriodTa() {
        assertThat(List.of(read(1070), read(1071), read(1072), read(1073))).containsExactly(0, 1, 0, 1);
    }

    @Test
    void register1071SelectsTheTariffByHand() {
        assertThat(write(1071, 6)).isZero();
        assertThat(read(1071)).isEqualTo(6);
        assertThat(setting("tariff.manual")).isEqualTo("6");
        assertThat(write(1071, 7)).isEqualTo(3);
        assertThat(write(1071, 0)).isEqualTo(3);
        assertThat(read(1071)).isEqualTo(6);
    }

    @Test
    void register1071IsLockedWhileTheClockChooses() {
        assertThat(write(1070, 1)).isZero();
        assertThat(write(1071, 2)).isEqualTo(4);
        assertThat(write(1071, 9)).as("the value is looked at first").isEqualTo(3);
        assertThat(read(1071)).isEqualTo(1);
        assertThat(write(1070, 0, 2)).as("back to manual in the same write").isZero();
        assertThat(read(1071)).isEqualTo(2);
        assertThat(write(1070, 1, 3)).as("into clock mode in the same write").isEqualTo(4);
        assertThat(read(1070)).isZero();
    }

    @Test
    void register1072HoldsPeriodTimes2048PlusMinute() {
        assertThat(write(1072, 5 * 2048 + 1320)).isZero();
        assertThat(read(1072)).isEqualTo(5 * 2048 + 1320);
        assertThat(setting("tariff.f.start")).isEqualTo("1320");
        assertThat(write(1072, 4 * 2048 + 600)).isZero();
        assertThat(read(1072)).isEqualTo(4 * 2048 + 600);
        assertThat(setting("tariff.e.start")).isEqualTo("600");
        assertThat(setting("tariff.f.start")).isEqualTo("1320");
    }

    @Test
    void register1073HoldsPeriodTimes256PlusTariff() {
        for (int period = 0; period < 6; period++) {
            assertThat(write(1073, period * 256 + 6 - period)).isZero();
            assertThat(read(1073)).isEqualTo(period * 256 + 6 - period);
            assertThat(read(1080 + period)).isEqualTo(6 - period);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1072, 1440", // no such minute
        "1072, 2047",
        "1072, 12288", // no period 6
        "1072, 65535",
        "1073, 0", // no tariff 0
        "1073, 7",
        "1073, 255",
        "1073, 1537", // no period 6
        "1072, 1" // Ta at 00:01, behind Tb at 00:00
    })
    void aValueThatIsNotAllowedIsExceptionThreeAndChangesNothing(int address, int value) {
        int before = read(address);
        assertThat(write(address, value)).isEqualTo(3);
        assertThat(read(address)).isEqualTo(before);
    }

    @Test
    void aSingleStartIsHeldAgainstTheOtherFive() {
        assertThat(write(1074, 60, 120, 180, 240, 300, 360)).isZero();
        assertThat(write(1072, 2 * 2048 + 119)).isEqualTo(3);
        assertThat(write(1072, 2 * 2048 + 120)).as("equal starts").isZero();
        assertThat(write(1072, 2 * 2048 + 240)).as("equal starts").isZero();
        assertThat(write(1072, 2 * 2048 + 241)).isEqualTo(3);
        assertThat(read(1076)).isEqualTo(240);
    }

    @Test
    void anArrayIsTakenOrRefusedAsAWhole() {
        assertThat(write(1074, 60, 120, 180, 240, 300, 360)).isZero();
        assertThat(write(1074, 700, 710, 720, 730, 740, 750))
                .as("each alone would pass its neighbours")
                .isZero();
        assertThat(write(1074, 0, 1, 2, 3, 5, 4)).isEqualTo(3);
        assertThat(new RegisterReader(MAP).read(1074, 6, meter.snapshot()))
                .containsExactly(700, 710, 720, 730, 740, 750);
        assertThat(write(1080, 1, 2, 3, 4, 5, 7)).isEqualTo(3);
        assertThat(write(1080, 6, 5, 4, 3, 2, 1)).isZero();
        assertThat(new RegisterReader(MAP).read(1080, 6, meter.snapshot())).containsExactly(6, 5, 4, 3, 2, 1);
    }

    @Test
    void noWriteLeavesPeriodsOutOfOrder() {
        long seed = 1071;
        Random random = new Random(seed);
        int taken = 0;
        for (int k = 0; k < 5000; k++) {
            int address = 1070 + random.nextInt(18);
            int count = 1 + random.nextInt(Math.min(6, 1088 - address));
            int[] words =
                    random.ints(count, 0, random.nextBoolean() ? 8 : 12_000).toArray();
            taken += write(address, words) == 0 ? 1 : 0;
            int[] starts = new RegisterReader(MAP).read(1074, 6, meter.snapshot());
            assertThat(starts).as("seed %d, write %d", seed, k).isSorted();
            assertThat(read(1072)).isEqualTo(read(1086) * 2048 + starts[read(1086)]);
            assertThat(read(1073)).isEqualTo(read(1087) * 256 + read(1080 + read(1087)));
        }
        assertThat(taken).isGreaterThan(100);
    }

    @Test
    void theCurrentTariffIsReadable() {
        assertThat(write(1071, 4)).isZero();
        assertThat(read(8666)).isEqualTo(4);
        // The snapshot's clock stands at 2026-03-29 00:00:00.323.
        assertThat(write(1074, 0, 0, 1, 60, 120, 180)).isZero();
        assertThat(write(1080, 1, 2, 3, 4, 5, 6)).isZero();
        assertThat(write(1070, 1)).isZero();
        assertThat(read(8666)).as("Tb wins over Ta with the same start").isEqualTo(2);
        meter.publish(snapshot -> Snapshots.at(snapshot, snapshot.meterMillis() + 60_000));
        assertThat(read(8666)).isEqualTo(3);
    }

    @Test
    void tariffEnergiesOfACircuitStandAt600And700And800() {
        RegisterReader reader = new RegisterReader(MAP);
        int[] fine = {8706, 8730, 8806, 8830, 8754};
        for (int circuit = 0; circuit < 4; circuit++) {
            for (int kind = 0; kind < 5; kind++) {
                long hours = (long) meter.snapshot().energies().tariffHours(circuit, 1, EnergyKind.BY_TARIFF.get(kind));
                int base = circuit * 8000;
                int[] coarse = reader.read(base + 8606 + 12 * kind, 2, meter.snapshot());
                assertThat(hours).isPositive();
                assertThat(WordLayout.bits(coarse, 0, 2, WordOrder.ABCD)).isEqualTo(hours / 100);
                assertThat(WordLayout.bits(reader.read(base + fine[kind], 4, meter.snapshot()), 0, 4, WordOrder.ABCD))
                        .isEqualTo(hours);
            }
        }
    }
}
