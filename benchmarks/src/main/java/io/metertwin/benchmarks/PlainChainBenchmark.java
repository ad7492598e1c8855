package io.metertwin.benchmarks;

import io.metertwin.signal.Spectrum;
import io.metertwin.signal.grid.GridState;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The plain reference: the same installation the way a straightforward program would do it - {@code Math.sin} for every
 * sample and harmonic, a discrete Fourier transform of 2560 points by a power-of-two FFT of the padded window, rms and
 * power sums. Less accurate; here only to compare with.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class PlainChainBenchmark {

    private static final int WINDOW = 2560;
    private static final int PADDED = 4096;
    private static final int WINDOWS_PER_SECOND = 5;

    private GridState state;
    private double[][] samples;
    private final double[] re = new double[PADDED];
    private final double[] im = new double[PADDED];

    /** Takes the same state as the chain. */
    @Setup
    public void build() {
        state = Bench.state();
        samples = new double[Bench.LAYOUT.channels()][WINDOW];
    }

    /** One second of synthesis and measurement. */
    @Benchmark
    public double plainChain() {
        double sum = 0;
        for (int window = 0; window < WINDOWS_PER_SECOND; window++) {
            for (int channel = 0; channel < samples.length; channel++) {
                synthesize(state.spectrum(channel), samples[channel], window * WINDOW);
                sum += harmonics(samples[channel]);
                sum += meanProduct(samples[channel % 3], samples[channel]);
            }
        }
        return sum;
    }

    private static void synthesize(Spectrum spectrum, double[] out, int from) {
        for (int n = 0; n < out.length; n++) {
            double value = 0;
            for (int order = 1; order <= spectrum.highestOrder(); order++) {
                if (spectrum.re(order) != 0 || spectrum.im(order) != 0) {
                    double angle = 2 * Math.PI * order * Bench.HERTZ * (from + n) / Bench.SAMPLE_RATE_HZ;
                    double amplitude = Math.sqrt(2) * Math.hypot(spectrum.re(order), spectrum.im(order));
                    value += amplitude * Math.sin(angle + Math.atan2(spectrum.im(order), spectrum.re(order)));
                }
            }
            out[n] = value;
        }
    }

    private static double meanProduct(double[] x, double[] y) {
        double sum = 0;
        for (int n = 0; n < x.length; n++) {
            sum += x[n] * y[n];
        }
        return sum / x.length;
    }

    private double harmonics(double[] values) {
        System.arraycopy(values, 0, re, 0, WINDOW);
        Arrays.fill(re, WINDOW, PADDED, 0);
        Arrays.fill(im, 0);
        for (int k = 1, j = 0; k < PADDED; k++) {
            int bit = PADDED >> 1;
            for (; (j & bit) != 0; bit >>= 1) {
                j ^= bit;
            }
            j ^= bit;
            if (k < j) {
                double kept = re[k];
                re[k] = re[j];
                re[j] = kept;
            }
        }
        for (int size = 2; size <= PADDED; size *= 2) {
            butterflies(size);
        }
        return re[40] * re[40] + im[40] * im[40];
    }

    private void butterflies(int size) {
        for (int block = 0; block < PADDED; block += size) {
            for (int k = 0; k < size / 2; k++) {
                double angle = -2 * Math.PI * k / size;
                double c = Math.cos(angle);
                double s = Math.sin(angle);
                int low = block + k;
                int high = low + size / 2;
                double turnedRe = re[high] * c - im[high] * s;
                double turnedIm = re[high] * s + im[high] * c;
                re[high] = re[low] - turnedRe;
                im[high] = im[low] - turnedIm;
                re[low] += turnedRe;
                im[low] += turnedIm;
            }
        }
    }
}
