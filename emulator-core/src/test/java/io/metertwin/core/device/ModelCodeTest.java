package io.metertwin.core.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metertwin.core.settings.SensorType;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelCodeTest {

    @Test
    void allSeventyTwoCodesParseAndComeBack() {
        Set<ModelCode> seen = new HashSet<>();
        for (int circuits = 1; circuits <= 4; circuits++) {
            for (String input : new String[] {"1", "2"}) {
                for (String expansion : new String[] {"0", "1", "2"}) {
                    for (String supply : new String[] {"A", "D", "H"}) {
                        String code = "MPM4" + circuits + input + expansion + "-" + supply;
                        ModelCode model = ModelCode.parse(code);
                        assertThat(model.code()).isEqualTo(code);
                        assertThat(model.circuits()).isEqualTo(circuits);
                        seen.add(model);
                    }
                }
            }
        }
        assertThat(seen).hasSize(72);
    }

    /** The three examples of manual 2.2. */
    @Test
    void examplesOfTheManualMeanWhatItSays() {
        assertThat(ModelCode.parse("MPM4410-A"))
                .isEqualTo(new ModelCode(4, SensorType.RCOIL, ModelCode.Expansion.NONE, ModelCode.Supply.A));
        assertThat(ModelCode.parse("mpm4221-d"))
                .isEqualTo(new ModelCode(2, SensorType.VCT, ModelCode.Expansion.ZERO_SEQUENCE, ModelCode.Supply.D));
        assertThat(ModelCode.parse("MPM4312-H"))
                .isEqualTo(new ModelCode(3, SensorType.RCOIL, ModelCode.Expansion.TEMPERATURE, ModelCode.Supply.H));
    }

    @ParameterizedTest
    @CsvSource({
        "MPM4510-A, 5th character is 1 to 4",
        "MPM4430-A, 6th character is 1 (Rogowski coil) or 2 (VCT)",
        "MPM4413-A, 7th character is 0 (none)",
        "MPM4410-B, suffix is A",
        "MPM4410, not of the form",
        "PM-4324, not of the form",
    })
    void anyOtherTextIsRefusedWithTheReason(String text, String reason) {
        assertThatThrownBy(() -> ModelCode.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text)
                .hasMessageContaining(reason);
    }
}
