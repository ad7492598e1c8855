package io.metertwin.signal.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.signal.InputLayout;
import io.metertwin.signal.SampleBlock;
import io.metertwin.signal.Tap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplaySourceTest {

    private static final InputLayout LAYOUT = new InputLayout(1, 1);
    private static final double PLAYED_HZ = 12_800;
    private static final double TURN = 2 * Math.PI;
    private static final double GRID_HZ = 50;
    private static final ChannelMap MAP = ChannelMap.parse("u1=VA,c1.i1=IA");
    private static final List<Tap> TAPS =
            List.of(new Tap(0, 1, false, 0), new Tap(3, 2e-3, true, 0), new Tap(0, 0.5, false, 1.7e-4), Tap.NOTHING);

    // Harmonics of an odd mix: constant, fundamental, 3rd, and the highest the slowest of the recordings can carry.
    private static double volts(double t, double hz) {
        return 2
                + 325 * Math.sin(TURN * hz * t + 0.3)
                + 20 * Math.cos(TURN * 3 * hz * t - 1)
                + 3 * Math.sin(TURN * 7 * hz * t);
    }

    private static double amps(double t, double hz) {
        return 14 * Math.sin(TURN * hz * t - 0.4) + 2 * Math.sin(TURN * 5 * hz * t);
    }

    private static double ampsPerSecond(double t, double hz) {
        return 14 * TURN * hz * Math.cos(TURN * hz * t - 0.4) + 2 * TURN * 5 * hz * Math.cos(TURN * 5 * hz * t);
    }

    private static double[] sampled(DoubleUnaryOperator waveform, double rate, int length) {
        double[] samples = new double[length];
        for (int n = 0; n < length; n++) {
            samples[n] = waveform.applyAsDouble(n / rate);
        }
        return samples;
    }

    private static Recording recording(double rate, double[] volts, double[] amps) {
        return new Recording(
                "rec",
                List.of(new RecordedChannel("VA", "V", volts), new RecordedChannel("IA", "A", amps)),
                List.of(new RecordedSection(0, volts.length, rate)),
                SampleTimes.NONE,
                List.of());
    }

    private static Recording recording(double hz, double rate, int length) {
        return recording(rate, sampled(t -> volts(t, hz), rate, length), sampled(t -> amps(t, hz), rate, length));
    }

    private static ReplaySource source(Recording recording, ReplayRange range, ReplayMode mode) {
        ReplaySource source = new ReplaySource(recording, MAP, range, mode, LAYOUT, PLAYED_HZ);
        source.connect(TAPS);
        return source;
    }

    static void assertFinite(Recording recording, ReplayMode mode) {
        boolean mayLack =
                mode == ReplayMode.ONCE && recording.channels().stream().anyMatch(ReplaySourceTest::lacks);
        for (double[] samples : played(source(recording, null, mode), 5000)) {
            assertThat(Arrays.stream(samples).allMatch(x -> Double.isFinite(x) || (mayLack && Double.isNaN(x))))
                    .isTrue();
        }
    }

    private static boolean lacks(RecordedChannel channel) {
        return Arrays.stream(channel.copy(0, channel.length())).anyMatch(Double::isNaN);
    }

    private static double[][] played(ReplaySource source, int length) {
        double[][] samples = new double[TAPS.size()][length];
        // Blocks of odd lengths: seams between them must not show.
        SampleBlock block = new SampleBlock(TAPS.size(), 1000);
        for (int from = 0; from < length; from += block.length()) {
            source.fill(block, Math.min(from % 7 == 0 ? 997 : 613, length - from));
            for (int k = 0; k < TAPS.size(); k++) {
                System.arraycopy(block.channel(k), 0, samples[k], from, block.length());
            }
        }
        return samples;
    }

    private static void assertPlays(double[][] samples, int from, int to, double hz, double tolerance) {
        double value = 0;
        double derivative = 0;
        double delayed = 0;
        for (int n = from; n < to; n++) {
            double t = n / PLAYED_HZ;
            value = Math.max(value, Math.abs(samples[0][n] - volts(t, hz)));
            derivative = Math.max(derivative, Math.abs(samples[1][n] - 2e-3 * ampsPerSecond(t, hz)));
            delayed = Math.max(delayed, Math.abs(samples[2][n] - 0.5 * volts(t - 1.7e-4, hz)));
        }
        assertThat(value / 230).as("error of the value, of its rms").isLessThan(tolerance);
        assertThat(derivative / (2e-3 * 4400))
                .as("error of the derivative, of its rms")
                .isLessThan(tolerance);
        assertThat(delayed / 115).as("error of the delayed value, of its rms").isLessThan(tolerance);
        assertThat(samples[3]).containsOnly(0);
    }

    @ParameterizedTest
    @CsvSource({"50, 800, 160", "50, 100000, 20000", "60, 20000, 1000", "50, 5000, 1300", "50, 12800, 2560"})
    void aLoopOfWholeCyclesIsExactInValueAndDerivative(double hz, double rate, int length) {
        ReplaySource source = source(recording(hz, rate, length), null, ReplayMode.LOOP);
        assertThat(source.fundamentalHz()).isCloseTo(hz, within(1e-9));
        assertThat(source.notes()).isEmpty();
        assertPlays(played(source, 100_000), 0, 100_000, hz, 1e-6);
        assertThat(source.finished()).isFalse();
    }

    @Test
    void aLoopIsCutToWholeCyclesAndSaysSo() {
        ReplaySource source = source(recording(GRID_HZ, 4000, 1000 + 37), new ReplayRange(10, 1036), ReplayMode.LOOP);
        assertThat(source.fundamentalHz()).isCloseTo(GRID_HZ, within(1e-9));
        assertThat(source.notes()).singleElement().asString().contains("960.00 samples, 12 cycles");
    }

    @Test
    void aSingleCycleNeedNotBeAWholeNumberOfSamples() {
        // A cycle of 55 Hz is 14.5 samples.
        double[] samples = sampled(t -> 100 * Math.sin(TURN * 55 * t + 0.3), 800, 22);
        ReplaySource source = source(recording(800, samples, samples), null, ReplayMode.LOOP);
        assertThat(source.fundamentalHz()).isCloseTo(55, within(1e-3));
        assertThat(source.notes()).singleElement().asString().contains("14.55 samples, 1 cycles");
    }

    @Test
    void theFundamentalIsFoundWithoutWholeCycles() {
        ReplaySource source = source(recording(48.7, 6400, 6400 + 311), null, ReplayMode.ONCE);
        assertThat(source.fundamentalHz()).isCloseTo(48.7, within(1e-3));
    }

    @ParameterizedTest
    @CsvSource({"800, 400", "1200, 600", "20000, 8000", "100000, 40000"})
    void aPartPlayedOnceIsTrueBetweenItsEnds(double rate, int length) {
        ReplaySource source = source(recording(GRID_HZ, rate, length), null, ReplayMode.ONCE);
        int end = (int) Math.ceil((length - 1) / rate * PLAYED_HZ);
        double[][] samples = played(source, end + 1000);
        assertPlays(samples, 1280, end - 1280, GRID_HZ, 1e-4);
        assertThat(source.finished()).isTrue();
        assertThat(samples[0][end]).isZero();
        assertThat(samples[1][end + 1]).isZero();
    }

    @Test
    void theEndOfAPartPlayedOnceReachesACoilAsAnImpulse() {
        ReplaySource source = source(recording(GRID_HZ, 20_000, 2060), null, ReplayMode.ONCE);
        double[][] samples = played(source, 2000);
        double area = 0;
        for (double sample : samples[1]) {
            area += sample / PLAYED_HZ;
        }
        // From the first value to zero, as well as a sum of rectangles can tell.
        assertThat(area).isCloseTo(-2e-3 * amps(0, GRID_HZ), within(2e-3 * 0.5));
    }

    @Test
    void aHeldReplayGoesOnWithItsLastCycles() {
        ReplaySource source = source(recording(GRID_HZ, 4000, 2000), null, ReplayMode.HOLD);
        double[][] samples = played(source, 40_000);
        assertPlays(samples, 1000, 40_000, GRID_HZ, 1e-4);
        assertPlays(samples, 6400, 40_000, GRID_HZ, 1e-6);
        assertThat(source.finished()).isFalse();
        assertThat(source.fundamentalHz()).isCloseTo(GRID_HZ, within(1e-9));
    }

    @Test
    void componentsAboveTheBandDoNotAlias() {
        double[] volts =
                sampled(t -> 100 * Math.sin(TURN * 50 * t) + 50 * Math.sin(TURN * 12_850 * t), 100_000, 20_000);
        ReplaySource source = source(recording(100_000, volts, volts), null, ReplayMode.LOOP);
        double[][] samples = played(source, 5000);
        for (int n = 0; n < 5000; n++) {
            assertThat(samples[0][n]).isCloseTo(100 * Math.sin(TURN * 50 * n / PLAYED_HZ), within(1e-4));
        }
    }

    @Test
    void blocksOfAnyLengthGiveTheSameSamples() {
        Recording recording = recording(GRID_HZ, 5000, 1300);
        double[][] pieces = played(source(recording, null, ReplayMode.HOLD), 40_000);
        ReplaySource whole = source(recording, null, ReplayMode.HOLD);
        SampleBlock block = new SampleBlock(TAPS.size(), 40_000);
        whole.fill(block, 40_000);
        for (int k = 0; k < TAPS.size(); k++) {
            assertThat(block.channel(k)).containsExactly(pieces[k]);
        }
    }

    @Test
    void aLoopStaysOnTimeOverADay() {
        ReplaySource source = source(recording(GRID_HZ, 800, 16), null, ReplayMode.LOOP);
        SampleBlock block = new SampleBlock(TAPS.size(), 1 << 20);
        long start = 0;
        for (int k = 0; k < 20; k++) {
            source.fill(block, 1 << 20);
            start = block.firstSample();
        }
        for (int n = 0; n < 1000; n++) {
            double t = (start + n) % 256 / PLAYED_HZ;
            assertThat(block.channel(0)[n]).isCloseTo(volts(t, GRID_HZ), within(230 * 1e-6));
        }
    }

    @Test
    void shortGapsAreBridgedAndLongOnesRefused() {
        double[] volts = sampled(t -> volts(t, GRID_HZ), 4000, 800);
        double[] amps = sampled(t -> amps(t, GRID_HZ), 4000, 800);
        volts[0] = Double.NaN;
        volts[100] = Double.NaN;
        volts[101] = Double.NaN;
        ReplaySource source = source(recording(4000, volts, amps), null, ReplayMode.LOOP);
        assertThat(source.notes()).containsExactly("channel VA: 3 missing samples filled in from their neighbours");
        assertThat(played(source, 3000)[0]).doesNotContain(Double.NaN);

        Arrays.fill(amps, 300, 321, Double.NaN);
        assertThatThrownBy(() -> source(recording(4000, volts, amps), null, ReplayMode.LOOP))
                .hasMessageContainingAll("channel IA for c1.i1 lacks 21 samples");
        assertThat(source(recording(4000, volts, amps), new ReplayRange(0, 299), ReplayMode.ONCE)
                        .notes())
                .hasSize(1);
    }

    @Test
    void rangesThatCannotBePlayedAreRefused() {
        Recording recording = recording(GRID_HZ, 4000, 800);
        assertThatThrownBy(() -> source(recording, new ReplayRange(0, 800), ReplayMode.LOOP))
                .hasMessageContaining("the range 0..800 is not within the samples 0..799 of rec");
        assertThatThrownBy(() -> source(recording, new ReplayRange(0, 5), ReplayMode.ONCE))
                .hasMessageContaining("holds 6 samples");
        assertThatThrownBy(() -> source(recording(GRID_HZ, 350, 800), null, ReplayMode.ONCE))
                .hasMessageContaining("too few to replay");
    }

    @Test
    void valuesNoInstallationHasAreRefused() {
        double[] samples = sampled(t -> 1e30 * volts(t, GRID_HZ), 4000, 800);
        assertThatThrownBy(() -> source(recording(4000, samples, samples), null, ReplayMode.LOOP))
                .hasMessageContaining("no voltage or current");
    }

    @Test
    void aDeadLineIsReplayedToo() {
        double[] nothing = new double[500];
        ReplaySource source = source(recording(4000, nothing, nothing), null, ReplayMode.LOOP);
        assertThat(source.fundamentalHz()).isNaN();
        assertThat(played(source, 1000)[0]).containsOnly(0);
        assertThat(source.notes()).singleElement().asString().contains("no fundamental");
    }

    @Test
    void aRecordingTooLongForTheMemoryIsRefusedBeforeItIsTried() {
        double[] samples = new double[2_000_000];
        assertThatThrownBy(() -> source(recording(12_000, samples, samples), null, ReplayMode.LOOP))
                .hasMessageContaining("too long to replay; choose a range of at most");
    }

    @Test
    void aVoltageRecordedInAmperesIsNoted() {
        Recording recording = recording(GRID_HZ, 4000, 800);
        ReplaySource source =
                new ReplaySource(recording, ChannelMap.parse("u1=IA*10"), null, ReplayMode.LOOP, LAYOUT, PLAYED_HZ);
        assertThat(source.notes()).containsExactly("u1 plays channel IA, which is recorded in A");
        List<Tap> taps = new ArrayList<>(List.of(new Tap(0, 1, false, 0)));
        source.connect(taps);
        SampleBlock block = new SampleBlock(1, 10);
        source.fill(block, 10);
        assertThat(block.channel(0)[3]).isCloseTo(10 * amps(3 / PLAYED_HZ, GRID_HZ), within(1e-4));
    }
}
