package io.metertwin.dsp;

import static io.metertwin.dsp.DisturbedBench.AMPERES;
import static io.metertwin.dsp.DisturbedBench.HERTZ;
import static io.metertwin.dsp.DisturbedBench.PHI;
import static io.metertwin.dsp.DisturbedBench.VOLTS;
import static io.metertwin.dsp.DisturbedBench.balanced;
import static io.metertwin.dsp.DisturbedBench.begin;
import static io.metertwin.dsp.DisturbedBench.end;
import static io.metertwin.dsp.DisturbedBench.inside;
import static io.metertwin.dsp.DisturbedBench.meanSine;
import static io.metertwin.dsp.DisturbedBench.middle;
import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.signal.disturbance.Carrier;
import io.metertwin.signal.disturbance.FlickerModulation;
import io.metertwin.signal.disturbance.FrequencyRamp;
import io.metertwin.signal.disturbance.FrequencyStep;
import io.metertwin.signal.disturbance.HarmonicRamp;
import io.metertwin.signal.disturbance.HarmonicStep;
import io.metertwin.signal.disturbance.InterharmonicTone;
import io.metertwin.signal.disturbance.PhaseJump;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What changes frequency, phase or shape of the waveforms, as the windows read it, against closed forms. */
class WaveformPictureTest {

    private static final double EDGE = 1.0437;
    private static final double OVER = 3.1;
    private static final double WATTS = 3 * VOLTS * AMPERES * StrictMath.cos(PHI);
    private static final Carrier BOTH = new Carrier(true, Set.of(0));

    @ParameterizedTest(name = "{0} Hz")
    @ValueSource(doubles = {-3, -0.05, 0.4, 7})
    void frequencyStepIsReadInTheFirstWholeWindow(double step) {
        List<WindowMeasurement> windows =
                new DisturbedBench(Bench.coil(), new FrequencyStep(EDGE, OVER, step)).windows(20);
        Worst worst = new Worst();
        for (WindowMeasurement window : inside(windows, EDGE, OVER)) {
            worst.note(
                    "f",
                    window.hertz() - HERTZ - step,
                    "window " + window.span().index());
            worst.note(
                    "P",
                    window.circuits().get(0).total().watts() / WATTS - 1,
                    "window " + window.span().index());
        }
        System.out.println("frequency step of " + step + " Hz: " + worst);
        assertThat(worst.of("f")).as(worst.toString()).isLessThan(1e-4);
        assertThat(worst.of("P")).as(worst.toString()).isLessThan(1e-4);
    }

    @ParameterizedTest(name = "{0} Hz/s")
    @ValueSource(doubles = {1, -1})
    void rampReadsTheMeanFrequencyOfEachWindow(double slope) {
        List<WindowMeasurement> windows =
                new DisturbedBench(Bench.coil(), new FrequencyRamp(EDGE, OVER, slope)).windows(20);
        Worst worst = new Worst();
        for (WindowMeasurement window : inside(windows, EDGE, OVER)) {
            double mean = HERTZ + slope * (middle(window) - EDGE);
            worst.note("f", window.hertz() - mean, "window " + window.span().index());
            worst.note(
                    "P",
                    window.circuits().get(0).total().watts() / WATTS - 1,
                    "window " + window.span().index());
        }
        System.out.println("ramp of " + slope + " Hz/s: " + worst);
        assertThat(worst.of("f")).as(worst.toString()).isLessThan(5e-4);
        assertThat(worst.of("P")).as(worst.toString()).isLessThan(1e-4);
    }

