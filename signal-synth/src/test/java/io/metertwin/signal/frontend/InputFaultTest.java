package io.metertwin.signal.frontend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Phase;
import io.metertwin.signal.Phasor;
import io.metertwin.signal.PrimarySource;
import io.metertwin.signal.SampleBlock;
import io.metertwin.signal.Spectrum;
import io.metertwin.signal.Tap;
import io.metertwin.signal.disturbance.DisturbedGrid;
import io.metertwin.signal.disturbance.FrequencyRamp;
import io.metertwin.signal.frontend.MisplacedCoil.Conductor;
import io.metertwin.signal.grid.CircuitLoad;
import io.metertwin.signal.grid.Distortion;
import io.metertwin.signal.grid.GridModel;
import io.metertwin.signal.grid.GridState;
import io.metertwin.signal.grid.GridSupply;
import io.metertwin.signal.grid.LoadProfile;
import io.metertwin.signal.grid.PhaseLoad.ByCurrent;
import io.metertwin.signal.synth.WaveformSynthesizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two circuits of coils; channel k carries {@code 100 + k} rms at an angle of k/10, so every sample tells its source. */
class InputFaultTest {

    private static final InputLayout LAYOUT = new InputLayout(1, 2);
    private static final int RATE = 12_800;
    private static final double HERTZ = 50;
    private static final CurrentSensor VCT = new CurrentSensor(CurrentSensor.Kind.VCT, 1000, 0.333);
    private static final CurrentSensor COIL = new CurrentSensor(CurrentSensor.Kind.ROGOWSKI, 1000, 0.085);
    private static final double BEGIN = 0.10003;
    private static final double END = 0.30001;
    private static final int C1_I1 = LAYOUT.current(0, Phase.L1);
    private static final int C1_I2 = LAYOUT.current(0, Phase.L2);
    private static final int C2_I1 = LAYOUT.current(1, Phase.L1);

    private static Phasor carried(int channel) {
        return Phasor.polar(100 + channel, channel / 10.0);
    }

    private static WaveformSynthesizer source() {
        List<Spectrum> spectra = IntStream.range(0, LAYOUT.channels())
                .mapToObj(channel -> Spectrum.of(carried(channel)))
                .toList();
        return new WaveformSynthesizer(GridModel.steady(new GridState(HERTZ, LAYOUT, spectra)), RATE);
    }

    private static List<InputPath> paths() {
        return IntStream.range(0, LAYOUT.channels())
                .mapToObj(channel -> LAYOUT.isVoltage(channel)
                        ? InputPath.voltage(channel, 1)
                        : InputPath.current(channel, channel < C2_I1 ? VCT : COIL, 1, 1000))
                .toList();
    }

    private static AnalogFrontEnd frontEnd(InputFault... faults) {
        return new AnalogFrontEnd(source(), paths(), AccuracyProfile.IDEAL, 1, List.of(faults));
    }

    /** Gain of each input's own path at the fundamental: a coil leads by 90 degrees. */
    private static Phasor sensor(int channel) {
        if (LAYOUT.isVoltage(channel)) {
            return new Phasor(1, 0);
        }
        return channel < C2_I1 ? new Phasor(0.333 / 1000, 0) : new Phasor(0, 0.085 / 1000);
    }

    private static double wave(Phasor phasor, long sample) {
        double theta = 2 * Math.PI * HERTZ * sample / RATE;
        return Math.sqrt(2) * phasor.magnitude() * Math.cos(theta + phasor.radians());
    }

    /** Fills a second in blocks of any length and compares every sample of one input. */
    private static void assertSeen(int input, Phasor expected, InputFault... faults) {
        AnalogFrontEnd frontEnd = frontEnd(faults);
        Random random = new Random(2);
        SampleBlock block = new SampleBlock(LAYOUT.channels(), 3000);
        long first = 0;
        while (first < RATE / 2) {
            int length = 1 + random.nextInt(3000);
            frontEnd.fill(block, length);
            assertThat(block.firstSample()).isEqualTo(first);
            assertThat(block.sampleRateHz()).isEqualTo(RATE);
            for (int n = 0; n < length; n++) {
                boolean faulty = first + n >= BEGIN * RATE && first + n < END * RATE;
                Phasor phasor = faulty ? expected : sensor(input).times(carried(input));
                assertThat(block.channel(input)[n])
                        .as("sample %s", first + n)
                        .isCloseTo(wave(phasor, first + n), within(1e-9));
            }
            first += length;
        }
    }

    @Test
    void swappedVoltagesShowTheOtherPhases() {
        InputFault fault = new SwappedVoltages(BEGIN, END, List.of(Phase.L2, Phase.L3, Phase.L1));
        assertSeen(0, carried(1), fault);
        assertSeen(1, carried(2), fault);
        assertSeen(2, carried(0), fault);
    }

