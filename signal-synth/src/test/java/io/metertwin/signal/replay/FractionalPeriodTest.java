package io.metertwin.signal.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.signal.InputLayout;
import io.metertwin.signal.SampleBlock;
import io.metertwin.signal.Tap;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Recordings whose rate does not fit the grid: no whole number of samples is a whole number of cycles. */
class FractionalPeriodTest {

    private static final double PLAYED_HZ = 12_800;
    private static final double BAND = 0.47;
    private static final int TRIALS = 12;
    private static final double NOISE = 2e-4;

    /** A constant, a fundamental and all harmonics up to the band of the recording, of random strength. */
    private static final class Waveform {
        final double hz;
        final double constant;
        final double[] amplitudes;
        final double[] phases;

        Waveform(double hz, double rate, Random random) {
            this.hz = hz;
            constant = 4 * random.nextDouble() - 2;
            int harmonics = Math.min(50, (int) (BAND * rate / hz));
            amplitudes = new double[harmonics + 1];
            phases = new double[harmonics + 1];
            for (int h = 1; h <= harmonics; h++) {
                amplitudes[h] = h == 1 ? 325 : 20 * random.nextDouble() / Math.sqrt(h);
                phases[h] = 2 * Math.PI * random.nextDouble();
            }
        }

        double at(double seconds) {
            double sum = constant;
            for (int h = 1; h < amplitudes.length; h++) {
                sum += amplitudes[h] * Math.sin(2 * Math.PI * h * hz * seconds + phases[h]);
            }
            return sum;
        }

        double rms() {
            double square = constant * constant;
            for (double amplitude : amplitudes) {
                square += amplitude * amplitude / 2;
            }
            return Math.sqrt(square);
        }

        Recording recorded(double rate, int length, double noise, Random random) {
            double[] samples = new double[length];
            for (int n = 0; n < length; n++) {
                samples[n] = at(n / rate) + noise * rms() * random.nextGaussian();
            }
            return new Recording(
                    "rec",
                    List.of(new RecordedChannel("VA", "V", samples)),
                    List.of(new RecordedSection(0, length, rate)),
                    SampleTimes.NONE,
                    List.of());
        }
    }

    static Stream<Arguments> grids() {
        double[][] clocks = {{50.1, 800}, {49.93, 1000}, {59.97, 15_360}};
        return Stream.of(3, 10, 40)
                .flatMap(cycles -> Stream.of(clocks).map(clock -> Arguments.of(clock[0], clock[1], cycles)));
    }

    private static ReplaySource source(Recording recording, ReplayMode mode, double playedHz) {
        ReplaySource source =
                new ReplaySource(recording, ChannelMap.parse("u1=VA"), null, mode, new InputLayout(1, 1), playedHz);
        source.connect(List.of(new Tap(0, 1, false, 0)));
        return source;
    }

    private static double[] played(ReplaySource source, int length) {
        SampleBlock block = new SampleBlock(1, length);
        source.fill(block, length);
        return block.channel(0);
    }

    private static double rms(double[] samples, int from) {
        double square = 0;
        for (int n = from; n < samples.length; n++) {
            square += samples[n] * samples[n];
        }
        return Math.sqrt(square / (samples.length - from));
    }

