package io.metertwin.signal.disturbance;

import static io.metertwin.signal.disturbance.TestGrid.LAYOUT;
import static io.metertwin.signal.disturbance.TestGrid.SUPPLY;
import static io.metertwin.signal.disturbance.TestGrid.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.signal.Phasor;
import io.metertwin.signal.SampleBlock;
import io.metertwin.signal.Spectrum;
import io.metertwin.signal.Tap;
import io.metertwin.signal.grid.CircuitLoad;
import io.metertwin.signal.grid.GridModel;
import io.metertwin.signal.grid.LoadProfile;
import io.metertwin.signal.synth.WaveformSynthesizer;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PhaseAndFrequencyTest {

    private static final double RATE = 12_800;

    /** U1 sample by sample. */
    private static double[] play(GridModel grid, int samples) {
        WaveformSynthesizer synthesizer = new WaveformSynthesizer(grid, RATE);
        synthesizer.connect(IntStream.range(0, LAYOUT.channels())
                .mapToObj(channel -> new Tap(channel, 1, false, 0))
                .toList());
        SampleBlock block = new SampleBlock(LAYOUT.channels(), samples);
        synthesizer.fill(block, samples);
        return block.channel(0);
    }

    private static void assertPhase(GridModel grid, int samples, DoubleUnaryOperator cyclesAt) {
        double[] played = play(grid, samples);
        for (int n = 0; n < samples; n++) {
            double theta = 2 * Math.PI * cyclesAt.applyAsDouble(n / RATE);
            double expected = Math.sqrt(2) * 230 * (Math.cos(theta) + 0.04 * Math.cos(5 * theta + 0.3));
            assertThat(played[n]).as("sample %s", n).isCloseTo(expected, within(1e-8));
        }
    }

    @Test
    void frequencyStepChangesTheSlopeOfThePhaseAndNotThePhase() {
        double begin = 0.20003;
        double end = 0.70001;
        assertPhase(
                with(new FrequencyStep(begin, end, -0.7)),
                12_800,
                t -> 50 * t - 0.7 * (Math.max(begin, Math.min(t, end)) - begin));
    }

    @Test
    void frequencyRampBendsThePhaseAndThenStays() {
        double begin = 0.20003;
        double end = 1.20001;
        double rate = -1.3;
        assertPhase(with(new FrequencyRamp(begin, end, rate)), 25_600, t -> {
            double ramped = Math.max(begin, Math.min(t, end)) - begin;
            return 50 * t + rate * ramped * ramped / 2 + rate * (end - begin) * Math.max(0, t - end);
        });
        assertThat(with(new FrequencyRamp(begin, end, rate)).stateAt(end).frequencyHz())
                .isCloseTo(50 - 1.3 * (end - begin), within(1e-12));
    }

    @Test
    void rampsAndStepsAddUpAndOneRampTakesAnotherBack() {
        DisturbedGrid grid =
                with(new FrequencyRamp(1, 3, 0.5), new FrequencyStep(2, 4, 0.25), new FrequencyRamp(5, 7, -0.5));
        assertThat(grid.stateAt(2).frequencyHz()).isCloseTo(50.75, within(1e-12));
        assertThat(grid.stateAt(2).hertzPerSecond()).isEqualTo(0.5);
        assertThat(grid.stateAt(3).frequencyHz()).isCloseTo(51.25, within(1e-12));
        assertThat(grid.stateAt(3).isSteady()).isTrue();
        assertThat(grid.stateAt(7).frequencyHz()).isCloseTo(50, within(1e-12));
    }

    @Test
    void frequencyThatFallsToZeroIsRefused() {
        assertThatThrownBy(() -> with(new FrequencyRamp(0, 26, -2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("frequency falls to");
    }

    /** A jump of 30 degrees is a shift of the whole wave by a twelfth of a cycle, harmonics with it. */
    @Test
    void phaseJumpShiftsTheWholeWaveForGood() {
        double begin = 0.10003;
        assertPhase(with(new PhaseJump(begin, Math.PI / 6)), 6400, t -> 50 * t + (t < begin ? 0 : 1.0 / 12));
        Spectrum before = with().stateAt(0).spectrum(LAYOUT.voltages());
        Spectrum after = with(new PhaseJump(1, 0.4)).stateAt(1).spectrum(LAYOUT.voltages());
        assertThat(TestGrid.distance(after.phasor(1), before.phasor(1).turned(0.4)))
                .isLessThan(1e-9);
    }

    @Test
    void gridWithoutLoadsAndDisturbancesNeverChanges() {
        List<LoadProfile> none = List.of(LoadProfile.steady(CircuitLoad.NONE), LoadProfile.steady(CircuitLoad.NONE));
        DisturbedGrid grid = new DisturbedGrid(SUPPLY, none, List.of());
        assertThat(grid.nextChangeAfter(0)).isInfinite();
        assertThat(grid.stateAt(0).spectrum(LAYOUT.voltages()).phasor(1)).isEqualTo(Phasor.ZERO);
    }
}