    @Test
    void swappedCoilsShowTheOtherConductorsOfTheirCircuit() {
        InputFault fault = new SwappedCoils(BEGIN, END, 0, List.of(Phase.L2, Phase.L1, Phase.L3));
        assertSeen(C1_I1, sensor(C1_I1).times(carried(C1_I2)), fault);
        assertSeen(C1_I2, sensor(C1_I2).times(carried(C1_I1)), fault);
        assertSeen(C2_I1, sensor(C2_I1).times(carried(C2_I1)), fault);
    }

    @Test
    void reversedCoilTurnsTheCurrentByHalfACycle() {
        assertSeen(C1_I2, sensor(C1_I2).times(carried(C1_I2)).times(-1), new ReversedCoil(BEGIN, END, 0, Phase.L2));
    }

    @Test
    void misplacedCoilMeasuresTheConductorItHangsOnWithItsOwnSensor() {
        InputFault fault = new MisplacedCoil(BEGIN, END, 0, Phase.L1, new Conductor(1, Phase.L3));
        int l3 = LAYOUT.current(1, Phase.L3);
        assertSeen(C1_I1, sensor(C1_I1).times(carried(l3)), fault);
        assertSeen(l3, sensor(l3).times(carried(l3)), fault);
    }

    @Test
    void unpluggedSocketSilencesItsFourInputs() {
        InputFault fault = new SocketUnplugged(BEGIN, END, 0);
        for (Phase phase : Phase.values()) {
            assertSeen(LAYOUT.current(0, phase), Phasor.ZERO, fault);
        }
        assertSeen(C2_I1, sensor(C2_I1).times(carried(C2_I1)), fault);
    }

    @Test
    void swappedSocketsBringTheOtherCircuitsSensorsAndCurrents() {
        InputFault fault = new SocketsSwapped(BEGIN, END, 0, 1);
        assertSeen(C1_I1, sensor(C2_I1).times(carried(C2_I1)), fault);
        assertSeen(C2_I1, sensor(C1_I1).times(carried(C1_I1)), fault);
    }

    @Test
    void wrongRatioScales() {
        assertSeen(C1_I1, sensor(C1_I1).times(carried(C1_I1)).times(0.5), new RatioError(BEGIN, END, C1_I1, 0.5));
    }

    /** 1 degree at 50 Hz lags by 1 degree there, whichever way the sensor works. */
    @Test
    void gainAndPhaseErrorScaleAndDelay() {
        for (int input : new int[] {0, C1_I1, C2_I1}) {
            Phasor expected = sensor(input).times(carried(input)).times(Phasor.degrees(1.02, -1));
            assertSeen(input, expected, new GainPhaseError(BEGIN, END, input, 0.02, Math.toRadians(1)));
        }
    }

    @Test
    void openCoilReadsNothing() {
        assertSeen(C2_I1, Phasor.ZERO, new OpenCoil(BEGIN, END, C2_I1));
    }

    @Test
    void faultsComposeInTheirOrder() {
        Phasor expected = sensor(C1_I1).times(carried(C1_I2)).times(-0.5);
        assertSeen(
                C1_I1,
                expected,
                new SwappedCoils(BEGIN, END, 0, List.of(Phase.L2, Phase.L1, Phase.L3)),
                new ReversedCoil(BEGIN, END, 0, Phase.L1),
                new RatioError(BEGIN, END, C1_I1, 0.5));
    }

    /** 360 per unit an hour are a tenth each second. */
    @Test
    void driftGrowsWithTheSecondsSinceItsStart() {
        AnalogFrontEnd frontEnd = frontEnd(new Drift(BEGIN, 5.5, C1_I1, 360));
        SampleBlock block = new SampleBlock(LAYOUT.channels(), 7 * RATE);
        frontEnd.fill(block, 7 * RATE);
        for (int n = 0; n < 7 * RATE; n++) {
            double seconds = (double) n / RATE;
            double gain = seconds < BEGIN || seconds >= 5.5 ? 1 : 1 + 0.1 * Math.floor(seconds - BEGIN);
            double expected = wave(sensor(C1_I1).times(carried(C1_I1)), n) * gain;
            assertThat(block.channel(C1_I1)[n]).as("sample %s", n).isCloseTo(expected, within(1e-9));
        }
    }

    @Test
    void clippedSensorIsCutWithoutAnOverRangeOfTheConverter() {
        AnalogFrontEnd frontEnd = frontEnd(new Clip(0, 1, C1_I1, 0.02));
        SampleBlock block = new SampleBlock(LAYOUT.channels(), RATE);
        frontEnd.fill(block, RATE);
        for (int n = 0; n < RATE; n++) {
            double sound = wave(sensor(C1_I1).times(carried(C1_I1)), n);
            assertThat(block.channel(C1_I1)[n]).isCloseTo(Math.max(-0.02, Math.min(0.02, sound)), within(1e-12));
        }
        assertThat(block.overRange()).isZero();
    }

