package io.metertwin.signal.frontend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Phasor;
import io.metertwin.signal.SampleBlock;
import io.metertwin.signal.Spectrum;
import io.metertwin.signal.grid.GridModel;
import io.metertwin.signal.grid.GridState;
import io.metertwin.signal.synth.WaveformSynthesizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnalogFrontEndTest {

    private static final InputLayout LAYOUT = new InputLayout(1, 1);
    private static final int CURRENT = 3;
    private static final int SECOND = 12_800;

    private static SampleBlock second(CurrentSensor sensor, Spectrum current, double hertz, AccuracyProfile accuracy) {
        List<Spectrum> spectra = new ArrayList<>(Collections.nCopies(LAYOUT.channels(), Spectrum.ZERO));
        spectra.set(CURRENT, current);
        GridState state = new GridState(hertz, LAYOUT, spectra);
        List<InputPath> paths = IntStream.range(0, LAYOUT.channels())
                .mapToObj(channel -> LAYOUT.isVoltage(channel)
                        ? InputPath.voltage(channel, 1)
                        : InputPath.current(channel, sensor, 1, 2 * sensor.primaryAmperes()))
                .toList();
        AnalogFrontEnd frontEnd =
                new AnalogFrontEnd(new WaveformSynthesizer(GridModel.steady(state), SECOND), paths, accuracy, 5);
        SampleBlock block = new SampleBlock(LAYOUT.channels(), SECOND);
        frontEnd.fill(block, SECOND);
        return block;
    }

    private static double rms(SampleBlock block) {
        return Math.sqrt(Arrays.stream(block.channel(CURRENT), 0, block.length())
                .map(volts -> volts * volts)
                .average()
                .orElseThrow());
    }

    /** Manual 8.4: coils are rated at 50 Hz; at 60 Hz they give 1.2 times as much, harmonic h gives h times as much. */
    @ParameterizedTest(name = "{0} mV/kA, order {2} at {1} Hz: {3} V for 100 A")
    @CsvSource({"50, 50, 1, 0.005", "85, 50, 1, 0.0085", "85, 60, 1, 0.0102", "100, 60, 1, 0.012", "85, 50, 5, 0.0425"})
    void rogowskiCoilGivesTheDerivative(double millivolts, double hertz, int order, double volts) {
        CurrentSensor coil = new CurrentSensor(CurrentSensor.Kind.ROGOWSKI, 1000, millivolts / 1000);
        Spectrum current = Spectrum.ZERO.with(order, Phasor.polar(100, 0.3));
        assertThat(rms(second(coil, current, hertz, AccuracyProfile.IDEAL))).isCloseTo(volts, within(1e-9));
    }

    @Test
    void vctGivesTheCurrentItself() {
        CurrentSensor vct = new CurrentSensor(CurrentSensor.Kind.VCT, 1000, 0.333);
        Spectrum current = Spectrum.of(Phasor.polar(100, 0)).with(5, Phasor.polar(20, 1));
        assertThat(rms(second(vct, current, 60, AccuracyProfile.IDEAL)))
                .isCloseTo(0.333 / 1000 * Math.hypot(100, 20), within(1e-9));
    }

    /** Full scale of 85 mV/kA at 50 Hz is 7482 A rms: 900 mV peak of the derivative. */
    @ParameterizedTest(name = "{0} A clips: {1}")
    @CsvSource({"7480, false", "7500, true"})
    void coilClipsAtNineHundredMillivoltsOfItsOutput(double amperes, boolean clips) {
        CurrentSensor coil = new CurrentSensor(CurrentSensor.Kind.ROGOWSKI, 1000, 0.085);
        SampleBlock block = second(coil, Spectrum.of(Phasor.polar(amperes, 0)), 50, AccuracyProfile.IDEAL);
        double peak = Arrays.stream(block.channel(CURRENT)).map(Math::abs).max().orElseThrow();
        assertThat(peak).isLessThanOrEqualTo(0.9);
        assertThat(block.overRange()).isEqualTo(clips ? 1L << CURRENT : 0);
    }

    @Test
    void noiseHasTheLevelTheProfileSays() {
        CurrentSensor vct = new CurrentSensor(CurrentSensor.Kind.VCT, 1000, 0.333);
        AccuracyProfile noisy = new AccuracyProfile(0, 80, 0, 0, 0);
        assertThat(rms(second(vct, Spectrum.ZERO, 50, noisy))).isCloseTo(0.636e-4, within(0.03 * 0.636e-4));
    }

    @Test
    void converterKnowsItsStepsOnly() {
        CurrentSensor vct = new CurrentSensor(CurrentSensor.Kind.VCT, 1000, 0.333);
        SampleBlock block = second(
                vct, Spectrum.of(Phasor.polar(100, 0)), 50, new AccuracyProfile(12, Double.POSITIVE_INFINITY, 0, 0, 0));
        double step = 0.9 / 2048;
        for (int n = 0; n < block.length(); n++) {
            double steps = block.channel(CURRENT)[n] / step;
            assertThat(steps).isCloseTo(Math.rint(steps), within(1e-9));
        }
    }

    @Test
    void errorsStayWithinTheirLimitsAndRepeatWithTheSeed() {
        CurrentSensor vct = new CurrentSensor(CurrentSensor.Kind.VCT, 1000, 0.333);
        AccuracyProfile errors = new AccuracyProfile(0, Double.POSITIVE_INFINITY, 0.01, 0.02, 0);
        Spectrum current = Spectrum.of(Phasor.polar(100, 0));
        double one = rms(second(vct, current, 50, errors));
        assertThat(one).isNotEqualTo(0.0333).isCloseTo(0.0333, within(0.01 * 0.0333));
        assertThat(rms(second(vct, current, 50, errors))).isEqualTo(one);
    }
}
