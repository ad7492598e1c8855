package io.metertwin.app.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metertwin.signal.Phase;
import io.metertwin.signal.Phasor;
import io.metertwin.signal.disturbance.Carrier;
import io.metertwin.signal.disturbance.DisturbedGrid;
import io.metertwin.signal.disturbance.FlickerModulation;
import io.metertwin.signal.disturbance.FlickerModulation.Shape;
import io.metertwin.signal.disturbance.FrequencyRamp;
import io.metertwin.signal.disturbance.FrequencyStep;
import io.metertwin.signal.disturbance.GridDisturbance;
import io.metertwin.signal.disturbance.HarmonicRamp;
import io.metertwin.signal.disturbance.HarmonicStep;
import io.metertwin.signal.disturbance.InterharmonicTone;
import io.metertwin.signal.disturbance.Interruption;
import io.metertwin.signal.disturbance.NeutralLoss;
import io.metertwin.signal.disturbance.PhaseJump;
import io.metertwin.signal.disturbance.PhaseLoss;
import io.metertwin.signal.disturbance.ReversedSequence;
import io.metertwin.signal.disturbance.Sag;
import io.metertwin.signal.disturbance.SequenceUnbalance;
import io.metertwin.signal.disturbance.Swell;
import io.metertwin.signal.grid.Installation;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DisturbanceOptionTest {

    private static final double ALWAYS = Double.POSITIVE_INFINITY;
    private static final Set<Phase> ALL = Set.copyOf(Phase.LINES);
    private static final Carrier EVERYTHING = new Carrier(true, Set.of(0, 1, 2, 3));

    static Stream<Arguments> disturbances() {
        return Stream.of(
                written("sag@10s+200ms,u=70%,on=L1+L2", new Sag(10, 10.2, 0.7, Set.of(Phase.L1, Phase.L2))),
                written("SAG @ 1h30m , U=0% , on = l3", new Sag(5400, ALWAYS, 0, Set.of(Phase.L3))),
                written("swell@10s+1s,u=115%", new Swell(10, 11, 1.15, ALL)),
                written("interruption@5s+2s", new Interruption(5, 7)),
                written("phase-loss@5s+2s,on=L2", new PhaseLoss(5, 7, Phase.L2)),
                written("neutral-loss@5s", new NeutralLoss(5, ALWAYS)),
                written("frequency-step@5s+10s,by=-0.5Hz", new FrequencyStep(5, 15, -0.5)),
                written("frequency-step@5s,to=51Hz", new FrequencyStep(5, ALWAYS, 1)),
                written("frequency-ramp@5s+2s,rate=1Hz/s", new FrequencyRamp(5, 7, 1)),
                written("frequency-ramp@5s+2s,by=1Hz", new FrequencyRamp(5, 7, 0.5)),
                written("frequency-ramp@5s+2s,to=49Hz", new FrequencyRamp(5, 7, -0.5)),
                written("phase-jump@5s,by=30deg", new PhaseJump(5, Math.toRadians(30))),
                written(
                        "harmonic@5s+10s,order=5,size=10%@30deg,on=u",
                        new HarmonicStep(5, 15, 5, 0.1, Math.toRadians(30), Carrier.VOLTAGES)),
                written("harmonic@5s,order=50,size=1%", new HarmonicStep(5, ALWAYS, 50, 0.01, 0, Carrier.VOLTAGES)),
                written(
                        "harmonic@5s,order=3,size=10%,on=c1+C3",
                        new HarmonicStep(5, ALWAYS, 3, 0.1, 0, new Carrier(false, Set.of(0, 2)))),
                written("harmonic@5s,order=3,size=10%,on=all", new HarmonicStep(5, ALWAYS, 3, 0.1, 0, EVERYTHING)),
                written(
                        "harmonic-ramp@5s+10s,order=7,size=4%,on=u+c4",
                        new HarmonicRamp(5, 15, 7, 0.04, 0, new Carrier(true, Set.of(3)))),
                written(
                        "interharmonic@0s,f=175Hz,size=2%",
                        new InterharmonicTone(0, ALWAYS, 175, 0.02, Carrier.VOLTAGES)),
                written("flicker@0s,f=8.8Hz,size=0.25%", new FlickerModulation(0, ALWAYS, Shape.SINE, 8.8, 0.25 / 100)),
                written(
                        "flicker@1m+1m,f=8.8Hz,size=1%,shape=square",
                        new FlickerModulation(60, 120, Shape.RECTANGULAR, 8.8, 0.01)),
                written(
                        "unbalance@5s,negative=3%@20deg,zero=1%",
                        new SequenceUnbalance(
                                5, ALWAYS, Phasor.polar(0.03, Math.toRadians(20)), Phasor.polar(0.01, 0))),
                written("unbalance@5s,zero=1%", new SequenceUnbalance(5, ALWAYS, Phasor.ZERO, Phasor.polar(0.01, 0))),
                written("reversed@5s+10s", new ReversedSequence(5, 15)));
    }

    private static Arguments written(String text, GridDisturbance disturbance) {
        return Arguments.of(text, disturbance);
    }

    @ParameterizedTest
    @MethodSource("disturbances")
    void theGridIsDisturbedAsTheOptionSays(String text, GridDisturbance disturbance) {
        RunPlan.World world = Plans.of("--disturb", text).world();
        assertThat(world.disturbances()).containsExactly(disturbance);
        assertThat(world.grid())
                .isEqualTo(new DisturbedGrid(
                        world.installation().supply(), world.installation().loads(), List.of(disturbance)));
    }

    @Test
    void everyKindIsTested() {
        Set<?> tested = Set.copyOf(
                disturbances().map(arguments -> arguments.get()[1].getClass()).toList());
        assertThat(tested).isEqualTo(Set.of(GridDisturbance.class.getPermittedSubclasses()));
        assertThat(DisturbanceOption.KINDS).hasSameSizeAs(tested);
    }

    @Test
    void theExampleOfEachKindIsOne() {
        for (OccurrenceKind<?> kind : DisturbanceOption.KINDS) {
            assertThat(DisturbanceOption.parse(kind.example(), 4, 50))
                    .as(kind.id())
                    .isNotNull();
        }
    }

    @Test
    void withoutDisturbancesTheGridIsTheInstallation() {
        assertThat(Plans.of().world().grid()).isInstanceOf(Installation.class);
    }

    @Test
    void disturbancesComposeInTheOrderTheyAreWritten() {
        assertThat(Plans.of("--disturb", "interruption@2s", "--disturb", "reversed@1s")
                        .world()
                        .disturbances())
                .containsExactly(new Interruption(2, ALWAYS), new ReversedSequence(1, ALWAYS));
    }

    @Test
    void whatBeginsAfterTheEndOfTheRunIsNoted() {
        assertThat(Plans.of("--run-for=1s", "--disturb=reversed@1s", "--fault=open@2s,at=u1")
                        .world()
                        .notes())
                .containsExactly(
                        "--disturb reversed@1s begins after the end of the run",
                        "--fault open@2s,at=u1 begins after the end of the run");
        assertThat(Plans.of("--run-for=1s", "--disturb=reversed@999ms").world().notes())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dip@5s                     | 'dip' is not known; allowed: sag, swell, interruption, phase-loss",
                "sag                        | 'sag' does not say when; write such as sag@10s+200ms,u=70%",
                "sag,u=70%                  | 'sag' does not say when",
                "u=70%                      | does not say what happens when; write such as sag@10s+200ms",
                "sag@5s,swell@6s            | does not say what happens when",
                "sag@5s,u=70%,              | has an empty part",
                "sag@,u=70%                 | '' is not a time of the run; write 0s, 10s, 1.5s, 200ms or 1h30m",
                "sag@5,u=70%                | '5' is not a time of the run",
                "sag@-5s,u=70%              | '-5s' is not a time of the run",
                "sag@5s+,u=70%              | '' is not a duration; write 200ms",
                "sag@5s+0s,u=70%            | '0s' is not a duration",
                "sag@5s+1s+1s,u=70%         | '1s+1s' is not a duration",
                "sag@5s                     | 'sag' needs u; write such as sag@10s+200ms,u=70%,on=L1+L2",
                "sag@5s,u=70                | '70' has no unit",
                "sag@5s,u=160V              | has the wrong unit; a value in % is meant",
                "sag@5s,u=101%              | the residual voltage of a sag must be 0 to 1 per unit",
                "sag@5s,u=70%,u=60%         | 'u' is given twice",
                "sag@5s,u=70%,on=L4         | on=L4 is not a phase; allowed: L1, L2, L3",
                "sag@5s,u=70%,on=L1+        | on= is not a phase",
                "sag@5s,u=70%,at=L1         | 'at' is not known here; allowed: u, on",
                "swell@5s,u=99%             | the voltage of a swell must be 1 to 10 per unit",
                "interruption@5s,on=L1      | 'on' is not known here; allowed: no values",
                "phase-loss@5s              | 'phase-loss' needs on",
                "phase-loss@5s,on=L1+L2     | on=L1+L2 is not a phase",
                "frequency-step@5s          | 'frequency-step' takes one of by=0.5Hz or to=50.5Hz",
                "frequency-step@5s,by=1Hz,to=51Hz | takes one of",
                "frequency-step@5s,by=21Hz  | f=71.0Hz is outside 40..70 Hz",
                "frequency-step@5s+1s,by=-50Hz | the frequency falls to 0.0 Hz",
                "frequency-ramp@5s,rate=1Hz/s | 'frequency-ramp' does not say how long it takes",
                "frequency-ramp@5s+1s       | takes one of rate=1Hz/s, by=2Hz or to=52Hz",
                "frequency-ramp@5s+1s,rate=1Hz/s,to=51Hz | takes one of rate=1Hz/s",
                "frequency-ramp@5s+1s,rate=1Hz | has the wrong unit; a value in Hz/s is meant, such as 1Hz/s",
                "frequency-ramp@5s+21s,rate=1Hz/s | f=71.0Hz is outside 40..70 Hz",
                "phase-jump@5s+1s,by=30deg  | 'phase-jump' happens at one instant and stays; leave out +1s",
                "phase-jump@5s,by=30        | '30' has no unit",
                "harmonic@5s,size=1%        | 'harmonic' needs order",
                "harmonic@5s,order=5        | 'harmonic' needs size",
                "harmonic@5s,order=x,size=1% | order=x is not a whole number from 2 to 50",
                "harmonic@5s,order=1,size=1% | harmonic order 1 is outside 2..50",
                "harmonic@5s,order=51,size=1% | harmonic order 51 is outside 2..50",
                "harmonic@5s,order=5,size=1%@2deg@3deg | is not a size with an angle; write 10%@30deg",
                "harmonic@5s,order=5,size=1%,on=c5 | 'c5': this meter has circuits c1 to c4; allowed are u, all too",
                "harmonic-ramp@5s,order=5,size=1% | does not say how long it takes",
                "interharmonic@5s,f=0Hz,size=1% | an interharmonic must be above 0 Hz",
                "interharmonic@5s,size=1%   | 'interharmonic' needs f",
                "flicker@0s,f=8.8Hz,size=1%,shape=round | shape=round is not known; allowed: sine, square",
                "flicker@0s,f=8.8Hz,size=201% | dV/V of 0 to 2",
                "unbalance@0s               | 'unbalance' needs negative=3%@20deg, zero=1% or both",
                "unbalance@0s,positive=1%   | 'positive' is not known here; allowed: negative, zero"
            })
    void whatIsNoDisturbanceIsRefusedWithTheWrongPart(String text, String reason) {
        assertThatThrownBy(() -> Plans.of("--disturb", text))
                .isInstanceOf(OptionException.class)
                .hasMessageStartingWith("--disturb: ")
                .hasMessageContaining(reason);
    }

    @Test
    void aSmallerMeterHasFewerCircuitsToDisturb() {
        assertThatThrownBy(() -> Plans.of("--model=MPM4110-A", "--disturb=harmonic@0s,order=5,size=1%,on=c2"))
                .isInstanceOf(OptionException.class)
                .hasMessage("--disturb: 'c2': this meter has circuits c1; allowed are u, all too");
    }

    @Test
    void whatDoesNotGoTogetherIsRefused() {
        assertThatThrownBy(() ->
                        Plans.of("--disturb=flicker@0s+2s,f=8Hz,size=1%", "--disturb=flicker@1s+2s,f=9Hz,size=1%"))
                .isInstanceOf(OptionException.class)
                .hasMessageStartingWith("--disturb: only one sinusoidal flicker can act at a time");
        assertThatThrownBy(() -> Plans.of("--disturb=frequency-step@0s,by=15Hz", "--disturb=frequency-step@1s,by=15Hz"))
                .isInstanceOf(OptionException.class)
                .hasMessageStartingWith("--disturb: f=80.0Hz is outside 40..70 Hz");
        assertThatThrownBy(() -> Plans.of("--replay=a.cfg", "--map=u1=A", "--disturb=reversed@0s"))
                .isInstanceOf(OptionException.class)
                .hasMessageStartingWith("--disturb: a recording has no grid that could be disturbed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "frequency-ramp@5s+1s,rate=1Hz/s",
                "harmonic-ramp@5s+1s,order=5,size=1%",
                "interharmonic@5s,f=175Hz,size=1%",
                "flicker@5s,f=8.8Hz,size=1%"
            })
    void whatMovesByItselfNeedsSamples(String text) {
        assertThatThrownBy(() -> Plans.of("--fidelity=phasor", "--disturb", text))
                .isInstanceOf(OptionException.class)
                .hasMessage("--disturb: '" + text + "' needs samples; use --fidelity waveform, grid-clock or auto");
        assertThat(Plans.of("--fidelity=auto", "--disturb", text).world().disturbances())
                .hasSize(1);
    }

    @Test
    void stepsNeedNoSamples() {
        assertThat(Plans.of(
                                "--fidelity=phasor",
                                "--disturb=flicker@0s,f=1Hz,size=1%,shape=square",
                                "--disturb=sag@1s,u=9%")
                        .world()
                        .disturbances())
                .hasSize(2);
    }
}
