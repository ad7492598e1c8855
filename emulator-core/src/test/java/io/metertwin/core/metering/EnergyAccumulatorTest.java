package io.metertwin.core.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EnergyAccumulatorTest {

    @Test
    void tenMillionSmallWindowsLoseNothing() {
        EnergyAccumulator accumulator = new EnergyAccumulator();
        Random random = new Random(11);
        BigDecimal joules = BigDecimal.ZERO;
        double chunk = 0;
        for (int k = 0; k < 10_000_000; k++) {
            double watts = 5 * random.nextDouble();
            accumulator.add(watts, 0.2);
            chunk += watts * 0.2;
            if (k % 1000 == 999) {
                joules = joules.add(BigDecimal.valueOf(chunk));
                chunk = 0;
            }
        }
        assertThat(accumulator.microHours() / 1e6).isCloseTo(joules.doubleValue() / 3600, within(2e-6));
    }

    @Test
    void powerBelowOneQuantumPerWindowIsStillCounted() {
        EnergyAccumulator accumulator = new EnergyAccumulator();
        for (int k = 0; k < 18_000; k++) {
            accumulator.add(1e-3, 0.2);
        }
        assertThat(accumulator.microHours() / 1e6).isCloseTo(1e-3, within(1e-6));
    }

    @Test
    void registerWrapsToZeroAboveItsLastCount() {
        EnergyAccumulator accumulator = new EnergyAccumulator();
        accumulator.add(99_999_999.9e3, 3600);
        assertThat(accumulator.microHours() / 1e6).isCloseTo(99_999_999.9e3, within(1e-3));
        accumulator.add(100, 3600);
        assertThat(accumulator.microHours() / 1e6).isCloseTo(0, within(1e-3));
    }
}
