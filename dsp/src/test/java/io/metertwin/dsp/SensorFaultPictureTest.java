package io.metertwin.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Phase;
import io.metertwin.signal.Phasor;
import io.metertwin.signal.Spectrum;
import io.metertwin.signal.frontend.Clip;
import io.metertwin.signal.frontend.CurrentSensor;
import io.metertwin.signal.frontend.Drift;
import io.metertwin.signal.frontend.GainPhaseError;
import io.metertwin.signal.frontend.InputFault;
import io.metertwin.signal.frontend.OpenCoil;
import io.metertwin.signal.frontend.RatioError;
import io.metertwin.signal.grid.GridModel;
import io.metertwin.signal.grid.GridState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a meter reads whose sensors are not what it was told, or not sound, against closed forms. */
class SensorFaultPictureTest {

    private static final double FOREVER = Double.POSITIVE_INFINITY;
    private static final InputLayout LAYOUT = new InputLayout(1, 1);
    private static final int I1 = LAYOUT.current(0, Phase.L1);
    private static final double VOLTS = 230;
    private static final double AMPERES = 100;
    private static final double PHI = Math.PI / 6;
    private static final double FIFTH = 0.2;
    private static final double FIFTH_RADIANS = 0.7;

    /** Balanced, the current lags by 30 degrees; a fifth harmonic in the currents when wanted. */
    private static GridModel world(double hertz, double fifth) {
        List<Spectrum> spectra = new ArrayList<>();
        for (Phase phase : Phase.LINES) {
            spectra.add(Spectrum.of(Phasor.polar(VOLTS, phase.balancedRadians())));
        }
        for (Phase phase : Phase.LINES) {
            double radians = phase.balancedRadians() - PHI;
            spectra.add(Spectrum.of(Phasor.polar(AMPERES, radians))
                    .with(5, Phasor.polar(fifth * AMPERES, 5 * radians + FIFTH_RADIANS)));
        }
        spectra.add(Spectrum.ZERO);
        return GridModel.steady(new GridState(hertz, LAYOUT, spectra));
    }

    private static CurrentSensor sensor(boolean coil) {
        return coil ? Bench.coil() : Bench.vct();
    }

    private static Fitting sound(boolean coil, InputFault... faults) {
        return Fitting.sound(sensor(coil), Wiring.THREE_PHASE_FOUR_WIRE_4CT).with(List.of(faults));
    }

    private static CircuitMeasurement read(double hertz, double fifth, Fitting fitting) {
        return new Bench(world(hertz, fifth), 50, fitting)
                .windows(2)
                .get(1)
                .circuits()
                .get(0);
    }

    @ParameterizedTest(name = "coils: {0}")
    @ValueSource(booleans = {true, false})
    void wrongRatioScalesOneCurrentAndItsPower(boolean coil) {
        CircuitMeasurement read = read(50, FIFTH, sound(coil, new RatioError(0, FOREVER, I1, 0.5)));
        assertThat(read.amperes().at(0)).isCloseTo(read.amperes().at(1) / 2, within(1e-5));
        double watts = VOLTS * AMPERES * StrictMath.cos(PHI);
        assertThat(read.phases().get(0).watts()).isCloseTo(watts / 2, within(0.05));
        assertThat(read.total().watts()).isCloseTo(2.5 * watts, within(0.1));
    }

