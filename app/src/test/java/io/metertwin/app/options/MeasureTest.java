package io.metertwin.app.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeasureTest {

    private static final double ROUNDING = 1e-12;

    @ParameterizedTest
    @CsvSource({
        "VOLTAGE, 230V, 230",
        "VOLTAGE, 85mV, 0.085",
        "VOLTAGE, 20 kV, 20e3",
        "CURRENT, .5A, 0.5",
        "CURRENT, 1e3A, 1000",
        "CURRENT, 30mA, 0.03",
        "POWER, -12.5kW, -12500",
        "POWER, +2MW, 2e6",
        "APPARENT_POWER, 15kVA, 15e3",
        "FREQUENCY, 50.02Hz, 50.02",
        "PERCENT, 18%, 0.18",
        "ANGLE, 180deg, 3.141592653589793",
        "TEMPERATURE, -5.5C, -5.5"
    })
    void aValueIsGivenInBaseUnits(Measure measure, String text, double expected) {
        assertThat(measure.parse(text)).isCloseTo(expected, within(ROUNDING * Math.abs(expected)));
    }

    @ParameterizedTest
    @CsvSource({
        "VOLTAGE, 230, has no unit",
        "VOLTAGE, 230A, has the wrong unit",
        "VOLTAGE, 230v, has the wrong unit",
        "FREQUENCY, 50kHz, has the wrong unit",
        "CURRENT, 5uA, has the wrong unit",
        "POWER, 5kVA, has the wrong unit",
        "PERCENT, 18, has no unit",
        "VOLTAGE, V, is not a value in V",
        "VOLTAGE, '2,3V', has the wrong unit",
        "VOLTAGE, NaNV, is not a value in V",
        "VOLTAGE, 1e400V, is not a finite number"
    })
    void aValueWithoutItsUnitIsRefusedWithAnExample(Measure measure, String text, String reason) {
        assertThatThrownBy(() -> measure.parse(text))
                .isInstanceOf(OptionException.class)
                .hasMessageContainingAll("'" + text + "'", reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "NaN", "Infinity", "-Infinity", "1,5"})
    void aPureNumberIsFinite(String text) {
        assertThatThrownBy(() -> Measure.number(text))
                .isInstanceOf(OptionException.class)
                .hasMessageContaining("'" + text + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "90s, 90",
        "15m, 900",
        "2h, 7200",
        "1h30m, 5400",
        "3d, 259200",
        "1.5h, 5400",
        "1h 30m 5s, 5405",
        "400d, 34560000"
    })
    void aDurationIsTheSumOfItsParts(String text, double seconds) {
        assertThat(DurationOption.seconds(text)).isEqualTo(seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "90", "h", "1h30", "-2h", "2 hours", "2H", "0s", "0h0m"})
    void whatIsNoDurationIsRefused(String text) {
        assertThatThrownBy(() -> DurationOption.seconds(text))
                .isInstanceOf(OptionException.class)
                .hasMessageContainingAll("'" + text + "'", "90s, 15m, 2h, 1h30m");
    }
}