    /** Power and frequency are as before; the window of the jump is longer or shorter by the angle over 360 degrees. */
    @ParameterizedTest(name = "{0} degrees")
    @ValueSource(doubles = {5, -20, 60})
    void phaseJumpIsOverAfterItsWindow(double degrees) {
        PhaseJump jump = new PhaseJump(EDGE, Math.toRadians(degrees));
        List<WindowMeasurement> windows = new DisturbedBench(Bench.vct(), jump).windows(10);
        Worst worst = new Worst();
        for (WindowMeasurement window : inside(windows, EDGE, OVER)) {
            worst.note("f", window.hertz() - HERTZ, "window " + window.span().index());
            worst.note(
                    "P",
                    window.circuits().get(0).total().watts() / WATTS - 1,
                    "window " + window.span().index());
            worst.note(
                    "U",
                    window.banks().get(0).phaseVolts().at(0) / VOLTS - 1,
                    "window " + window.span().index());
        }
        WindowMeasurement mixed = DisturbedBench.at(windows, EDGE);
        double wattsOff = mixed.circuits().get(0).total().watts() / WATTS - 1;
        System.out.println("phase jump of " + degrees + " degrees: " + worst + "its window reads " + mixed.hertz()
                + " Hz and P " + wattsOff + " off");
        assertThat(worst.of("f")).as(worst.toString()).isLessThan(1e-4);
        assertThat(worst.of("P")).as(worst.toString()).isLessThan(1e-5);
        assertThat(worst.of("U")).as(worst.toString()).isLessThan(1e-5);
        // u i of three balanced phases is constant through any jump of all of them.
        assertThat(Math.abs(wattsOff)).isLessThan(1e-3);
    }

    @Test
    void harmonicStepIsReadAtItsSizeAngleAndPower() {
        HarmonicStep step = new HarmonicStep(EDGE, OVER, 7, 0.08, 0.6, BOTH);
        List<WindowMeasurement> windows = new DisturbedBench(Bench.vct(), step).windows(14);
        Worst worst = new Worst();
        for (WindowMeasurement window : inside(windows, EDGE, OVER)) {
            VoltageMeasurement bank = window.banks().get(0);
            CircuitMeasurement circuit = window.circuits().get(0);
            for (int k = 0; k < 3; k++) {
                worst.note("THD points", bank.harmonics().get(k).thdPercent() - 8, "U");
                worst.note("THD points", circuit.harmonics().get(k).thdPercent() - 8, "I");
                double rms = VOLTS * Math.sqrt(1 + 0.08 * 0.08);
                worst.note("U", bank.phaseVolts().at(k) / rms - 1, "phase " + k);
                double angle = bank.harmonics().get(k).radians(7) - (7 * balanced(k) + 0.6);
                worst.note("angle", StrictMath.sin(angle), "phase " + k);
            }
            // The current's order 7 stands at 7 (-30) degrees against the voltage's.
            double watts = WATTS + 3 * VOLTS * AMPERES * 0.08 * 0.08 * StrictMath.cos(7 * PHI);
            worst.note("P", circuit.total().watts() / watts - 1, "total");
            worst.note("P1", circuit.total().fundamentalWatts() / WATTS - 1, "total");
        }
        System.out.println("harmonic step: " + worst);
        assertThat(worst.of("THD points")).as(worst.toString()).isLessThan(1e-3);
        for (String quantity : List.of("U", "P", "P1", "angle")) {
            assertThat(worst.of(quantity)).as(worst.toString()).isLessThan(1e-5);
        }
    }

    /** Evenly growing: its mean over a window is its size in the middle. */
    @Test
    void harmonicRampReadsTheMiddleOfEachWindow() {
        HarmonicRamp ramp = new HarmonicRamp(EDGE, OVER, 5, 0.1, 0.6, BOTH);
        List<WindowMeasurement> windows = new DisturbedBench(Bench.vct(), ramp).windows(18);
        Worst worst = new Worst();
        for (WindowMeasurement window : inside(windows, EDGE, OVER)) {
            double share = 0.1 * (middle(window) - EDGE) / (OVER - EDGE);
            double read = window.banks().get(0).harmonics().get(0).rms(5) / VOLTS;
            worst.note("U5", read - share, "window " + window.span().index());
        }
        for (WindowMeasurement window : inside(windows, OVER, 9)) {
            worst.note("U5 there", window.banks().get(0).harmonics().get(0).rms(5) / VOLTS - 0.1, "after");
        }
        System.out.println("harmonic ramp: " + worst);
        assertThat(worst.of("U5")).as(worst.toString()).isLessThan(1e-4);
        assertThat(worst.of("U5 there")).as(worst.toString()).isLessThan(1e-6);
    }