    /** P = U I (1 + e) cos(phi + delta f / 50 Hz): the phase error is a delay, so it grows with the frequency. */
    @ParameterizedTest(name = "coils: {0}, {1} Hz")
    @CsvSource({"true, 50", "true, 60", "false, 50", "false, 60"})
    void gainAndPhaseErrorChangePowerAsTheyDoOnPaper(boolean coil, double hertz) {
        double gain = 0.01;
        double delta = Math.toRadians(1);
        CircuitMeasurement read = read(hertz, FIFTH, sound(coil, new GainPhaseError(0, FOREVER, I1, gain, delta)));
        double phi = PHI + delta * hertz / 50;
        double apparent = VOLTS * AMPERES * (1 + gain);
        assertThat(read.phases().get(0).watts()).isCloseTo(apparent * StrictMath.cos(phi), within(0.05));
        assertThat(read.phases().get(0).vars()).isCloseTo(apparent * StrictMath.sin(phi), within(0.05));
        Harmonics harmonics = read.harmonics().get(0);
        double fifth = -5 * phi + FIFTH_RADIANS;
        assertThat(harmonics.rms(5)).isCloseTo(FIFTH * AMPERES * (1 + gain), within(1e-4));
        assertThat(between(harmonics.radians(5), fifth)).isCloseTo(0, within(1e-5));
        assertThat(read.phases().get(1).watts()).isCloseTo(VOLTS * AMPERES * StrictMath.cos(PHI), within(0.05));
    }

    /** The angle from one direction to another, (-pi, pi]. */
    private static double between(double one, double other) {
        return Phasor.polar(1, one - other).radians();
    }

    /** 3.6 per cent an hour is 1e-5 a second: after k seconds the reading is 1 + 1e-5 k of what it was. */
    @Test
    void driftIsReadSecondBySecondOverMinutes() {
        double perHour = 0.036;
        Bench bench = new Bench(world(50, 0), 50, sound(false, new Drift(0, FOREVER, I1, perHour)));
        Worst worst = new Worst();
        for (WindowMeasurement window : bench.windows(900)) {
            double from = Math.floor(window.span().startSample() / Bench.SAMPLE_RATE_HZ);
            double to = Math.floor(window.span().endSample() / Bench.SAMPLE_RATE_HZ);
            double low = AMPERES * (1 + from * perHour / 3600);
            double high = AMPERES * (1 + to * perHour / 3600);
            double read = window.circuits().get(0).amperes().at(0);
            double beyond = Math.max(0, Math.max(low - read, read - high));
            worst.note("I beyond", beyond / AMPERES, "window " + window.span().index());
        }
        System.out.println("drift over 3 minutes: " + worst);
        assertThat(worst.of("I beyond")).isLessThan(1e-7);
    }

    /**
     * A sine of peak A cut at C = A sin(theta): b1 = (2 A / pi) (theta + sin(theta) cos(theta)), and the mean square is
     * (2 / pi) (A^2 (theta / 2 - sin(2 theta) / 4) + C^2 (pi / 2 - theta)).
     */
    private static double clippedFundamental(double theta) {
        return 2 / Math.PI * (theta + StrictMath.sin(theta) * StrictMath.cos(theta));
    }

    private static double clippedSquare(double theta) {
        double sine = StrictMath.sin(theta);
        double curve = theta / 2 - StrictMath.sin(2 * theta) / 4;
        return 2 / Math.PI * (curve + sine * sine * (Math.PI / 2 - theta));
    }

    /** Odd order h of the cut sine per unit of its peak: (4 / pi) times the integral to theta and from there on. */
    private static double clippedHarmonic(int order, double theta) {
        double low = StrictMath.sin((order - 1) * theta) / (2 * (order - 1))
                - StrictMath.sin((order + 1) * theta) / (2 * (order + 1));
        double top = StrictMath.sin(theta) * StrictMath.cos(order * theta) / order;
        return 4 / Math.PI * (low + top);
    }

