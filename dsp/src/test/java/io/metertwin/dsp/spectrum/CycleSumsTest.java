package io.metertwin.dsp.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sums over some of the cycles of a window, against sums written out. */
class CycleSumsTest {

    private static final int CYCLES = 12;

    private final Random random = new Random(11);

    @ParameterizedTest
    @CsvSource({"0, 1, 256", "0, 10, 256", "9, 10, 256", "1, 4, 256", "0, 12, 256", "0, 1, 4", "0, 2, 1003"})
    void productsOfAllCyclesAreSummed(int from, int to, int length) {
        double[][] x = any(length);
        double[][] y = any(length);
        double expected = 0;
        for (int cycle = from; cycle < to; cycle++) {
            for (int k = 0; k < length; k++) {
                expected += x[cycle][k] * y[cycle][k];
            }
        }
        CycleSums sums = new CycleSums();
        sums.products(any(2 * length), any(2 * length), 0, CYCLES);
        assertThat(sums.products(x, y, from, to)).isCloseTo(expected, within(1e-10));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0, 10", "9, 10", "1, 4", "0, 12", "3, 9"})
    void cyclesAreFoldedPointByPoint(int from, int to) {
        double[][] x = any(256);
        double[] folded = any(256)[0];
        new CycleSums().fold(x, from, to, folded);
        for (int k = 0; k < folded.length; k++) {
            int point = k;
            double expected = Arrays.stream(x, from, to)
                    .mapToDouble(cycle -> cycle[point])
                    .sum();
            assertThat(folded[k]).as("point " + k).isCloseTo(expected, within(1e-12));
        }
    }

    private double[][] any(int length) {
        double[][] cycles = new double[CYCLES][length];
        for (double[] cycle : cycles) {
            Arrays.setAll(cycle, k -> random.nextGaussian());
        }
        return cycles;
    }
}
