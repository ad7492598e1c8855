package io.metertwin.signal.synth;

import static io.metertwin.signal.synth.MovingWorld.CURRENT;
import static io.metertwin.signal.synth.MovingWorld.LAYOUT;
import static io.metertwin.signal.synth.MovingWorld.VOLTAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.signal.Phasor;
import io.metertwin.signal.SampleBlock;
import io.metertwin.signal.Spectrum;
import io.metertwin.signal.Tap;
import io.metertwin.signal.grid.GridState;
import io.metertwin.signal.grid.Modulation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MovingStateTest {

    private static final double RATE = 12_800;
    private static final Spectrum U =
            Spectrum.of(Phasor.degrees(230, 20)).with(5, Phasor.degrees(9, 70)).withDc(1);
    private static final Spectrum I = Spectrum.of(Phasor.degrees(100, -30))
            .with(3, Phasor.degrees(20, 10))
            .with(7, Phasor.degrees(6, 150));
    private static final GridState STEADY = MovingWorld.state(50.3, U, I);
    private static final List<Spectrum> SLOPES = MovingWorld.channels(
            Spectrum.ZERO.with(5, Phasor.degrees(40, 70)),
            Spectrum.of(Phasor.degrees(-30, 5)).with(9, Phasor.degrees(12, 0)));

    static Stream<Arguments> movements() {
        GridState ramp = STEADY.withHertzPerSecond(1.5);
        GridState slope = STEADY.withSlopes(SLOPES);
        GridState tone = STEADY.withInterharmonics(
                List.of(MovingWorld.tone(183.7, Phasor.degrees(7, 40)), MovingWorld.tone(22, Phasor.degrees(2, 90))));
        GridState flicker = STEADY.withModulation(new Modulation(8.8, 0.05, 0.3));
        GridState all = ramp.withSlopes(SLOPES)
                .withInterharmonics(tone.interharmonics())
                .withModulation(new Modulation(8.8, 0.05, 0.3));
        return Stream.of(
                Arguments.of("frequency ramp", ramp),
                Arguments.of("slopes", slope),
                Arguments.of("interharmonics", tone),
                Arguments.of("modulation", flicker),
                Arguments.of("all together", all));
    }

    private static List<Tap> taps(boolean derivative, double delay) {
        List<Tap> taps = new ArrayList<>(Collections.nCopies(LAYOUT.channels(), Tap.NOTHING));
        taps.set(VOLTAGE, new Tap(VOLTAGE, 0.5, derivative, delay));
        taps.set(CURRENT, new Tap(CURRENT, 0.01, derivative, delay / 2));
        return taps;
    }

    private static double expected(MovingWorld world, double begin, Tap tap, double seconds) {
        DoubleUnaryOperator wave = world.wave(begin, tap.channel());
        double at = seconds - tap.delaySeconds();
        return tap.gain() * (tap.derivative() ? MovingWorld.derivative(wave, at) : wave.applyAsDouble(at));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("movements")
    void everySampleIsTheClosedFormAndItsDerivative(String name, GridState moving) {
        double begin = 0.10007;
        MovingWorld world = MovingWorld.of(STEADY, Map.of(begin, moving));
        for (boolean derivative : new boolean[] {false, true}) {
            WaveformSynthesizer synthesizer = new WaveformSynthesizer(world, RATE);
            List<Tap> taps = taps(derivative, 3e-5);
            synthesizer.connect(taps);
            SampleBlock block = new SampleBlock(LAYOUT.channels(), 30_000);
            synthesizer.fill(block, 30_000);
            int first = (int) Math.ceil(begin * RATE);
            double worst = 0;
            for (int n = 0; n < 30_000; n += 11) {
                for (int channel : new int[] {VOLTAGE, CURRENT}) {
                    double expected = expected(world, n < first ? 0 : begin, taps.get(channel), n / RATE);
                    worst = Math.max(worst, Math.abs(block.channel(channel)[n] - expected));
                }
            }
            System.out.println(name + ", derivative " + derivative + ": worst " + worst);
            assertThat(worst).isLessThan(derivative ? 1e-4 : 1e-9);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("movements")
    void gridClockTakesTheSamplesAtEqualPhases(String name, GridState moving) {
        double begin = 0.10007;
        MovingWorld world = MovingWorld.of(STEADY, Map.of(begin, moving));
        WaveformSynthesizer synthesizer = WaveformSynthesizer.onGridClock(world, RATE);
        List<Tap> taps = taps(true, 3e-5);
        synthesizer.connect(taps);
        SampleBlock block = new SampleBlock(LAYOUT.channels(), 30_000);
        synthesizer.fill(block, 30_000);
        double worst = 0;
        double seconds = 0;
        for (int n = 0; n < 30_000; n++) {
            seconds = timeOfPhase(world, n / 256.0, seconds);
            double state = seconds < begin ? 0 : begin;
            boolean stepped = Math.abs(seconds - begin) < 1e-4;
            double expected = expected(world, state, taps.get(CURRENT), seconds);
            worst = Math.max(worst, stepped ? 0 : Math.abs(block.channel(CURRENT)[n] - expected));
        }
        System.out.println(name + " on the grid's clock: worst " + worst);
        assertThat(worst).isLessThan(1e-5);
        double end = timeOfPhase(world, 30_000 / 256.0, seconds);
        assertThat(block.sampleRateHz()).isCloseTo(30_000 / end, within(1e-7));
        assertThat(synthesizer.history().over(0, RATE * 0.2).get(1).fromSample())
                .isCloseTo(begin * RATE, within(1.0));
    }

    /** Newton's method on the integral of the frequency. */
    private static double timeOfPhase(MovingWorld world, double cycles, double near) {
        double seconds = near;
        for (int k = 0; k < 20; k++) {
            seconds -= (world.cycles(seconds) - cycles) / 51;
        }
        return seconds;
    }

    @Test
    void runIsTheSameHoweverItIsCutAndSkipped() {
        MovingWorld world = MovingWorld.of(
                STEADY,
                Map.of(
                        0.0333,
                        MovingWorld.state(49, U, I.times(2)).withHertzPerSecond(0.8),
                        0.61,
                        STEADY.withSlopes(SLOPES),
                        0.9001,
                        MovingWorld.state(51.1, U, I)));
        for (boolean gridClock : new boolean[] {false, true}) {
            SampleBlock whole = new SampleBlock(LAYOUT.channels(), 20_000);
            WaveformSynthesizer once = fresh(world, gridClock);
            once.fill(whole, 20_000);
            once.addSteps(whole);
            WaveformSynthesizer cut = fresh(world, gridClock);
            SampleBlock part = new SampleBlock(LAYOUT.channels(), 3000);
            Random random = new Random(4);
            int at = 0;
            while (at < 17_000) {
                int skipped = random.nextInt(2000);
                cut.skip(skipped);
                at += skipped;
                int length = random.nextInt(1000);
                cut.fill(part, length);
                cut.addSteps(part);
                assertThat(part.firstSample()).isEqualTo(at);
                for (int n = 0; n < length; n++) {
                    // The recurrence of the harmonics starts elsewhere, which moves the last bits of a derivative.
                    assertThat(part.channel(CURRENT)[n]).isCloseTo(whole.channel(CURRENT)[at + n], within(1e-6));
                    assertThat(part.channel(VOLTAGE)[n]).isCloseTo(whole.channel(VOLTAGE)[at + n], within(1e-6));
                }
                at += length;
            }
        }
    }

    @Test
    void runThatBeginsBesideAStepHoldsItsPartOfIt() {
        MovingWorld world =
                MovingWorld.of(STEADY, Map.of(0.05, MovingWorld.state(STEADY.frequencyHz(), U, I.times(3))));
        SampleBlock whole = new SampleBlock(LAYOUT.channels(), 1000);
        WaveformSynthesizer once = fresh(world, false);
        once.fill(whole, 1000);
        once.addSteps(whole);
        int step = (int) (0.05 * RATE);
        assertThat(Math.abs(whole.channel(CURRENT)[step + 1]))
                .isGreaterThan(2 * Math.abs(whole.channel(CURRENT)[step + 2]));
        for (int from = step - 2; from <= step + 2; from++) {
            WaveformSynthesizer cut = fresh(world, false);
            SampleBlock part = new SampleBlock(LAYOUT.channels(), 4);
            cut.skip(from);
            cut.fill(part, 4);
            cut.addSteps(part);
            for (int n = 0; n < 4; n++) {
                assertThat(part.channel(CURRENT)[n]).isCloseTo(whole.channel(CURRENT)[from + n], within(1e-6));
            }
        }
    }

    private static WaveformSynthesizer fresh(MovingWorld world, boolean gridClock) {
        WaveformSynthesizer synthesizer =
                gridClock ? WaveformSynthesizer.onGridClock(world, RATE) : new WaveformSynthesizer(world, RATE);
        synthesizer.connect(taps(true, 1e-5));
        return synthesizer;
    }

    @Test
    void leadInDrawsTheFirstStateBackwardsAndSampleZeroIsSecondZero() {
        MovingWorld world = MovingWorld.of(STEADY, Map.of());
        WaveformSynthesizer synthesizer = new WaveformSynthesizer(world, RATE, -300);
        synthesizer.connect(taps(false, 0));
        SampleBlock block = new SampleBlock(LAYOUT.channels(), 600);
        synthesizer.fill(block, 600);
        assertThat(block.firstSample()).isEqualTo(-300);
        for (int n = 0; n < 600; n++) {
            double expected = 0.01 * world.wave(0, CURRENT).applyAsDouble((n - 300) / RATE);
            assertThat(block.channel(CURRENT)[n]).isCloseTo(expected, within(1e-10));
        }
        assertThat(synthesizer.history().over(-300, 300)).hasSize(1);
        WaveformSynthesizer onGrid = WaveformSynthesizer.onGridClock(world, RATE, -256);
        onGrid.connect(taps(false, 0));
        onGrid.fill(block, 600);
        assertThat(block.channel(CURRENT)[256]).isCloseTo(block.channel(CURRENT)[0], within(1e-12));
    }

    @Test
    void changesCloserThanASampleLeaveTheLastOneInForce() {
        MovingWorld world = MovingWorld.of(
                STEADY, Map.of(0.010001, MovingWorld.state(50, U, I.times(9)), 0.010002, MovingWorld.state(50, U, I)));
        WaveformSynthesizer synthesizer = new WaveformSynthesizer(world, RATE);
        synthesizer.connect(taps(false, 0));
        SampleBlock block = new SampleBlock(LAYOUT.channels(), 256);
        synthesizer.fill(block, 256);
        double expected = 0.01 * world.wave(0.010002, CURRENT).applyAsDouble(129 / RATE);
        assertThat(block.channel(CURRENT)[129]).isCloseTo(expected, within(1e-9));
        assertThat(synthesizer.nextChangeSeconds()).isInfinite();
        assertThat(synthesizer.stateNow()).isEqualTo(world.stateAt(1));
        assertThat(synthesizer.stateSeconds()).isEqualTo(0.010002);
        assertThat(synthesizer.cyclesNow()).isCloseTo(world.cycles(256 / RATE) % 1, within(1e-12));
    }

    @Test
    void phaseOfALongSteadyRunIsExactAfterAMonth() {
        WaveformSynthesizer synthesizer = new WaveformSynthesizer(MovingWorld.of(STEADY, Map.of()), RATE);
        long month = 30L * 86_400 * 12_800;
        synthesizer.skip(month + 1);
        // 30 days of 50.3 Hz are 130 377 600 whole cycles.
        assertThat(synthesizer.cyclesNow()).isCloseTo(50.3 / RATE, within(1e-7 * 50.3 / RATE + 2e-8));
    }

    @Test
    void coilSeesNoImpulseWhereTheCurrentIsContinuous() {
        double begin = 0.1;
        MovingWorld world = MovingWorld.of(STEADY, Map.of(begin, STEADY.withSlopes(SLOPES)));
        WaveformSynthesizer synthesizer = new WaveformSynthesizer(world, RATE);
        List<Tap> taps = taps(true, 0);
        synthesizer.connect(taps);
        SampleBlock block = new SampleBlock(LAYOUT.channels(), 1300);
        synthesizer.fill(block, 1300);
        assertThat(block.channel(CURRENT)[1280])
                .isCloseTo(expected(world, begin, taps.get(CURRENT), begin), within(1e-4));
    }
}