    @ParameterizedTest
    @MethodSource("grids")
    void frequencyAndRmsOfANoisyRecordingComeBack(double hz, double rate, int cycles) {
        Random random = new Random(cycles);
        double worstHz = 0;
        double worstRms = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            Waveform waveform = new Waveform(hz, rate, random);
            int length = (int) Math.rint(cycles * rate / hz) + trial % 3 * trial;
            Recording recording = waveform.recorded(rate, length, NOISE, random);
            for (ReplayMode mode : List.of(ReplayMode.LOOP, ReplayMode.HOLD)) {
                ReplaySource source = source(recording, mode, 256 * hz);
                worstHz = Math.max(worstHz, Math.abs(source.fundamentalHz() - hz));
                int lead = (cycles + 2) * 256;
                double rms = rms(played(source, lead + 2 * cycles * 256), lead);
                worstRms = Math.max(worstRms, Math.abs(rms / waveform.rms() - 1));
            }
        }
        System.out.printf(
                "%.2f Hz at %.0f S/s, %d cycles: frequency within %.3f mHz, rms within %.5f %%%n",
                hz, rate, cycles, 1e3 * worstHz, 100 * worstRms);
        assertThat(worstHz).isLessThan(cycles < 10 ? 5e-3 : 1e-3);
        assertThat(worstRms).isLessThan(2e-4);
    }

    @ParameterizedTest
    @MethodSource("grids")
    void aCleanRecordingGoesOnAsIfItHadNoEnd(double hz, double rate, int cycles) {
        Random random = new Random(100 + cycles);
        Waveform waveform = new Waveform(hz, rate, random);
        int length = (int) Math.rint(cycles * rate / hz);
        Recording recording = waveform.recorded(rate, length, 0, random);
        double[] samples = played(source(recording, ReplayMode.LOOP, PLAYED_HZ), 20_000);
        double worst = 0;
        for (int n = 0; n < samples.length; n++) {
            worst = Math.max(worst, Math.abs(samples[n] - waveform.at(n / PLAYED_HZ)));
        }
        System.out.printf("%.2f Hz at %.0f S/s, %d cycles: error %.1e of rms%n", hz, rate, cycles, worst / 230);
        assertThat(worst / 230).isLessThan(1e-5);
    }

    @ParameterizedTest
    @MethodSource("grids")
    void aHeldEndGoesOnInPhase(double hz, double rate, int cycles) {
        Random random = new Random(200 + cycles);
        Waveform waveform = new Waveform(hz, rate, random);
        int length = (int) Math.rint(cycles * rate / hz);
        Recording recording = waveform.recorded(rate, length, 0, random);
        int end = (int) Math.ceil(length / rate * PLAYED_HZ);
        double[] samples = played(source(recording, ReplayMode.HOLD, PLAYED_HZ), end + 20_000);
        double worst = 0;
        for (int n = end; n < samples.length; n++) {
            worst = Math.max(worst, Math.abs(samples[n] - waveform.at(n / PLAYED_HZ)));
        }
        System.out.printf("%.2f Hz at %.0f S/s, %d cycles: error %.1e of rms%n", hz, rate, cycles, worst / 230);
        assertThat(worst / 230).isLessThan(1e-5);
    }

    @Test
    void aLongRangeIsLoopedToItsLastCycle() {
        Random random = new Random(1);
        Waveform waveform = new Waveform(50.0374, 800.608, random);
        Recording recording = waveform.recorded(800.608, 1360, NOISE, random);
        ReplaySource source = source(recording, ReplayMode.LOOP, PLAYED_HZ);
        assertThat(source.notes()).isEmpty();
        assertThat(source.fundamentalHz()).isCloseTo(50.0374, within(1e-4));
    }

    @Test
    void aStepAtTheSeamIsNotMadeLarger() {
        // A slowly falling constant: what repeats must jump back, by just that much and a ring beside it.
        double[] samples = new double[1600];
        for (int n = 0; n < samples.length; n++) {
            samples[n] = 325 * Math.sin(2 * Math.PI * 50.1 * n / 8000.0) + 30 - 0.0125 * n;
        }
        Recording recording = new Recording(
                "rec",
                List.of(new RecordedChannel("VA", "V", samples)),
                List.of(new RecordedSection(0, samples.length, 8000)),
                SampleTimes.NONE,
                List.of());
        double[] played = played(source(recording, ReplayMode.LOOP, 8000), 20_000);
        double most = 0;
        for (int n = 1; n < played.length; n++) {
            most = Math.max(most, Math.abs(played[n] - played[n - 1]));
        }
        double own = 325 * 2 * Math.PI * 50.1 / 8000;
        assertThat(most).isLessThan(own + 20);
    }
}
