package io.metertwin.app.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metertwin.app.certify.limits.AccuracyClass;
import io.metertwin.app.certify.limits.InfluenceLimit;
import io.metertwin.app.certify.limits.InfluenceQuantity;
import io.metertwin.app.certify.limits.LoadFactor;
import io.metertwin.app.certify.limits.LoadLimit;
import io.metertwin.app.certify.limits.MeteredEnergy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsFileTest {

    private static final LoadFactor HALF_INDUCTIVE = new LoadFactor(0.5, LoadFactor.Side.INDUCTIVE);
    private static final LoadFactor POINT_8_CAPACITIVE = new LoadFactor(0.8, LoadFactor.Side.CAPACITIVE);
    private static final double IMAX = Double.POSITIVE_INFINITY;

    @TempDir
    private Path folder;

    /** IEC 62053-22: the table of percentage error limits. */
    @ParameterizedTest
    @CsvSource({"0.5S, 1.0, 0.5, 1.0, 0.6, 0.6, 1.0", "0.2S, 0.4, 0.2, 0.5, 0.3, 0.3, 0.4"})
    void theActiveClassesHoldTheLimitsOfTheStandard(
            String name, double low, double high, double lowHalf, double highHalf, double single, double singleHalf) {
        AccuracyClass limits = LimitsFile.parse(name, MeteredEnergy.ACTIVE);
        assertThat(limits.balanced())
                .containsExactly(
                        new LoadLimit(0.01, 0.05, LoadFactor.UNITY, low),
                        new LoadLimit(0.05, IMAX, LoadFactor.UNITY, high),
                        new LoadLimit(0.02, 0.1, HALF_INDUCTIVE, lowHalf),
                        new LoadLimit(0.02, 0.1, POINT_8_CAPACITIVE, lowHalf),
                        new LoadLimit(0.1, IMAX, HALF_INDUCTIVE, highHalf),
                        new LoadLimit(0.1, IMAX, POINT_8_CAPACITIVE, highHalf));
        assertThat(limits.singlePhase())
                .containsExactly(
                        new LoadLimit(0.05, IMAX, LoadFactor.UNITY, single),
                        new LoadLimit(0.1, IMAX, HALF_INDUCTIVE, singleHalf));
        assertThat(limits.starting()).isEqualTo(0.001);
        assertThat(limits.noLoad()).isEqualTo(1.1);
    }

    /** IEC 62053-22: the table of influence quantities, class 0.5S. */
    @Test
    void theInfluenceLimitsOfClass05SAreThoseOfTheStandard() {
        assertThat(LimitsFile.parse("0.5S", MeteredEnergy.ACTIVE).influences())
                .containsExactlyInAnyOrder(
                        new InfluenceLimit(InfluenceQuantity.VOLTAGE, LoadFactor.UNITY, 0.2),
                        new InfluenceLimit(InfluenceQuantity.VOLTAGE, HALF_INDUCTIVE, 0.4),
                        new InfluenceLimit(InfluenceQuantity.FREQUENCY, LoadFactor.UNITY, 0.2),
                        new InfluenceLimit(InfluenceQuantity.FREQUENCY, HALF_INDUCTIVE, 0.2),
                        new InfluenceLimit(InfluenceQuantity.REVERSED_SEQUENCE, LoadFactor.UNITY, 0.1),
                        new InfluenceLimit(InfluenceQuantity.UNBALANCE, LoadFactor.UNITY, 1.0),
                        new InfluenceLimit(InfluenceQuantity.FIFTH_HARMONIC, LoadFactor.UNITY, 0.5),
                        new InfluenceLimit(InfluenceQuantity.SUB_HARMONICS, LoadFactor.UNITY, 1.5));
    }

    /** IEC 62053-24, class 1S. */
    @ParameterizedTest
    @CsvSource({
        "0.02, 0.05, 1, 1.5",
        "0.05, Infinity, 1, 1.0",
        "0.05, 0.1, 0.5, 1.5",
        "0.1, Infinity, 0.5, 1.0",
        "0.1, Infinity, 0.25, 2.0"
    })
    void theReactiveClassHoldsForLaggingAndLeadingCurrents(double from, double to, double sine, double percent) {
        AccuracyClass limits = LimitsFile.parse("1S", MeteredEnergy.REACTIVE);
        assertThat(limits.balanced())
                .contains(
                        new LoadLimit(from, to, new LoadFactor(sine, LoadFactor.Side.INDUCTIVE), percent),
                        new LoadLimit(from, to, new LoadFactor(sine, LoadFactor.Side.CAPACITIVE), percent))
                .hasSize(10);
        assertThat(limits.starting()).isEqualTo(0.002);
    }

    @Test
    void limitsOfOnesOwnAreReadFromAFile() throws IOException {
        Path file = write("name: mine\nenergy: active\nbalanced:\n  - {from: 0.1, factors: [1], limit: 0.05%}\n");
        AccuracyClass limits = LimitsFile.parse(file.toString(), MeteredEnergy.ACTIVE);
        assertThat(limits.name()).isEqualTo("mine");
        assertThat(limits.balanced()).containsExactly(new LoadLimit(0.1, IMAX, LoadFactor.UNITY, 0.05));
        assertThat(limits.starting()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{from: 0.1, factors: [1], limit: 0.5}             | 4:31: '0.5' has no unit; write 0.5%",
                "{from: 0.1, factors: [1], limit: -1%}             | 4:31: '-1' is not above 0",
                "{from: 0, factors: [1], limit: 1%}                | 4:6: '0' is not above 0",
                "{from: 0.1, to: 0.05, factors: [1], limit: 1%}    | 4:5: currents from 0.1 to 0.05 x In are no range",
                "{from: 0.1, factors: [half], limit: 1%}           | 4:27: 'half' is not a load factor",
                "{from: 0.1, factors: [0.5], limit: 1%}            | 4:27: a load factor of 0.5 must say ind or cap",
                "{from: 0.1, factors: [2ind], limit: 1%}           | 4:27: a load factor is above 0 and at most 1",
                "{from: 0.1, factors: [1], limit: 1%, maximum: 2}  | 4:42: 'maximum' is not known here"
            })
    void aMistakeIsShownWithItsLine(String item, String reason) throws IOException {
        Path file = write("name: x\nenergy: active\nbalanced:\n  - " + item + "\n");
        assertThatThrownBy(() -> LimitsFile.parse(file.toString(), MeteredEnergy.ACTIVE))
                .isInstanceOf(OptionException.class)
                .hasMessageContaining("class.yaml:" + reason);
    }

    @Test
    void limitsForTheOtherEnergyAreRefused() throws IOException {
        Path file = write("name: x\nenergy: reactive\nbalanced:\n  - {from: 0.1, factors: [1ind], limit: 1%}\n");
        assertThatThrownBy(() -> LimitsFile.parse(file.toString(), MeteredEnergy.ACTIVE))
                .hasMessageContaining("class.yaml:2:1: limits for active energy are needed, not reactive");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("class.yaml"), text);
    }
}
