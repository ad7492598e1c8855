package io.metertwin.app.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metertwin.signal.Phase;
import io.metertwin.signal.frontend.Clip;
import io.metertwin.signal.frontend.Drift;
import io.metertwin.signal.frontend.GainPhaseError;
import io.metertwin.signal.frontend.InputFault;
import io.metertwin.signal.frontend.MisplacedCoil;
import io.metertwin.signal.frontend.MisplacedCoil.Conductor;
import io.metertwin.signal.frontend.OpenCoil;
import io.metertwin.signal.frontend.RatioError;
import io.metertwin.signal.frontend.ReversedCoil;
import io.metertwin.signal.frontend.SensorFault;
import io.metertwin.signal.frontend.SocketUnplugged;
import io.metertwin.signal.frontend.SocketsSwapped;
import io.metertwin.signal.frontend.SwappedCoils;
import io.metertwin.signal.frontend.SwappedVoltages;
import io.metertwin.signal.frontend.WiringFault;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FaultOptionTest {

    private static final double ALWAYS = Double.POSITIVE_INFINITY;

    /** Channels of a meter with four circuits: three voltages, then I1, I2, I3, In of each circuit. */
    private static final int U1 = 0;

    private static final int C1_I1 = 3;
    private static final int C2_IN = 10;

    static Stream<Arguments> faults() {
        return Stream.of(
                written(
                        "swapped-voltages,order=213",
                        new SwappedVoltages(0, ALWAYS, List.of(Phase.L2, Phase.L1, Phase.L3))),
                written(
                        "swapped-coils@5s+1s,at=c1,order=312",
                        new SwappedCoils(5, 6, 0, List.of(Phase.L3, Phase.L1, Phase.L2))),
                written("reversed,at=c1.i2", new ReversedCoil(0, ALWAYS, 0, Phase.L2)),
                written("Reversed @ 1m + 500ms , At=C4.IN", new ReversedCoil(60, 60.5, 3, Phase.N)),
                written(
                        "misplaced,at=c1.i1,on=c2.i3",
                        new MisplacedCoil(0, ALWAYS, 0, Phase.L1, new Conductor(1, Phase.L3))),
                written("unplugged@5s,at=c2", new SocketUnplugged(5, ALWAYS, 1)),
                written("swapped-sockets,at=c1,with=c4", new SocketsSwapped(0, ALWAYS, 0, 3)),
                written("ratio,at=c1.i1,factor=2", new RatioError(0, ALWAYS, C1_I1, 2)),
                written(
                        "error,at=u1,gain=0.5%,phase=30min",
                        new GainPhaseError(0, ALWAYS, U1, 0.5 / 100, Math.toRadians(0.5))),
                written("error,at=c2.in,phase=-0.2deg", new GainPhaseError(0, ALWAYS, C2_IN, 0, Math.toRadians(-0.2))),
                written("error,at=u1,gain=-1%", new GainPhaseError(0, ALWAYS, U1, -0.01, 0)),
                written("drift,at=c1.i1,rate=0.1%/h", new Drift(0, ALWAYS, C1_I1, 0.1 / 100)),
                written("clip,at=c1.i1,peak=300mV", new Clip(0, ALWAYS, C1_I1, 0.3)),
                written("open@10s+5s,at=c1.i1", new OpenCoil(10, 15, C1_I1)));
    }

    private static Arguments written(String text, InputFault fault) {
        return Arguments.of(text, fault);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void theInputsAreFaultyAsTheOptionSays(String text, InputFault fault) {
        assertThat(Plans.of("--fault", text).world().faults()).containsExactly(fault);
    }

    @Test
    void everyKindIsTested() {
        Set<?> tested = Set.copyOf(
                faults().map(arguments -> arguments.get()[1].getClass()).toList());
        Set<Object> kinds = new HashSet<>(Set.of(WiringFault.class.getPermittedSubclasses()));
        kinds.addAll(Set.of(SensorFault.class.getPermittedSubclasses()));
        assertThat(tested).isEqualTo(kinds);
        assertThat(FaultOption.KINDS).hasSameSizeAs(kinds);
    }

    @Test
    void theExampleOfEachKindIsOne() {
        for (OccurrenceKind<?> kind : FaultOption.KINDS) {
            assertThat(Plans.of("--fault", kind.example()).world().faults())
                    .as(kind.id())
                    .hasSize(1);
        }
    }

    @Test
    void theResidualCoilCanFailWhereThereIsOne() {
        int residual = 3 + 4;
        assertThat(Plans.of("--model=MPM4111-A", "--fault=open,at=c1.i0")
                        .world()
                        .faults())
                .containsExactly(new OpenCoil(0, ALWAYS, residual));
        assertThatThrownBy(() -> Plans.of("--fault=open,at=c1.i0"))
                .isInstanceOf(OptionException.class)
                .hasMessageStartingWith(
                        "--fault: at=c1.i0 is not an input of this meter; write u1 to u3, c1.i1 to c4.i3");
    }

    @Test
    void aRecordingCanBeMeasuredThroughFaultyInputs() {
        assertThat(Plans.of("--replay=a.cfg", "--map=u1=A", "--fault=reversed,at=c1.i1")
                        .world()
                        .faults())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "broken,at=c1.i1            | 'broken' is not known; allowed: reversed, misplaced, swapped-voltages",
                "at=c1.i1                   | does not say what happens when; write such as reversed,at=c1.i2",
                "reversed+5s,at=c1.i1       | does not say what happens when",
                "reversed@x,at=c1.i1        | 'x' is not a time of the run",
                "reversed                   | 'reversed' needs at; write such as reversed,at=c1.i2",
                "reversed,at=c1             | at=c1 is not a coil of this meter; write c1.i1 to c4.i3, or c1.in",
                "reversed,at=u1             | at=u1 is not a coil of this meter",
                "reversed,at=c5.i1          | at=c5.i1 is not a coil of this meter",
                "reversed,on=c1.i1          | 'on' is not known here; allowed: at; such as reversed,at=c1.i2",
                "misplaced,at=c1.i1         | 'misplaced' needs on",
                "misplaced,at=c1.i1,on=c1.i1 | 'misplaced' needs another conductor than its own",
                "swapped-voltages           | 'swapped-voltages' needs order",
                "swapped-voltages,order=21  | order=21 is not an order of three phases; write 213 or 312",
                "swapped-voltages,order=214 | order=214 is not an order of three phases",
                "swapped-voltages,order=112 | names L1, L2 and L3 once each",
                "swapped-coils,at=c9,order=213 | 'c9': this meter has circuits c1 to c4",
                "unplugged,at=c1.i1         | 'c1.i1': this meter has circuits c1 to c4",
                "swapped-sockets,at=c1,with=c1 | two sockets are needed",
                "ratio,at=c1.i1,factor=x    | 'x' is not a number",
                "ratio,at=c9.i1,factor=2    | at=c9.i1 is not an input of this meter; write u1 to u3",
                "error,at=u1                | 'error' needs gain=0.5%, phase=10min or both",
                "error,at=u1,phase=10       | '10' has no unit",
                "error,at=u1,phase=tenmin   | 'ten' is not a number",
                "drift,at=u1,rate=1%        | has the wrong unit; a value in %/h is meant, such as 0.1%/h",
                "clip,at=c1.i1,peak=0V      | must saturate above 0 V",
                "clip,at=c1.i1,peak=1A      | has the wrong unit",
                "open                       | 'open' needs at"
            })
    void whatIsNoFaultIsRefusedWithTheWrongPart(String text, String reason) {
        assertThatThrownBy(() -> Plans.of("--fault", text))
                .isInstanceOf(OptionException.class)
                .hasMessageStartingWith("--fault: ")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource("phasor")
    void aSensorThatSaturatesNeedsSamples(String fidelity) {
        assertThatThrownBy(() -> Plans.of("--fidelity", fidelity, "--fault=clip,at=c1.i1,peak=1mV"))
                .isInstanceOf(OptionException.class)
                .hasMessage(
                        "--fault: 'clip,at=c1.i1,peak=1mV' needs samples; use --fidelity waveform, grid-clock or auto");
    }
}
