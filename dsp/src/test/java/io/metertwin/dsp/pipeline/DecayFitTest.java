package io.metertwin.dsp.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecayFitTest {

    private static final double OFFSET = 0.7;
    private static final double SLOPE = -3e-4;

    private static DecayFit fit(int points, double slope) {
        DecayFit fit = new DecayFit();
        for (int k = 0; k < points; k++) {
            double x = 130 + 256.0 * k;
            double decay = Math.exp(-x / 4000);
            fit.add(x, decay, (OFFSET + slope * x) * decay);
        }
        return fit;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10, 12})
    void offsetAndSlopeComeBack(int points) {
        assertThat(fit(points, SLOPE).offset()).isCloseTo(OFFSET, within(1e-12));
        assertThat(fit(points, SLOPE).slope()).isCloseTo(SLOPE, within(1e-15));
    }

    @Test
    void aSinglePointIsTakenForAnOffset() {
        assertThat(fit(1, 0).offset()).isCloseTo(OFFSET, within(1e-15));
        assertThat(fit(1, 0).slope()).isZero();
    }
}