    @ParameterizedTest(name = "cut at {0} of the peak")
    @ValueSource(doubles = {0.95, 0.7, 0.4})
    void transformerThatClipsGivesTheClosedFormOfACutSine(double share) {
        double peak = Math.sqrt(2) * AMPERES * Bench.vct().gain();
        CircuitMeasurement read = read(50, 0, sound(false, new Clip(0, FOREVER, I1, share * peak)));
        double theta = StrictMath.asin(share);
        double first = AMPERES * clippedFundamental(theta);
        Worst worst = new Worst();
        worst.note("I1", read.fundamentals().get(0).magnitude() / first - 1, "fundamental");
        worst.note("I", read.amperes().at(0) / (AMPERES * Math.sqrt(2 * clippedSquare(theta))) - 1, "rms");
        double watts = VOLTS * first * StrictMath.cos(PHI);
        worst.note("P", read.phases().get(0).watts() / watts - 1, "power");
        for (int order = 3; order <= 15; order += 2) {
            double expected = Math.abs(AMPERES * clippedHarmonic(order, theta));
            worst.note("Ih", (read.harmonics().get(0).rms(order) - expected) / AMPERES, "order " + order);
        }
        System.out.println("VCT cut at " + share + ": " + worst);
        for (String quantity : List.of("I1", "I", "P", "Ih")) {
            assertThat(worst.of(quantity)).as(worst.toString()).isLessThan(1e-4);
        }
    }

    /** A coil's derivative is cut, so what is read of order h is the cut sine's order h over h, and the angle stays. */
    @ParameterizedTest(name = "cut at {0} of the peak")
    @ValueSource(doubles = {0.95, 0.7, 0.4})
    void coilThatClipsGivesTheIntegralOfACutSine(double share) {
        double peak = Math.sqrt(2) * AMPERES * Bench.coil().gain() * 2 * Math.PI * 50;
        CircuitMeasurement read = read(50, 0, sound(true, new Clip(0, FOREVER, I1, share * peak)));
        double theta = StrictMath.asin(share);
        double first = AMPERES * clippedFundamental(theta);
        double square = first * first;
        Worst worst = new Worst();
        for (int order = 3; order <= 199; order += 2) {
            double expected = Math.abs(AMPERES * clippedHarmonic(order, theta)) / order;
            square += expected * expected;
            if (order <= 15) {
                worst.note("Ih", (read.harmonics().get(0).rms(order) - expected) / AMPERES, "order " + order);
            }
        }
        worst.note("I1", read.fundamentals().get(0).magnitude() / first - 1, "fundamental");
        worst.note("I", read.amperes().at(0) / Math.sqrt(square) - 1, "rms");
        worst.note("P", read.phases().get(0).watts() / (VOLTS * first * StrictMath.cos(PHI)) - 1, "power");
        System.out.println("coil cut at " + share + ": " + worst);
        for (String quantity : List.of("I1", "I", "P", "Ih")) {
            assertThat(worst.of(quantity)).as(worst.toString()).isLessThan(1e-4);
        }
    }

    @ParameterizedTest(name = "coils: {0}")
    @ValueSource(booleans = {true, false})
    void openCoilReadsNothingAndTakesItsPowerAlong(boolean coil) {
        CircuitMeasurement read = read(50, FIFTH, sound(coil, new OpenCoil(0, FOREVER, I1)));
        assertThat(read.amperes().at(0)).isZero();
        assertThat(read.phases().get(0)).isEqualTo(Power.ZERO);
        assertThat(read.harmonics().get(0).thdPercent()).isNaN();
        assertThat(read.total().watts()).isCloseTo(2 * VOLTS * AMPERES * StrictMath.cos(PHI), within(0.1));
        assertThat(read.sequence()).isEqualTo(PhaseSequence.MISSING);
    }

    /** A coil read as a VCT: each order times h f / 50 Hz times the ratio of the ratings, 90 degrees ahead. */
    @ParameterizedTest(name = "{0} Hz")
    @ValueSource(doubles = {50, 60})
    void coilReadAsATransformerReadsItsDerivative(double hertz) {
        Fitting fitting = sound(true).told(List.of(Bench.vct()));
        double ratio = 0.085 / 0.333 * hertz / 50;
        compareTold(read(hertz, FIFTH, fitting), ratio, 5, Math.PI / 2);
    }

