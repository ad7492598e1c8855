package io.metertwin.core.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceProfileTest {

    private final DeviceProfile profile = DeviceProfile.mpm4000();

    @ParameterizedTest(name = "suffix {0} on {1}: {2}")
    @CsvSource({
        "A, 230VAC, true",
        "A, 94VAC, false",
        "A, 265V, true",
        "A, 110VDC, true",
        "A, 24VDC, false",
        "D, 24VDC, true",
        "D, 17.9VDC, false",
        "D, 36VDC, true",
        "D, 24VAC, false",
        "H, 480VAC, true",
        "H, 529VAC, false",
        "H, 110VDC, false",
    })
    void supplyCarriesTheVariantsOfItsRangeOnly(ModelCode.Supply supply, String voltage, boolean carries) {
        assertThat(profile.carries(supply, SupplyVoltage.parse(voltage))).isEqualTo(carries);
    }

    /** Manual 3.2: RS485 on 4 and 5, the relay on 6 and 7. */
    @Test
    void terminalBlockHasFourteenPlaces() {
        assertThat(profile.terminals())
                .extracting(DeviceProfile.Terminal::number)
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14);
        assertThat(profile.terminals().get(3).name()).isEqualTo("A");
        assertThat(profile.terminals().get(5).name()).isEqualTo("R0");
        assertThat(profile.terminals().get(13).name()).isEqualTo("V1");
    }
}
