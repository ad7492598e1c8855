package io.metertwin.core.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.core.command.CommandResult;
import io.metertwin.dsp.Power;
import io.metertwin.dsp.WindowMeasurement;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Manual 5.2; decisions 13 to 15. */
class EnergyRegistersTest {

    private static final int TOTAL = EnergyReadings.TOTAL;
    private static final double HOUR = 3600;

    private final List<String> wrapped = new ArrayList<>();
    private final EnergyRegisters registers = new EnergyRegisters(1, (register, when) -> wrapped.add(register));

    private double hours(int element, EnergyKind kind) {
        return registers.readings().hours(0, element, kind);
    }

    @ParameterizedTest
    @CsvSource({
        "300, 120, q.i, p.import, q.import, q.inductive",
        "-300, 120, q.ii, p.export, q.import, q.capacitive",
        "-300, -120, q.iii, p.export, q.export, q.inductive",
        "300, -120, q.iv, p.import, q.export, q.capacitive",
    })
    void theSignsOfPAndQChooseTheRegisters(
            double watts, double vars, String quadrant, String active, String reactive, String nature) {
        registers.add(Windows.balanced(watts, vars), 0, HOUR);
        for (EnergyKind kind : EnergyKind.values()) {
            double expected = switch (kind) {
                case APPARENT -> 3 * Math.hypot(300, 120);
                case ACTIVE -> 900;
                case REACTIVE -> 360;
                case ACTIVE_NET -> 3 * watts;
                case REACTIVE_NET -> 3 * vars;
                default -> {
                    boolean counts = List.of(quadrant, active, reactive, nature).contains(kind.id());
                    yield !counts ? 0 : kind.id().startsWith("p") ? 900 : 360;
                }
            };
            assertThat(hours(TOTAL, kind)).as(kind.id()).isCloseTo(expected, within(2e-6));
        }
    }

    @Test
    void aCapacitorWithoutActivePowerCountsInQuadrantFour() {
        registers.add(Windows.balanced(0, -50), 0, HOUR);
        assertThat(hours(0, EnergyKind.REACTIVE_IV)).isEqualTo(50);
        assertThat(hours(0, EnergyKind.CAPACITIVE)).isEqualTo(50);
    }

    @Test
    void phasesCountByTheirOwnSignAndTheSumByItsOwn() {
        WindowMeasurement window =
                Windows.window(Windows.circuit(Windows.power(700, 0), Windows.power(-300, 0), Windows.power(100, 0)));
        registers.add(window, 0, HOUR);
        assertThat(hours(0, EnergyKind.ACTIVE_IMPORT)).isEqualTo(700);
        assertThat(hours(1, EnergyKind.ACTIVE_EXPORT)).isEqualTo(300);
        assertThat(hours(1, EnergyKind.ACTIVE_NET)).isEqualTo(-300);
        assertThat(hours(TOTAL, EnergyKind.ACTIVE_IMPORT)).isEqualTo(500);
        assertThat(hours(TOTAL, EnergyKind.ACTIVE_EXPORT)).isZero();
    }

    @Test
    void whatTheWiringDoesNotHaveCountsNothing() {
        registers.add(Windows.window(Windows.circuit(Power.ABSENT, Power.ABSENT, Windows.power(10, 10))), 0, HOUR);
        for (EnergyKind kind : EnergyKind.values()) {
            assertThat(hours(0, kind)).isZero();
        }
        assertThat(hours(2, EnergyKind.ACTIVE_IMPORT)).isEqualTo(10);
    }

    @Test
    void theMeterIsTheSumOfItsCircuits() {
        EnergyRegisters two = new EnergyRegisters(2);
        Power phase = Windows.power(100, 0);
        Power back = Windows.power(-40, 0);
        two.add(Windows.window(Windows.circuit(phase, phase, phase), Windows.circuit(back, back, back)), 0, HOUR);
        assertThat(two.readings().meterHours(EnergyKind.ACTIVE_IMPORT)).isEqualTo(300);
        assertThat(two.readings().meterHours(EnergyKind.ACTIVE_EXPORT)).isEqualTo(120);
        assertThat(two.readings().meterHours(EnergyKind.ACTIVE_NET)).isEqualTo(180);
        assertThat(two.readings().meterHours(EnergyKind.ACTIVE)).isEqualTo(420);
    }