    /** On a bin of 5 Hz it adds to the rms and to no harmonic; power has none of it while the current has not. */
    @ParameterizedTest(name = "{0} Hz, {1} of the fundamental")
    @CsvSource({"85, 0.02", "165, 0.02", "275, 0.05", "1265, 0.05"})
    void interharmonicIsInTheRmsAndInNoHarmonic(double hertz, double share) {
        InterharmonicTone tone = new InterharmonicTone(EDGE, OVER, hertz, share, Carrier.VOLTAGES);
        List<WindowMeasurement> windows = new DisturbedBench(Bench.vct(), tone).windows(14);
        Worst worst = new Worst();
        for (WindowMeasurement window : inside(windows, EDGE, OVER)) {
            VoltageMeasurement bank = window.banks().get(0);
            for (int k = 0; k < 3; k++) {
                worst.note("U", bank.phaseVolts().at(k) / VOLTS - Math.sqrt(1 + share * share), "phase " + k);
                worst.note("U1", bank.fundamentals().get(k).magnitude() / VOLTS - 1, "phase " + k);
                worst.note("THD points", bank.harmonics().get(k).thdPercent(), "phase " + k);
            }
            worst.note("f", window.hertz() - HERTZ, "window " + window.span().index());
            worst.note(
                    "P",
                    window.circuits().get(0).total().watts() / WATTS - 1,
                    "window " + window.span().index());
        }
        System.out.println("interharmonic of " + hertz + " Hz, " + share + ": " + worst);
        assertThat(worst.of("U")).as(worst.toString()).isLessThan(5e-5);
        assertThat(worst.of("U1")).as(worst.toString()).isLessThan(5e-5);
        assertThat(worst.of("P")).as(worst.toString()).isLessThan(1e-5);
        assertThat(worst.of("THD points")).as(worst.toString()).isLessThan(0.02);
        // The device's class; a tone near the fundamental pulls the phase of its cycles.
        assertThat(worst.of("f")).as(worst.toString()).isLessThan(0.01);
    }

    /** What turns a coil's output into a current does it between the harmonics too, long after the tone has begun. */
    @ParameterizedTest(name = "{0} Hz, {1} of the fundamental")
    @CsvSource({"165, 0.05", "1265, 0.05", "2015, 0.05", "2515, 0.05"})
    void interharmonicOfACurrentIsInItsRmsBehindACoil(double hertz, double share) {
        InterharmonicTone tone = new InterharmonicTone(0, 10, hertz, share, Carrier.currentsOf(0));
        Worst worst = new Worst();
        double truth = AMPERES * Math.sqrt(1 + share * share);
        for (WindowMeasurement window : inside(new DisturbedBench(Bench.coil(), tone).windows(24), 3.6, 4.6)) {
            for (int k = 0; k < 3; k++) {
                double off = window.circuits().get(0).amperes().at(k) / truth - 1;
                worst.note(
                        "I", off, "phase " + k + " of window " + window.span().index());
            }
        }
        System.out.println("interharmonic current of " + hertz + " Hz behind a coil, " + share + ": " + worst);
        assertThat(worst.of("I")).as(worst.toString()).isLessThan(2e-6);
    }

    /**
     * The mean square of {@code sqrt(2) (1 + m s(t)) cos(omega t + a)}, s a sine: s and s^2 once alone, once with
     * {@code cos(2 omega t + 2 a)}.
     */
    private static double modulatedSquare(
            double m, double hertz, double startSeconds, double[] carrier, double[] span) {
        double omega = 2 * Math.PI * hertz;
        double b = -omega * startSeconds;
        double twice = 2 * carrier[0];
        double turned = 2 * carrier[1];
        double quarter = Math.PI / 2;
        double from = span[0];
        double to = span[1];
        double plain = meanSine(omega, b, from, to);
        double mixed =
                (meanSine(twice + omega, turned + b, from, to) - meanSine(twice - omega, turned - b, from, to)) / 2;
        // s^2 (1 + cos) = (1 - cos 2(Omega t + b)) (1 + cos(2 omega t + 2 a)) / 2; the last product is left out.
        double square =
                (1 - meanSine(2 * omega, 2 * b + quarter, from, to) + meanSine(twice, turned + quarter, from, to)) / 2;
        return 1 + meanSine(twice, turned + quarter, from, to) + 2 * m * (plain + mixed) + m * m * square;
    }

