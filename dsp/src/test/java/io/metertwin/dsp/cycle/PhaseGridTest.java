package io.metertwin.dsp.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sine laid on a grid of its own phase, whatever the distance of the points from the samples. */
class PhaseGridTest {

    private static final int CYCLES = 10;
    private static final int SAMPLES = 12_000;

    /** Samples per cycle: 256 at nominal frequency; down to 71 Hz, up to 39 Hz, and far steeper and flatter. */
    @ParameterizedTest
    @ValueSource(doubles = {256, 256.15, 255.2, 284.4, 212.5, 180.3, 328.2, 139.7, 1003.1})
    void everyPointOfASineHasTheValueOfItsPhase(double samplesPerCycle) {
        double start = 10.3;
        PhaseGrid grid = new PhaseGrid(CYCLES);
        grid.place(start, new PhaseModel(1 / samplesPerCycle, 0), CYCLES);
        double[] out = resampled(grid, sine(samplesPerCycle, start));
        assertThat(grid.end() - grid.start()).isCloseTo(CYCLES * samplesPerCycle, within(1e-9));
        for (int k = 0; k < out.length; k++) {
            double expected = StrictMath.sin(2 * Math.PI * k / PhaseGrid.POINTS);
            assertThat(out[k]).as("point " + k).isCloseTo(expected, within(1e-6));
        }
    }

    /** Harmonics 1, 7 and 50 of a current, whose derivative is summed up sample by sample. */
    @ParameterizedTest
    @ValueSource(doubles = {256, 256.15, 255.2, 284.4, 212.5, 197})
    void aRunningSumOfTheDerivativeHasTheValueOfTheIntegral(double samplesPerCycle) {
        double start = 10.3;
        int[] orders = {1, 7, 50};
        double[] amplitudes = {1, 0.3, 0.02};
        double[] sums = new double[SAMPLES];
        for (int k = 0; k < orders.length; k++) {
            double omega = 2 * Math.PI * orders[k] / samplesPerCycle;
            for (int n = 0; n < SAMPLES; n++) {
                // The sum of w cos(w n) in closed form, without its constant.
                double wave = StrictMath.sin(omega * (n + 0.5 - start)) * omega / 2 / StrictMath.sin(omega / 2);
                sums[n] += amplitudes[k] * wave;
            }
        }
        PhaseGrid grid = PhaseGrid.ofSums(CYCLES);
        grid.place(start, new PhaseModel(1 / samplesPerCycle, 0), CYCLES);
        double[] out = resampled(grid, sums);
        for (int k = 0; k < out.length; k++) {
            double expected = 0;
            for (int part = 0; part < orders.length; part++) {
                expected += amplitudes[part] * StrictMath.sin(2 * Math.PI * orders[part] * k / PhaseGrid.POINTS);
            }
            assertThat(out[k]).as("point " + k).isCloseTo(expected, within(2e-6));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {3e-9, -3e-9, 5e-8})
    void aSineWhoseFrequencyMovesIsStraightOnItsGrid(double cyclesPerSampleSquared) {
        PhaseModel model = new PhaseModel(1 / 256.0, cyclesPerSampleSquared);
        double start = 12;
        double[] samples = new double[SAMPLES];
        for (int n = 0; n < SAMPLES; n++) {
            double t = n - start;
            samples[n] = StrictMath.sin(2 * Math.PI * (model.frequency() * t + model.rate() * t * t / 2));
        }
        PhaseGrid grid = new PhaseGrid(CYCLES);
        grid.place(start, model, CYCLES);
        double[] out = resampled(grid, samples);
        for (int k = 0; k < out.length; k++) {
            double expected = StrictMath.sin(2 * Math.PI * k / PhaseGrid.POINTS);
            assertThat(out[k]).as("point " + k).isCloseTo(expected, within(1e-5));
        }
    }

    private static double[] resampled(PhaseGrid grid, double[] samples) {
        GridValues values = grid.values(1);
        grid.resample(new double[][] {samples}, new int[] {0}, values);
        double[] out = new double[CYCLES * PhaseGrid.POINTS];
        values.straighten(0, CYCLES, out);
        return out;
    }

    private static double[] sine(double samplesPerCycle, double start) {
        double[] samples = new double[SAMPLES];
        for (int n = 0; n < SAMPLES; n++) {
            samples[n] = StrictMath.sin(2 * Math.PI * (n - start) / samplesPerCycle);
        }
        return samples;
    }
}
