package io.metertwin.dsp.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.dsp.cycle.GridValues;
import io.metertwin.dsp.cycle.PhaseGrid;
import io.metertwin.dsp.cycle.PointOrder;
import io.metertwin.signal.Spectrum;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HarmonicAnalyserTest {

    private static final int POINTS = 256;

    @ParameterizedTest(name = "{0} cycles")
    @ValueSource(ints = {1, 3, 4, 10, 12})
    void twoChannelsOfAllOrdersComeBackAsTheyWereMade(int cycles) {
        comeBack(cycles, new GridValues(2, cycles, PointOrder.RISING));
    }

    @ParameterizedTest(name = "{0} cycles")
    @ValueSource(ints = {1, 5, 12})
    void soTheyDoInTheOrderOfThePhaseGrid(int cycles) {
        comeBack(cycles, new PhaseGrid(cycles).values(2));
    }

    private static void comeBack(int cycles, GridValues values) {
        Random random = new Random(4 + cycles);
        RawSpectrum first = any(random);
        RawSpectrum second = any(random);
        RawSpectrum firstSeen = new RawSpectrum();
        RawSpectrum secondSeen = new RawSpectrum();
        lay(waveform(first, cycles), values, 0);
        lay(waveform(second, cycles), values, 1);
        HarmonicAnalyser analyser = new HarmonicAnalyser();
        analyser.take(values, 0, cycles);
        analyser.analyse(0, 1, firstSeen, secondSeen);
        double worst = Math.max(difference(first, firstSeen), difference(second, secondSeen));
        assertThat(worst).as("worst of " + cycles + " cycles").isCloseTo(0, within(1e-13));
    }

    private static void lay(double[] waveform, GridValues values, int channel) {
        for (int n = 0; n < waveform.length; n++) {
            values.channel(channel)[n / POINTS][values.order().place(n % POINTS)] = waveform[n];
        }
    }

    private static RawSpectrum any(Random random) {
        RawSpectrum result = new RawSpectrum();
        result.set(0, random.nextGaussian(), 0);
        for (int order = 1; order <= Spectrum.HIGHEST_ORDER; order++) {
            result.set(order, random.nextGaussian(), random.nextGaussian());
        }
        return result;
    }

    /** Rms phasors: order h is the square root of 2 times (re cos - im sin). Every cycle is another part of the sum. */
    private static double[] waveform(RawSpectrum spectrum, int cycles) {
        double[] values = new double[cycles * POINTS];
        for (int n = 0; n < values.length; n++) {
            double share = 2.0 * cycles * (1 + n / POINTS) / (cycles * (cycles + 1));
            values[n] = share * spectrum.re(0);
            for (int order = 1; order <= Spectrum.HIGHEST_ORDER; order++) {
                double angle = 2 * Math.PI * (order * n % POINTS) / POINTS;
                double value = spectrum.re(order) * StrictMath.cos(angle) - spectrum.im(order) * StrictMath.sin(angle);
                values[n] += share * Math.sqrt(2) * value;
            }
        }
        return values;
    }

    private static double difference(RawSpectrum made, RawSpectrum seen) {
        double worst = 0;
        for (int order = 0; order <= Spectrum.HIGHEST_ORDER; order++) {
            worst = Math.max(worst, Math.abs(made.re(order) - seen.re(order)));
            worst = Math.max(worst, Math.abs(made.im(order) - seen.im(order)));
        }
        return worst;
    }
}