    /** The values IEC 61000-4-15 gives for Pinst = 1 with a sine: 8.8 Hz, 0.25 %; and slow and deep ones. */
    @ParameterizedTest(name = "{0} Hz, {1}")
    @CsvSource({"8.8, 0.0025", "0.5, 0.0234", "2.5, 0.02", "20, 0.007"})
    void flickerIsReadAsTheModulationOfTheRms(double hertz, double change) {
        double m = change / 2;
        FlickerModulation flicker = new FlickerModulation(EDGE, 9, FlickerModulation.Shape.SINE, hertz, change);
        DisturbedBench bench = new DisturbedBench(Bench.vct(), flicker);
        Worst worst = new Worst();
        double omega = 2 * Math.PI * HERTZ;
        double[] extremes = {Double.POSITIVE_INFINITY, 0};
        List<WindowMeasurement> windows = bench.windows(30, (channel, from, to, volts) -> {
            double[] span = {from / Bench.SAMPLE_RATE_HZ, to / Bench.SAMPLE_RATE_HZ};
            if (span[0] > EDGE + 1e-3) {
                double[] carrier = {omega, balanced(channel)};
                double square = modulatedSquare(m, hertz, EDGE, carrier, span);
                worst.note("half cycles", volts / VOLTS - Math.sqrt(square), "at " + span[0]);
                extremes[0] = Math.min(extremes[0], volts / VOLTS);
                extremes[1] = Math.max(extremes[1], volts / VOLTS);
            }
        });
        for (WindowMeasurement window : inside(windows, EDGE, 9)) {
            double[] span = {begin(window), end(window)};
            for (int k = 0; k < 3; k++) {
                double[] carrier = {omega, balanced(k)};
                double expected = Math.sqrt(modulatedSquare(m, hertz, EDGE, carrier, span));
                worst.note("windows", window.banks().get(0).phaseVolts().at(k) / VOLTS - expected, "phase " + k);
            }
        }
        double x = hertz / HERTZ;
        double gain = StrictMath.sin(Math.PI * x) / (Math.PI * x) * 4 / (4 - x * x);
        worst.note("modulation", (extremes[1] - extremes[0]) / (change * gain) - 1, "peak to peak");
        System.out.println("flicker of " + hertz + " Hz, " + change + ": " + worst);
        assertThat(worst.of("half cycles")).as(worst.toString()).isLessThan(0.005 * m);
        assertThat(worst.of("windows")).as(worst.toString()).isLessThan(0.002 * m);
        assertThat(worst.of("modulation")).as(worst.toString()).isLessThan(0.01);
    }

    /** A rectangle stands at its upper or its lower value for whole windows. */
    @Test
    void rectangularFlickerReadsItsTwoLevels() {
        FlickerModulation flicker = new FlickerModulation(EDGE, 9, FlickerModulation.Shape.RECTANGULAR, 0.5, 0.01);
        List<WindowMeasurement> windows = new DisturbedBench(Bench.vct(), flicker).windows(25);
        List<Double> read = new ArrayList<>();
        Worst worst = new Worst();
        for (int half = 0; half < 3; half++) {
            double level = half % 2 == 0 ? 1.005 : 0.995;
            for (WindowMeasurement window : inside(windows, EDGE + half, EDGE + half + 1)) {
                worst.note("U", window.banks().get(0).phaseVolts().at(0) / VOLTS - level, "half " + half);
                read.add(level);
            }
        }
        System.out.println("rectangular flicker: " + worst);
        assertThat(read).hasSizeGreaterThanOrEqualTo(12);
        assertThat(worst.of("U")).as(worst.toString()).isLessThan(1e-5);
    }
}