    /** A VCT read as a coil: each order over h f / 50 Hz times the ratio of the ratings, 90 degrees late. */
    @ParameterizedTest(name = "{0} Hz")
    @ValueSource(doubles = {50, 60})
    void transformerReadAsACoilReadsItsIntegral(double hertz) {
        Fitting fitting = sound(false).told(List.of(Bench.coil()));
        double ratio = 0.333 / 0.085 * 50 / hertz;
        compareTold(read(hertz, FIFTH, fitting), ratio, 0.2, -Math.PI / 2);
    }

    private static void compareTold(CircuitMeasurement read, double ratio, double fifthRatio, double turn) {
        double first = AMPERES * ratio;
        double fifth = FIFTH * AMPERES * ratio * fifthRatio;
        for (int k = 0; k < 3; k++) {
            Harmonics harmonics = read.harmonics().get(k);
            assertThat(harmonics.rms(1)).isCloseTo(first, within(1e-5 * first));
            assertThat(harmonics.rms(5)).isCloseTo(fifth, within(1e-4 * fifth));
            assertThat(read.amperes().at(k)).isCloseTo(Math.hypot(first, fifth), within(1e-5 * first));
            double apparent = VOLTS * first;
            double phi = PHI - turn;
            assertThat(read.phases().get(k).watts()).isCloseTo(apparent * StrictMath.cos(phi), within(1e-5 * apparent));
            assertThat(read.phases().get(k).vars()).isCloseTo(apparent * StrictMath.sin(phi), within(1e-5 * apparent));
        }
    }

    /** Pri and Sec of the setting over those of the sensor: the reading is wrong by their ratio. */
    @ParameterizedTest(name = "coils: {0}, Pri {1} A, Sec {2} V")
    @CsvSource({"true, 2000, 0.085", "true, 1000, 0.1", "true, 1000, 0.05", "false, 500, 0.333", "false, 1000, 1"})
    void wrongRatingsScaleTheReading(boolean coil, double primary, double secondary) {
        CurrentSensor hung = sensor(coil);
        CurrentSensor told = new CurrentSensor(hung.kind(), primary, secondary);
        CircuitMeasurement read = read(50, FIFTH, sound(coil).told(List.of(told)));
        double factor = hung.secondaryVolts() / hung.primaryAmperes() * primary / secondary;
        double amperes = factor * AMPERES * Math.hypot(1, FIFTH);
        assertThat(read.amperes().at(0)).isCloseTo(amperes, within(1e-5 * amperes));
        double watts = 3 * factor * VOLTS * AMPERES * StrictMath.cos(PHI);
        assertThat(read.total().watts()).isCloseTo(watts, within(1e-5 * watts));
        assertThat(read.harmonics().get(0).percent(5)).isCloseTo(100 * FIFTH, within(1e-3));
    }

    /** The converter's own end: 900 mV of a coil are 7482 A at 50 Hz, and less by 50/60 at 60 Hz. */
    @ParameterizedTest(name = "{0} Hz")
    @ValueSource(doubles = {50, 60})
    void inputOfACoilClipsAtNineHundredMillivoltsOfItsDerivative(double hertz) {
        double most = 0.9 / Math.sqrt(2) / 0.085 * 1000 * 50 / hertz;
        for (double share : new double[] {0.999, 1.3}) {
            List<Spectrum> spectra = new ArrayList<>(world(hertz, 0).stateAt(0).spectra());
            spectra.set(I1, Spectrum.of(Phasor.polar(share * most, 0)));
            GridModel world = GridModel.steady(new GridState(hertz, LAYOUT, spectra));
            WindowMeasurement window =
                    new Bench(world, 50, sound(true)).windows(2).get(1);
            boolean cut = share > 1;
            double expected = cut ? share * most * clippedFundamental(StrictMath.asin(1 / share)) : share * most;
            assertThat(window.circuits().get(0).fundamentals().get(0).magnitude())
                    .isCloseTo(expected, within(cut ? 1e-4 * expected : 1e-5 * expected));
            assertThat(window.clippedChannels()).isEqualTo(cut ? List.of(I1) : List.of());
        }
    }
}
