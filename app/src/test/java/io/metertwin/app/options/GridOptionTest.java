package io.metertwin.app.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.signal.Phasor;
import io.metertwin.signal.grid.Distortion.Harmonic;
import io.metertwin.signal.grid.GridSupply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridOptionTest {

    private static final double ROUNDING = 1e-9;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "u=230V                    | 50.0  | 230 | 230 | 230 | -120 | 120",
                "u=230V,f=50.02Hz,seq=ABC  | 50.02 | 230 | 230 | 230 | -120 | 120",
                "f=60Hz,seq=acb            | 60.0  | 230 | 230 | 230 | 120  | -120",
                "U = 11.547kV , F = 45Hz   | 45.0  | 11547 | 11547 | 11547 | -120 | 120",
                "u=100V,u2=90V             | 50.0  | 100 | 90 | 100 | -120 | 120",
                "u2=225V@-121deg,u3=0V     | 50.0  | 230 | 225 | 0 | -121 | 0",
                "seq=ACB,u2=225V           | 50.0  | 230 | 225 | 230 | 120 | -120"
            })
    void voltagesStandWhereTheOptionPutsThem(
            String text, double hertz, double u1, double u2, double u3, double degrees2, double degrees3) {
        GridSupply supply = GridOption.parse(text, 50);
        assertThat(supply.frequencyHz()).isEqualTo(hertz);
        assertVoltage(supply.fundamentals().get(0), Phasor.degrees(u1, 0));
        assertVoltage(supply.fundamentals().get(1), Phasor.degrees(u2, degrees2));
        assertVoltage(supply.fundamentals().get(2), Phasor.degrees(u3, degrees3));
    }

    private static void assertVoltage(Phasor volts, Phasor expected) {
        assertThat(volts.minus(expected).magnitude()).isCloseTo(0, within(ROUNDING * (1 + expected.magnitude())));
    }

    @Test
    void theNominalFrequencyHoldsWhereNoneIsGiven() {
        assertThat(GridOption.parse("u=230V", 60).frequencyHz()).isEqualTo(60);
    }

    @Test
    void harmonicsArePercentOfTheFundamentalAtAnAngle() {
        assertThat(GridOption.parse("h5=2%@30deg,h50=.1%", 50).distortion().harmonics())
                .containsExactly(new Harmonic(5, 0.02, Math.toRadians(30)), new Harmonic(50, 0.001, 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "u=230          | '230' has no unit",
                "230V           | '230V' has no name",
                "u=230V,,f=50Hz | has an empty part",
                "u=             | 'u=' has no value",
                "u=230V,u=231V  | 'u' is given twice",
                "u=230V,U=231V  | 'U' is given twice",
                "u=-230V        | below 0",
                "u2=-5V         | below 0 V",
                "u4=230V        | 'u4' is not known here; allowed: u, u1, u2, u3, f, seq, h2..h50",
                "f=39.99Hz      | outside 40..70 Hz",
                "f=70.1Hz       | outside 40..70 Hz",
                "f=50           | '50' has no unit",
                "seq=BAC        | seq=BAC is not known; allowed: ABC, ACB",
                "h1=5%          | harmonic order 1 is outside 2..50",
                "h51=5%         | harmonic order 51 is outside 2..50",
                "h99999=5%      | h99999=5%",
                "h5=18          | '18' has no unit",
                "h5=-3%         | harmonic 5 must be 0 % or more",
                "h5=3%@30       | '30' has no unit",
                "h5=3%@30deg@1  | is not a harmonic",
                "h05=3%,h5=2%   | given twice",
                "u=1e999V       | is not a finite number"
            })
    void whatIsNoGridIsRefusedWithTheWrongPart(String text, String reason) {
        assertThatThrownBy(() -> Plans.of("--grid", text))
                .isInstanceOf(OptionException.class)
                .hasMessageStartingWith("--grid: ")
                .hasMessageContaining(reason);
    }
}
