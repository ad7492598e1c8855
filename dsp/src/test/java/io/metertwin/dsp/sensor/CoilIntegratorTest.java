package io.metertwin.dsp.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CoilIntegratorTest {

    private static final double RATE_HZ = 12_800;
    private static final int SAMPLES = 3000;
    private static final int FROM = 7;
    private static final int MIDDLE = 1500;
    private static final int TO = 2900;

    private final Random random = new Random(5);

    private double[] noise() {
        double[] volts = new double[SAMPLES];
        Arrays.setAll(volts, n -> random.nextGaussian());
        return volts;
    }

    @ParameterizedTest
    @EnumSource
    void fourCoilsTogetherGiveWhatEachGivesAlone(IntegrationRule rule) {
        double[][] volts = {noise(), noise(), noise(), noise()};
        double[][] together = new double[4][SAMPLES];
        CoilIntegrator[] four = new CoilIntegrator[4];
        Arrays.setAll(four, k -> new CoilIntegrator(RATE_HZ, rule));
        CoilIntegrator.integrateFour(four, volts, FROM, MIDDLE, together);
        CoilIntegrator.integrateFour(four, volts, MIDDLE, TO, together);
        for (int k = 0; k < 4; k++) {
            double[] alone = new double[SAMPLES];
            new CoilIntegrator(RATE_HZ, rule).integrate(volts[k], FROM, TO, alone);
            assertThat(together[k]).containsExactly(alone, within(1e-15));
        }
    }

    /** Two integrators differ by what their states were; that is a transient, and one of them can be rid of it. */
    @ParameterizedTest
    @EnumSource
    void aTransientTakenOutIsGoneForGood(IntegrationRule rule) {
        double[] volts = noise();
        double[] clean = new double[SAMPLES];
        CoilIntegrator sound = new CoilIntegrator(RATE_HZ, rule);
        sound.integrate(volts, FROM, TO, clean);
        double offset = 0.3;
        double slope = -2e-4;
        double[] spoilt = new double[SAMPLES];
        CoilIntegrator other = new CoilIntegrator(RATE_HZ, rule);
        other.integrate(volts, FROM, MIDDLE, spoilt);
        other.remove(-offset, -slope, FROM, MIDDLE, spoilt);
        double left = (offset + slope * (MIDDLE - 1 - FROM)) * other.decay(MIDDLE - 1 - FROM);
        assertThat(spoilt[MIDDLE - 1] - clean[MIDDLE - 1]).isCloseTo(left, within(1e-12));
        other.integrate(volts, MIDDLE, TO, spoilt);
        other.remove(offset, slope, FROM, TO, spoilt);
        for (int n = FROM; n < TO; n++) {
            assertThat(spoilt[n]).as("sample " + n).isCloseTo(clean[n], within(1e-12));
        }
    }
}