    @Test
    void edgeOnTheGridsClockIsTheFirstSampleAtOrAfterItsInstant() {
        List<Spectrum> spectra = new ArrayList<>();
        for (int channel = 0; channel < LAYOUT.channels(); channel++) {
            spectra.add(Spectrum.of(carried(channel)));
        }
        GridModel ramp = GridModel.steady(new GridState(50, LAYOUT, spectra).withHertzPerSecond(2));
        AnalogFrontEnd frontEnd = new AnalogFrontEnd(
                WaveformSynthesizer.onGridClock(ramp, RATE),
                paths(),
                AccuracyProfile.IDEAL,
                1,
                List.of(new OpenCoil(1, 2, C1_I1)));
        SampleBlock block = new SampleBlock(LAYOUT.channels(), 15_000);
        frontEnd.fill(block, 15_000);
        // A ramp of 2 Hz/s comes to 51 cycles in the first second.
        assertThat(block.channel(C1_I1)[51 * 256 - 1]).isNotZero();
        assertThat(block.channel(C1_I1)[51 * 256]).isZero();
        double end = -25 + Math.sqrt(625 + 15_000 / 256.0);
        assertThat(block.sampleRateHz()).isCloseTo(15_000 / end, within(1e-7));
    }

    /** Drawn on to its own end, the ramp would have turned the grid backwards long before the fault. */
    @Test
    void faultAfterAFallingRampWaitsForItsTimeOnTheGridsClock() {
        CircuitLoad load = CircuitLoad.balanced(new ByCurrent(100, 0, Distortion.NONE));
        GridSupply supply = GridSupply.balanced(230, 50, GridSupply.Sequence.ABC, Distortion.NONE);
        DisturbedGrid grid = new DisturbedGrid(
                supply,
                List.of(LoadProfile.steady(load), LoadProfile.steady(load)),
                List.of(new FrequencyRamp(0, 1, -2)));
        WaveformSynthesizer source = WaveformSynthesizer.onGridClock(grid, RATE);
        AnalogFrontEnd frontEnd =
                new AnalogFrontEnd(source, paths(), AccuracyProfile.IDEAL, 1, List.of(new OpenCoil(60, 90, C1_I1)));
        SampleBlock block = new SampleBlock(LAYOUT.channels(), 2560);
        double longest = 0;
        while (source.position() < 256 * 3000) {
            frontEnd.fill(block, 2560);
            for (int n = 0; n < block.length(); n += 256) {
                if (block.channel(C1_I1)[n] != 0) {
                    longest = block.firstSample() + n;
                }
            }
        }
        // 49 cycles in the first second, 48 in each of the 59 after it.
        assertThat(longest).isEqualTo(256 * (49 + 48 * 59 - 1));
    }

    @Test
    void sampleThatIsNoNumberStandsAsZeroAndFlagsItsInput() {
        PrimarySource damaged = new PrimarySource() {
            @Override
            public long position() {
                return 0;
            }

            @Override
            public InputLayout layout() {
                return LAYOUT;
            }

            @Override
            public double sampleRateHz() {
                return RATE;
            }

            @Override
            public void connect(List<Tap> taps) {}

            @Override
            public void fill(SampleBlock block, int length) {
                block.begin(0, RATE, length);
                for (int channel = 0; channel < block.channels(); channel++) {
                    Arrays.fill(block.channel(channel), 0, length, 0.1);
                }
                block.channel(C1_I1)[3] = Double.NaN;
                block.channel(C2_I1)[4] = Double.POSITIVE_INFINITY;
                block.channel(C2_I1)[5] = 7;
            }
        };
        AnalogFrontEnd frontEnd =
                new AnalogFrontEnd(damaged, paths(), AccuracyProfile.IDEAL, 1, List.of(new Clip(0, 1, C1_I1, 0.5)));
        SampleBlock block = new SampleBlock(LAYOUT.channels(), 10);
        frontEnd.fill(block, 10);
        assertThat(block.invalid()).isEqualTo(1L << C1_I1 | 1L << C2_I1);
        assertThat(block.overRange()).isEqualTo(1L << C2_I1);
        assertThat(block.channel(C1_I1)).containsExactly(0.1, 0.1, 0.1, 0, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1);
        assertThat(block.channel(C2_I1)[4]).isZero();
        assertThat(block.channel(C2_I1)[5]).isEqualTo(InputPath.CURRENT_PEAK_VOLTS);
        block.begin(10, RATE, 10);
        assertThat(block.invalid()).isZero();
    }

    @Test
    void faultsOnWhatIsNotThereAreRefusedBeforeTheRun() {
        assertThatThrownBy(() -> frontEnd(new SocketUnplugged(1, 2, 2))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> frontEnd(new OpenCoil(1, 2, 11)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("an input of 0 to 10");
        assertThatThrownBy(() -> new SwappedCoils(1, 2, 0, List.of(Phase.L1, Phase.L1, Phase.L3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("once each");
        assertThatThrownBy(() -> new OpenCoil(2, 2, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
