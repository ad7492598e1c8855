package io.metertwin.app.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.signal.Phasor;
import io.metertwin.signal.Spectrum;
import io.metertwin.signal.grid.CircuitLoad;
import io.metertwin.signal.grid.GridSupply;
import io.metertwin.signal.grid.LoadProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadOptionTest {

    private static final double ROUNDING = 1e-9;

    private static final List<Phasor> VOLTS = GridOption.parse("u=230V", 50).fundamentals();

    /** What a circuit draws from 230 V on one phase: P + jQ, lagging positive. */
    private static Phasor power(CircuitLoad load, int phase) {
        Phasor amperes = load.currents(VOLTS).get(phase).phasor(1);
        return VOLTS.get(phase).times(amperes.conjugate());
    }

    private static CircuitLoad load(int circuit, String... options) {
        LoadOption loads = new LoadOption(4, 0, 1);
        List.of(options).forEach(loads::add);
        return loads.profiles().get(circuit - 1).at(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "c1=12kW                 | 12000  | 0",
                "c1=12kW,pf=0.8ind       | 12000  | 9000",
                "c1=12kW,pf=0.8cap       | 12000  | -9000",
                "c1=-12kW,pf=0.8ind      | -12000 | -9000",
                "c1=-12kW,pf=0.8cap      | -12000 | 9000",
                "c1=15kVA,pf=0.8ind      | 12000  | 9000",
                "c1=-15kVA,pf=0.8ind     | -12000 | -9000",
                "c1=12kW,pf=1            | 12000  | 0",
                "c1=10A                  | 6900   | 0",
                "c1=10A@-30deg           | 5975.57528 | 3450",
                "c1=10A@150deg           | -5975.57528 | -3450",
                "C1 = 12kW , PF = 0.8ind | 12000  | 9000",
                "c1=none                 | 0      | 0",
                "c1=0W                   | 0      | 0"
            })
    void aPowerIsTheTotalOfThreeEqualPhases(String text, double watts, double vars) {
        CircuitLoad load = load(1, text);
        for (int phase = 0; phase < 3; phase++) {
            assertThat(power(load, phase).re()).isCloseTo(watts / 3, within(1e-5));
            assertThat(power(load, phase).im()).isCloseTo(vars / 3, within(1e-5));
        }
    }

    @Test
    void onePhaseHasItsOwnPowerAndTheOthersKeepTheirs() {
        CircuitLoad load = load(2, "c2=9kW", "c2.l2=4kW,pf=0.8cap");
        assertThat(power(load, 0).re()).isCloseTo(3000, within(ROUNDING * 3000));
        assertThat(power(load, 1).re()).isCloseTo(4000, within(ROUNDING * 4000));
        assertThat(power(load, 1).im()).isCloseTo(-3000, within(ROUNDING * 3000));
        assertThat(power(load, 2).re()).isCloseTo(3000, within(ROUNDING * 3000));
    }

    @Test
    void onePhaseAloneLeavesTheOthersDead() {
        CircuitLoad load = load(1, "c1.l3=4kW");
        assertThat(power(load, 0).magnitude()).isZero();
        assertThat(power(load, 1).magnitude()).isZero();
        assertThat(power(load, 2).re()).isCloseTo(4000, within(ROUNDING * 4000));
    }

    @Test
    void noneOnOnePhaseKeepsTheOthers() {
        CircuitLoad load = load(1, "c1=9kW,leak=30mA", "c1.l2=none");
        assertThat(power(load, 1).magnitude()).isZero();
        assertThat(power(load, 2).re()).isCloseTo(3000, within(ROUNDING * 3000));
        assertThat(load.leakAmperes()).isEqualTo(0.03);
    }

    @Test
    void allMeansEveryCircuit() {
        LoadOption loads = new LoadOption(3, 0, 1);
        loads.add("all=3kW");
        assertThat(loads.profiles())
                .hasSize(3)
                .allSatisfy(load -> assertThat(power(load.at(0), 0).re()).isCloseTo(1000, within(ROUNDING * 1000)));
    }

    @Test
    void harmonicsArePercentOfTheFundamentalCurrentOfEachPhase() {
        List<Spectrum> currents = load(1, "c1=6.9kW,h5=18%@30deg,h3=10%").currents(VOLTS);
        assertThat(currents.get(0).phasor(1).magnitude()).isCloseTo(10, within(ROUNDING));
        assertThat(currents.get(0).phasor(5).minus(Phasor.degrees(1.8, 30)).magnitude())
                .isCloseTo(0, within(ROUNDING));
        assertThat(currents.get(1)
                        .phasor(5)
                        .minus(Phasor.degrees(1.8, 30 - 5 * 120))
                        .magnitude())
                .isCloseTo(0, within(ROUNDING));
        assertThat(currents.get(3).phasor(1).magnitude()).isCloseTo(0, within(ROUNDING));
        assertThat(currents.get(3).phasor(3).magnitude()).isCloseTo(3, within(ROUNDING));
    }

    @Test
    void aLeakIsAPartOfTheLoadThatDoesNotComeBackOnTheNeutral() {
        List<Spectrum> currents = load(1, "c1=6.9kW,leak=30mA").currents(VOLTS);
        assertThat(currents.get(0).phasor(1).magnitude()).isCloseTo(10, within(ROUNDING));
        assertThat(currents.get(3).phasor(1).magnitude()).isCloseTo(0.03, within(ROUNDING));
    }

    @Test
    void aNamedLoadVariesAndTheSameSeedVariesItTheSameWay() {
        LoadProfile office = named("c1=office", 7);
        assertThat(office.updateSeconds()).isEqualTo(1);
        assertThat(office.at(10))
                .isNotEqualTo(office.at(11))
                .isEqualTo(named("c1=Office", 7).at(10));
        assertThat(office.at(10)).isNotEqualTo(named("c1=office", 8).at(10));
    }

    private static LoadProfile named(String text, long seed) {
        LoadOption loads = new LoadOption(4, 0, seed);
        loads.add(text);
        return loads.profiles().get(0);
    }

    @Test
    void aFileGivesTheLoadOverTime(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("day.csv"), "time,kW\n0,3\n60,6\n");
        LoadOption loads = new LoadOption(4, 0, 1);
        loads.add("c1=@" + file);
        assertThat(power(loads.profiles().get(0).at(0), 0).re()).isCloseTo(1000, within(1e-6));
        assertThat(power(loads.profiles().get(0).at(60), 0).re()).isCloseTo(2000, within(1e-6));
    }

    @Test
    void withoutAWordEveryCircuitHasABelievableLoadOfItsOwn() {
        GridSupply supply = Plans.of("--run-for", "1s").world().installation().supply();
        assertThat(supply.fundamentals().get(0).magnitude()).isEqualTo(230);
        List<LoadProfile> loads =
                Plans.of("--run-for", "1s").world().installation().loads();
        assertThat(loads).hasSize(4);
        assertThat(loads.stream().map(load -> load.at(0)).distinct()).hasSize(4);
        assertThat(Plans.of("--model", "MPM4110-A").world().installation().loads())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12kW                | does not say where; write c1=..., c1.l2=... or all=...",
                "c1                  | does not say where",
                "c5=12kW             | 'c5': this meter has circuits c1 to c4",
                "c0=12kW             | 'c0': this meter has circuits c1 to c4",
                "c99999999999=12kW   | this meter has circuits c1 to c4",
                "c1.i2=12kW          | does not say where",
                "c1.l4=12kW          | does not say where",
                "c1.ln=12kW          | loads are on l1, l2 and l3",
                "c1=12               | '12' has no unit",
                "c1=12kV             | '12kV' has the wrong unit",
                "c1=                 | has an empty part",
                "c1=pf=0.9ind        | must begin with a power (12kW), a current (16A@-30deg)",
                "c1=ofice            | 'ofice'",
                "c1=12kW,5kW         | must begin with a power",
                "c1=12kW,pf=1.2ind   | at most 1, not 1.2",
                "c1=12kW,pf=0ind     | above 0",
                "c1=12kW,pf=-0.9ind  | above 0",
                "c1=12kW,pf=0.9      | pf=0.9 does not say which way; write pf=0.9ind or pf=0.9cap",
                "c1=12kW,pf=xind     | 'x' is not a number",
                "c1=16A,pf=0.9ind    | a current takes an angle (16A@-30deg), not a power factor",
                "c1=16A@30           | '30' has no unit",
                "c1=-16A             | 0 A or more",
                "c1=12kW,leak=30     | '30' has no unit",
                "c1=12kW,leak=-3A    | a leak must be 0 A or more",
                "c1=12kW,thd=5%      | 'thd' is not known here; allowed: pf, h2..h50, leak",
                "c1=12kW,pf=1,pf=1   | 'pf' is given twice",
                "c1=12kW,h60=5%      | harmonic order 60 is outside 2..50",
                "c1.l2=office        | is a load of all three phases; write c1=office",
                "c1=@nowhere.csv     | nowhere.csv cannot be read: there is no such file"
            })
    void whatIsNoLoadIsRefusedWithTheWrongPart(String text, String reason) {
        assertThatThrownBy(() -> Plans.of("--load", text))
                .isInstanceOf(OptionException.class)
                .hasMessageStartingWith("--load: ")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "c1=12kW, c1=5kW, c1",
        "c1=office, c1=5kW, c1",
        "c1=12kW, c1=office, c1",
        "c1=office, c1.l2=5kW, c1",
        "c1.l2=5kW, c1=12kW, c1",
        "c1.l2=5kW, c1.l2=6kW, c1.l2",
        "all=5kW, c3=1kW, c3"
    })
    void aPlaceGivenTwiceIsRefused(String first, String second, String place) {
        assertThatThrownBy(() -> Plans.of("--load", first, "--load", second))
                .isInstanceOf(OptionException.class)
                .hasMessageStartingWith("--load: " + place + " is given twice");
    }
}