    @Test
    void aRegisterPassesItsEndToZeroAndSaysSo() {
        WindowMeasurement full =
                Windows.window(Windows.circuit(Windows.power(99_999_999.9e3, 0), Power.ZERO, Power.ZERO));
        registers.add(full, 0, HOUR);
        assertThat(wrapped).isEmpty();
        assertThat(hours(TOTAL, EnergyKind.ACTIVE_IMPORT)).isCloseTo(99_999_999.9e3, within(1e-4));
        registers.add(Windows.window(Windows.circuit(Windows.power(99, 0), Power.ZERO, Power.ZERO)), 0, HOUR);
        assertThat(wrapped).isEmpty();
        registers.add(Windows.window(Windows.circuit(Windows.power(3, 0), Power.ZERO, Power.ZERO)), 0, HOUR);
        assertThat(wrapped)
                .containsExactlyInAnyOrder(
                        "c1.energy.p.import.l1",
                        "c1.energy.p.l1",
                        "c1.energy.s.l1",
                        "c1.energy.p.import.total",
                        "c1.energy.p.total",
                        "c1.energy.s.total",
                        "c1.energy.p.import.t1",
                        "c1.energy.s.t1");
        assertThat(hours(TOTAL, EnergyKind.ACTIVE_IMPORT)).isCloseTo(2, within(1e-4));
        assertThat(registers.readings().tariffHours(0, 1, EnergyKind.ACTIVE_IMPORT))
                .isCloseTo(2, within(1e-4));
    }

    @Test
    void aSumOfQuadrantsPassesItsEndWhereTheSumDoes() {
        registers.add(Windows.balanced(1, 2e10), 0, HOUR);
        assertThat(wrapped).isEmpty();
        registers.add(Windows.balanced(-1, 2e10), 0, HOUR);
        assertThat(hours(TOTAL, EnergyKind.REACTIVE_I)).isCloseTo(6e10, within(1e-4));
        assertThat(hours(TOTAL, EnergyKind.REACTIVE_II)).isCloseTo(6e10, within(1e-4));
        assertThat(hours(TOTAL, EnergyKind.REACTIVE_IMPORT)).isCloseTo(2e10, within(1e-4));
        assertThat(hours(TOTAL, EnergyKind.INDUCTIVE)).isCloseTo(6e10, within(1e-4));
        assertThat(wrapped).contains("c1.energy.q.import.total", "c1.energy.q.total", "c1.energy.q.import.t1");
        assertThat(wrapped).doesNotContain("c1.energy.q.inductive.total");
    }

    @Test
    void aResetBeginsOneCircuitOrAllAtZero() {
        EnergyRegisters two = new EnergyRegisters(2);
        Power phase = Windows.power(100, 50);
        two.add(Windows.window(Windows.circuit(phase, phase, phase), Windows.circuit(phase, phase, phase)), 0, HOUR);
        assertThat(two.reset(OptionalInt.of(1))).isEqualTo(new CommandResult.Accepted());
        assertThat(two.readings().hours(0, TOTAL, EnergyKind.ACTIVE_IMPORT)).isEqualTo(300);
        assertThat(two.readings().hours(1, TOTAL, EnergyKind.ACTIVE_IMPORT)).isZero();
        assertThat(two.readings().tariffHours(1, 1, EnergyKind.ACTIVE_IMPORT)).isZero();
        assertThat(two.reset(OptionalInt.of(2)))
                .isInstanceOfSatisfying(
                        CommandResult.Refused.class,
                        refused -> assertThat(refused.reason()).contains("circuit 3"));
        assertThat(two.reset(OptionalInt.of(-1))).isInstanceOf(CommandResult.Refused.class);
        assertThat(two.reset(OptionalInt.empty())).isEqualTo(new CommandResult.Accepted());
        assertThat(two.readings().meterHours(EnergyKind.APPARENT)).isZero();
    }

    private static byte[] saved(EnergyRegisters registers) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        registers.save(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static DataInputStream stream(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }

    @Test
    void whatWasSavedGoesOnAsIfNothingHadHappened() throws IOException {
        EnergyRegisters straight = new EnergyRegisters(1);
        EnergyRegisters broken = new EnergyRegisters(1);
        for (int k = 0; k < 1000; k++) {
            WindowMeasurement window = Windows.balanced(Math.sin(k) * 1e-2, Math.cos(3 * k) * 1e-2);
            straight.add(window, 0, 0.2);
            EnergyRegisters next = new EnergyRegisters(1);
            next.restore(stream(saved(broken)));
            next.add(window, 0, 0.2);
            broken = next;
        }
        assertThat(saved(broken)).isEqualTo(saved(straight));
    }

    @Test
    void damagedBytesAreRefusedAndChangeNothing() throws IOException {
        registers.add(Windows.balanced(123, 45), 0, HOUR);
        byte[] good = saved(registers);
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> registers.restore(stream(cut))).isInstanceOf(IOException.class);
        }
        for (int at : new int[] {0, 1, 2, 10}) {
            byte[] bad = good.clone();
            bad[at] ^= (byte) 0xFF;
            assertThatThrownBy(() -> registers.restore(stream(bad))).isInstanceOf(IOException.class);
        }
        assertThat(saved(registers)).isEqualTo(good);
    }
}
