package io.metertwin.dsp.rms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.dsp.rms.GridFeed.Value;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What one-cycle rms leaves of an amplitude modulation u = sqrt(2) U (1 + m cos(2 pi fm t)) sin(2 pi f t).
 *
 * <p>To the first order in m the mean square of a cycle from zero crossing to zero crossing with its middle at tc is
 * U^2 (1 + 2 m E), E the mean of cos(2 pi fm t) (1 - cos(4 pi f (t - tc))). With x = fm / f the first part is
 * sinc(pi x) cos(2 pi fm tc); the second, the mean of a product of cosines, is half the sum of sinc(pi (2 + x)) and
 * sinc(pi (2 - x)), which is -sinc(pi x) x^2 / (4 - x^2). So rms = U (1 + m G cos(2 pi fm tc)) with
 * G = sinc(pi x) 4 / (4 - x^2).
 */
class FlickerModulationTest {

    private static final double VOLTS = 230;
    private static final double HERTZ = 50;

    private static double sinc(double radians) {
        return StrictMath.sin(radians) / radians;
    }

    @ParameterizedTest(name = "{0} Hz")
    @CsvSource({"8.8", "0.5", "3", "17", "25"})
    void modulationIsAttenuatedAsOneCycleOfRmsDoes(double modulationHertz) {
        double peakToPeak = 0.0025;
        double m = peakToPeak / 2;
        double x = modulationHertz / HERTZ;
        GridFeed feed = new GridFeed(
                256,
                cycle -> Math.sqrt(2)
                        * VOLTS
                        * (1 + m * StrictMath.cos(2 * Math.PI * x * cycle))
                        * StrictMath.sin(2 * Math.PI * cycle));
        feed.rms().prepare(0, 1, -Math.PI / 2);
        feed.windows(20, 10);
        double gain = sinc(Math.PI * x) * 4 / (4 - x * x);
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (Value value : feed.values) {
            double middle = (value.startSample() + value.endSample()) / 2 / 256;
            double expected = VOLTS * (1 + m * gain * StrictMath.cos(2 * Math.PI * x * middle));
            assertThat(value.volts()).isCloseTo(expected, within(0.002 * m * VOLTS));
            least = Math.min(least, value.volts());
            most = Math.max(most, value.volts());
        }
        assertThat((most - least) / VOLTS).isCloseTo(peakToPeak * gain, within(0.01 * peakToPeak));
        assertThat(peakToPeak * gain).isCloseTo(peakToPeak * sinc(Math.PI * x), within(0.05 * peakToPeak));
    }
}
