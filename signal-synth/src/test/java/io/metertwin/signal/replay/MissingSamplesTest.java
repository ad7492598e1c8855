package io.metertwin.signal.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metertwin.signal.InputLayout;
import io.metertwin.signal.SampleBlock;
import io.metertwin.signal.Tap;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MissingSamplesTest {

    private static final double RATE_HZ = 8000;
    private static final int LENGTH = 3200;

    private static double volts(double seconds) {
        return 325 * Math.sin(2 * Math.PI * 50 * seconds + 0.4);
    }

    private static double[] recorded() {
        double[] samples = new double[LENGTH];
        for (int n = 0; n < LENGTH; n++) {
            samples[n] = volts(n / RATE_HZ);
        }
        return samples;
    }

    private static ReplaySource source(double[] volts, ReplayMode mode, double playedHz, Tap... taps) {
        Recording recording = new Recording(
                "rec",
                List.of(new RecordedChannel("VA", "V", volts), new RecordedChannel("VB", "V", recorded())),
                List.of(new RecordedSection(0, volts.length, RATE_HZ)),
                SampleTimes.NONE,
                List.of());
        ReplaySource source = new ReplaySource(
                recording, ChannelMap.parse("u1=VA,u2=VB"), null, mode, new InputLayout(1, 1), playedHz);
        source.connect(List.of(taps));
        return source;
    }

    private static Tap plain(int channel) {
        return new Tap(channel, 1, false, 0);
    }

    private static SampleBlock played(ReplaySource source, int length) {
        SampleBlock block = new SampleBlock(2, length);
        source.fill(block, length);
        return block;
    }

    private static int[] gapsOf(double[] samples) {
        return IntStream.range(0, samples.length)
                .filter(n -> Double.isNaN(samples[n]))
                .toArray();
    }

    @Test
    void playedOnceMissingSamplesComeOutAsSuchInTheirChannelOnly() {
        double[] volts = recorded();
        volts[700] = Double.NaN;
        volts[1000] = Double.POSITIVE_INFINITY;
        volts[1001] = Double.NaN;
        volts[2000] = Double.NEGATIVE_INFINITY;
        ReplaySource source = source(volts, ReplayMode.ONCE, RATE_HZ, plain(0), plain(1));
        SampleBlock block = played(source, LENGTH - 1);
        assertThat(gapsOf(block.channel(0))).containsExactly(700, 1000, 1001, 2000);
        assertThat(gapsOf(block.channel(1))).isEmpty();
        assertThat(source.notes()).containsExactly("channel VA: 4 missing samples are played as missing");
    }

    @Test
    void theOtherSamplesAreNotPoisoned() {
        double[] volts = recorded();
        Arrays.fill(volts, 1000, 1040, Double.NaN);
        volts[1500] = Double.NaN;
        double[] samples = played(source(volts, ReplayMode.ONCE, RATE_HZ, plain(0), plain(1)), LENGTH - 1)
                .channel(0);
        for (int n = 200; n < LENGTH - 200; n++) {
            if (n < 999 || (n > 1040 && n != 1500)) {
                assertThat(Math.abs(samples[n] - volts(n / RATE_HZ))).isLessThan(325 * 1e-4);
            }
        }
    }

    @Test
    void aFasterClockMissesAllThatLiesBesideAMissingSample() {
        double[] volts = recorded();
        volts[700] = Double.NaN;
        double[] samples = played(source(volts, ReplayMode.ONCE, 4 * RATE_HZ, plain(0), plain(1)), 4 * LENGTH - 4)
                .channel(0);
        assertThat(gapsOf(samples)).containsExactly(2797, 2798, 2799, 2800, 2801, 2802, 2803);
    }

    @Test
    void aSlowerClockMissesNoGap() {
        for (int gap = 700; gap < 720; gap++) {
            double[] volts = recorded();
            volts[gap] = Double.NaN;
            double[] samples = played(source(volts, ReplayMode.ONCE, RATE_HZ / 5, plain(0), plain(1)), 600)
                    .channel(0);
            assertThat(gapsOf(samples)).contains((int) Math.rint(gap / 5.0));
        }
    }

    @Test
    void delayAndBlocksMoveTheGapWithTheSignal() {
        double[] volts = recorded();
        Arrays.fill(volts, 700, 800, Double.NaN);
        Tap delayed = new Tap(0, 2, true, 10 / RATE_HZ);
        ReplaySource source = source(volts, ReplayMode.ONCE, RATE_HZ, delayed, plain(1));
        double[] whole = new double[LENGTH - 1];
        SampleBlock block = new SampleBlock(2, 97);
        for (int from = 0; from < whole.length; from += block.length()) {
            source.fill(block, Math.min(97, whole.length - from));
            System.arraycopy(block.channel(0), 0, whole, from, block.length());
        }
        int[] gaps = gapsOf(whole);
        assertThat(gaps).hasSize(100);
        assertThat(gaps[0]).isEqualTo(710);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 10, 39})
    void whatRepeatsIsBridgedNearlyAsItWas(int length) {
        double[] volts = recorded();
        Arrays.fill(volts, 1000, 1000 + length, Double.NaN);
        ReplaySource source = source(volts, ReplayMode.LOOP, RATE_HZ, plain(0), plain(1));
        double[] samples = played(source, LENGTH).channel(0);
        double worst = 0;
        for (int n = 0; n < LENGTH; n++) {
            worst = Math.max(worst, Math.abs(samples[n] - volts(n / RATE_HZ)));
        }
        // The error of a cubic that meets both ends with their slopes: the fourth derivative times the gap^4, over 384.
        double turn = 2 * Math.PI * 50 * (length + 1) / RATE_HZ;
        assertThat(worst).isLessThan(325 * (1.5 * Math.pow(turn, 4) / 384 + 2e-3));
        assertThat(source.notes())
                .containsExactly("channel VA: " + length + " missing samples filled in from their neighbours");
    }

    @Test
    void aLongGapIsRefusedOnlyWhereItWouldRepeat() {
        double[] volts = recorded();
        Arrays.fill(volts, 1000, 1041, Double.NaN);
        for (ReplayMode mode : List.of(ReplayMode.LOOP, ReplayMode.HOLD)) {
            assertThatThrownBy(() -> source(volts, mode, RATE_HZ, plain(0), plain(1)))
                    .hasMessageContaining("lacks 41 samples in a row");
        }
        assertThat(gapsOf(played(source(volts, ReplayMode.ONCE, RATE_HZ, plain(0), plain(1)), LENGTH - 1)
                        .channel(0)))
                .hasSize(41);
    }

    @Test
    void aPartWithoutAnySampleIsRefused() {
        double[] nothing = new double[LENGTH];
        Arrays.fill(nothing, Double.NaN);
        assertThatThrownBy(() -> source(nothing, ReplayMode.ONCE, RATE_HZ, plain(0), plain(1)))
                .hasMessageContaining("lacks 3200 samples in a row");
    }
}
