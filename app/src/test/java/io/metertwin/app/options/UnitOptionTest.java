package io.metertwin.app.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitOptionTest {

    private static long address(RunPlan plan) {
        return plan.device().settings().get(plan.device().settings().catalogue().modbus.address);
    }

    @Test
    void eachUnitIsAMeterWithItsOwnAddressSeedAndSerialNumberOnTheSamePorts() {
        List<RunPlan> plans =
                Plans.all("--unit=5", "--unit=9:12345678", "--seed=100", "--serial=/dev/ttyS9", "--rtu-tcp-port=5021");
        assertThat(plans.stream().map(UnitOptionTest::address)).containsExactly(5L, 9L);
        assertThat(plans.stream().map(plan -> plan.run().serialNumber())).containsExactly("26000100", "12345678");
        assertThat(plans.stream().map(plan -> plan.run().seed())).containsExactly(100L, 101L);
        for (RunPlan plan : plans) {
            assertThat(plan.run().bus().serial()).contains(Path.of("/dev/ttyS9"));
            assertThat(plan.run().bus().rtuTcpPort()).hasValue(5021);
        }
    }

    @Test
    void withoutUnitsThereIsOneMeterAtTheAddressOfItsSettings() {
        List<RunPlan> plans = Plans.all("--set=modbus.address=77");
        assertThat(plans.stream().map(UnitOptionTest::address)).containsExactly(77L);
        assertThat(plans.get(0).run().bus()).isEqualTo(BusOptions.NONE);
    }

    @Test
    void aMeterMayHaveTheAddress0ByItsSettings() {
        assertThat(Plans.all("--set=modbus.address=0").stream().map(UnitOptionTest::address))
                .containsExactly(0L);
    }

    @ParameterizedTest
    @CsvSource({
        "0, --unit: unit 0 is not 1..247: of several meters none could be told by it; --set modbus.address=0",
        "248, --unit: unit 248 is not 1..247",
        "x, --unit: 'x' is not understood; write 5 or 5:26000077",
        "5:1234567, --unit: '5:1234567' is not understood",
    })
    void anAddressOrSerialNumberThatCannotBeIsRefused(String unit, String message) {
        assertThatThrownBy(() -> Plans.all("--unit=" + unit))
                .isInstanceOf(OptionException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void twoMetersNeedTwoSerialNumbers() {
        assertThatThrownBy(() -> Plans.all("--unit=5", "--unit=6:26000001"))
                .isInstanceOf(OptionException.class)
                .hasMessageContaining("two meters have the serial number 26000001")
                .hasMessageContaining("--unit 6:26000077");
    }

    @Test
    void twoMetersAtOneAddressAndMoreThan32AreRefused() {
        assertThatThrownBy(() -> Plans.all("--unit=5", "--unit=5:00000007"))
                .isInstanceOf(OptionException.class)
                .hasMessageContaining("same address");
        String[] many =
                IntStream.rangeClosed(1, 33).mapToObj(unit -> "--unit=" + unit).toArray(String[]::new);
        assertThatThrownBy(() -> Plans.all(many))
                .isInstanceOf(OptionException.class)
                .hasMessageContaining("33 meters");
    }
}
