package io.metertwin.signal.disturbance;

import static io.metertwin.signal.disturbance.TestGrid.distance;
import static io.metertwin.signal.disturbance.TestGrid.i;
import static io.metertwin.signal.disturbance.TestGrid.nominal;
import static io.metertwin.signal.disturbance.TestGrid.u;
import static io.metertwin.signal.disturbance.TestGrid.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.signal.Phase;
import io.metertwin.signal.Phasor;
import io.metertwin.signal.SampleBlock;
import io.metertwin.signal.Tap;
import io.metertwin.signal.disturbance.FlickerModulation.Shape;
import io.metertwin.signal.grid.GridState;
import io.metertwin.signal.synth.WaveformSynthesizer;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WaveformDisturbanceTest {

    private static final double RATE = 12_800;

    private static double[] play(DisturbedGrid grid, int samples) {
        WaveformSynthesizer synthesizer = new WaveformSynthesizer(grid, RATE);
        int channels = grid.layout().channels();
        synthesizer.connect(IntStream.range(0, channels)
                .mapToObj(channel -> new Tap(channel, 1, false, 0))
                .toList());
        SampleBlock block = new SampleBlock(channels, samples);
        synthesizer.fill(block, samples);
        return block.channel(0);
    }

    @Test
    void harmonicStandsOnVoltagesAndOnTheNamedCircuitAlone() {
        GridState state = with(new HarmonicStep(1, 2, 7, 0.05, 0.2, new Carrier(true, Set.of(1))))
                .stateAt(1);
        for (Phase phase : Phase.LINES) {
            Phasor expected = Phasor.polar(11.5, 7 * phase.balancedRadians() + 0.2);
            assertThat(distance(u(state, phase).phasor(7), expected)).isLessThan(1e-9);
            Phasor current = Phasor.polar(0.5, 7 * (phase.balancedRadians() - 0.5) + 0.2);
            assertThat(distance(i(state, 1, phase).phasor(7), current)).isLessThan(1e-9);
            assertThat(i(state, 0, phase).phasor(7).magnitude()).isZero();
        }
    }

    @Test
    void harmonicAddsToTheOneThatIsThereAndTriplensMeetInTheNeutral() {
        GridState state = with(
                        new HarmonicStep(1, 2, 5, 0.04, 0.3, Carrier.VOLTAGES),
                        new HarmonicStep(1, 2, 3, 0.2, 0, Carrier.currentsOf(1)))
                .stateAt(1);
        assertThat(u(state, Phase.L2).phasor(5).magnitude()).isCloseTo(0.08 * 230, within(1e-9));
        assertThat(i(state, 1, Phase.N).phasor(3).magnitude()).isCloseTo(3 * 0.2 * 10, within(1e-9));
        assertThat(with(new HarmonicStep(1, 2, 3, 0.2, 0, Carrier.currentsOf(1)))
                        .stateAt(2))
                .isEqualTo(with().stateAt(0));
    }

    @Test
    void harmonicRampGrowsEvenlySampleBySampleAndStays() {
        double begin = 0.10003;
        double end = 0.60001;
        double[] played = play(with(new HarmonicRamp(begin, end, 3, 0.1, 0.7, Carrier.VOLTAGES)), 10_000);
        for (int n = 0; n < 10_000; n++) {
            double t = n / RATE;
            double grown = 0.1 * Math.max(0, Math.min(1, (t - begin) / (end - begin)));
            double theta = 100 * Math.PI * t;
            double expected = Math.sqrt(2)
                    * 230
                    * (Math.cos(theta) + 0.04 * Math.cos(5 * theta + 0.3) + grown * Math.cos(3 * theta + 0.7));
            assertThat(played[n]).isCloseTo(expected, within(1e-8));
        }
    }

    @Test
    void interharmonicGoesOnThroughAChangeOfState() {
        double begin = 0.05;
        double[] played = play(
                with(
                        new InterharmonicTone(begin, 0.5, 175, 0.02, Carrier.VOLTAGES),
                        new FrequencyStep(0.20003, 9, 0.5)),
                12_800);
        for (int n = 0; n < 12_800; n++) {
            double t = n / RATE;
            double theta = 2 * Math.PI * (50 * t + 0.5 * Math.max(0, t - 0.20003));
            double tone = t >= begin && t < 0.5 ? 0.02 * Math.cos(2 * Math.PI * 175 * t) : 0;
            double expected = Math.sqrt(2) * 230 * (Math.cos(theta) + 0.04 * Math.cos(5 * theta + 0.3) + tone);
            assertThat(played[n]).isCloseTo(expected, within(1e-8));
        }
    }

    @Test
    void interharmonicOnACircuitTakesTheAnglesOfItsCurrents() {
        GridState state = with(new InterharmonicTone(1, 2, 75, 0.1, Carrier.currentsOf(1)))
                .stateAt(1);
        var phasors = state.interharmonics().get(0).phasors();
        Phasor l2 = phasors.get(state.layout().current(1, Phase.L2));
        assertThat(distance(l2, Phasor.polar(1, Phase.L2.balancedRadians() - 0.5)))
                .isLessThan(1e-9);
        assertThat(phasors.get(state.layout().current(1, Phase.N)).magnitude()).isLessThan(1e-9);
        assertThat(phasors.get(0)).isEqualTo(Phasor.ZERO);
    }

    /** IEC 61000-4-15: dV/V counts from the lowest to the highest envelope. */
    @Test
    void sinusoidalFlickerModulatesTheEnvelope() {
        double begin = 0.30003;
        double[] played = play(with(new FlickerModulation(begin, 9, Shape.SINE, 8.8, 0.1)), 12_800);
        for (int n = 0; n < 12_800; n++) {
            double t = n / RATE;
            double theta = 100 * Math.PI * t;
            double envelope = t < begin ? 1 : 1 + 0.05 * Math.sin(2 * Math.PI * 8.8 * (t - begin));
            double expected = Math.sqrt(2) * 230 * envelope * (Math.cos(theta) + 0.04 * Math.cos(5 * theta + 0.3));
            assertThat(played[n]).isCloseTo(expected, within(1e-8));
        }
    }

    /** 39 changes per minute are 0.325 Hz: an edge each 60/39 s. */
    @Test
    void rectangularFlickerStepsAtItsEdges() {
        double[] factors = {1.01, 0.99};
        DisturbedGrid grid = with(new FlickerModulation(2, 602, Shape.RECTANGULAR, 39 / 120.0, 0.02));
        double edge = 2;
        for (int k = 0; k < 390; k++) {
            GridState state = grid.stateAt(edge);
            assertThat(state.isSteady()).isTrue();
            assertThat(distance(u(state, Phase.L3).phasor(1), nominal(Phase.L3).times(factors[k % 2])))
                    .as("edge %s", k)
                    .isLessThan(1e-9);
            assertThat(i(state, 0, Phase.L1)).isEqualTo(i(with().stateAt(0), 0, Phase.L1));
            edge = grid.nextChangeAfter(edge);
            assertThat(edge).isCloseTo(2 + (k + 1) * 60 / 39.0, within(1e-9));
        }
        assertThat(edge).isEqualTo(602);
        assertThat(grid.stateAt(602)).isEqualTo(with().stateAt(0));
    }

    @Test
    void whatCannotBePlayedIsRefusedBeforeTheRun() {
        assertThatThrownBy(() -> with(new HarmonicStep(1, 2, 3, 0.1, 0, Carrier.currentsOf(2))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("circuits count from 0 to 1");
        assertThatThrownBy(() -> with(
                        new FlickerModulation(1, 5, Shape.SINE, 8, 0.1),
                        new FlickerModulation(4, 6, Shape.SINE, 9, 0.1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("only one sinusoidal flicker");
        assertThatThrownBy(() -> new Sag(2, 1, 0.5, Set.of(Phase.L1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("end after its begin");
        assertThatThrownBy(() -> new PhaseLoss(1, 2, Phase.N)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void allAtOnceCompose() {
        GridState state = with(
                        new Sag(1, 9, 0.5, Set.of(Phase.L1)),
                        new FrequencyRamp(0, 4, 0.5),
                        new HarmonicStep(1, 9, 11, 0.1, 0, Carrier.VOLTAGES),
                        new PhaseJump(1, 0.25),
                        new InterharmonicTone(1, 9, 90, 0.01, Carrier.VOLTAGES),
                        new FlickerModulation(1, 9, Shape.SINE, 5, 0.02))
                .stateAt(2);
        assertThat(state.frequencyHz()).isCloseTo(51, within(1e-12));
        assertThat(state.hertzPerSecond()).isEqualTo(0.5);
        assertThat(distance(u(state, Phase.L1).phasor(1), Phasor.polar(115, 0.25)))
                .isLessThan(1e-9);
        assertThat(distance(u(state, Phase.L1).phasor(11), Phasor.polar(11.5, 11 * 0.25)))
                .isLessThan(1e-9);
        assertThat(state.interharmonics().get(0).phasors().get(0).magnitude()).isCloseTo(1.15, within(1e-9));
        assertThat(state.modulation().orElseThrow().depthPerUnit()).isEqualTo(0.01);
    }
}
