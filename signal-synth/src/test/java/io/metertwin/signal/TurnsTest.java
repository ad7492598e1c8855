package io.metertwin.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final long SEED = 20_261_121;

    @Test
    void cosineAndSineAreThoseOfTheAngleInRadians() {
        Random random = new Random(SEED);
        double worst = 0;
        for (int n = 0; n < 200_000; n++) {
            double turns = random.nextDouble() - 0.5;
            worst = Math.max(worst, Math.abs(Turns.cos(turns) - StrictMath.cos(2 * Math.PI * turns)));
            worst = Math.max(worst, Math.abs(Turns.sin(turns) - StrictMath.sin(2 * Math.PI * turns)));
        }
        System.out.printf("Turns: seed %d, worst error %.2g%n", SEED, worst);
        // Up to half a turn StrictMath's own angle is rounded by up to 2.2e-16.
        assertThat(worst).isLessThan(7e-16);
    }

    @Test
    void wholeTurnsChangeNothing() {
        Random random = new Random(SEED);
        for (int n = 0; n < 10_000; n++) {
            double turns = random.nextInt(1 << 20) / (double) (1 << 20);
            double later = turns + random.nextInt() * (double) (1 << 1);
            assertThat(Turns.cos(later)).isEqualTo(Turns.cos(turns));
            assertThat(Turns.sin(later)).isEqualTo(Turns.sin(turns));
        }
    }

    @Test
    void quartersOfATurnAreExact() {
        double[] cos = {1, 0, -1, 0};
        for (int quarter = -9; quarter < 10; quarter++) {
            assertThat(Turns.cos(quarter / 4.0)).isEqualTo(cos[Math.floorMod(quarter, 4)], offset(0.0));
            assertThat(Turns.sin(quarter / 4.0)).isEqualTo(cos[Math.floorMod(quarter - 1, 4)], offset(0.0));
        }
    }

    @Test
    void anAngleWithoutAValueHasNone() {
        for (double turns : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThat(Turns.cos(turns)).isNaN();
            assertThat(Turns.sin(turns)).isNaN();
        }
    }
}
