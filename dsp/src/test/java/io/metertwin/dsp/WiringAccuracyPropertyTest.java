package io.metertwin.dsp;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Phase;
import io.metertwin.signal.Phasor;
import io.metertwin.signal.Spectrum;
import io.metertwin.signal.frontend.CurrentSensor;
import io.metertwin.signal.grid.GridModel;
import io.metertwin.signal.grid.GridState;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every wiring mode against its definition, worked out here from the spectra: voltages, currents, powers, harmonics,
 * distortion, unbalance and angles of every window, 45 to 65 Hz, THD-I up to 40 %.
 */
class WiringAccuracyPropertyTest {

    private static final int WORLDS = 25;
    private static final int WINDOWS = 2;
    private static final InputLayout LAYOUT = SteadyWorld.LAYOUT;

    static Stream<Arguments> cases() {
        return Wiring.ALL.stream()
                .flatMap(wiring ->
                        Stream.of(Bench.coil(), Bench.vct()).map(sensor -> Arguments.of(wiring, sensor.kind())));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cases")
    void everyWindowEqualsTheDefinitions(Wiring wiring, CurrentSensor.Kind kind) {
        CurrentSensor sensor = kind == CurrentSensor.Kind.VCT ? Bench.vct() : Bench.coil();
        Worst worst = new Worst();
        for (int seed = 1; seed <= WORLDS; seed++) {
            Random random = new Random(0x5DEECE66DL * seed);
            double hertz = 45 + 20 * random.nextDouble();
            double nominal = seed % 2 == 0 ? 50 : 60;
            GridState world = SteadyWorld.random(random, hertz);
            if (wiring.isThreeWire()) {
                world = withoutNeutral(world);
            }
            Bench bench = new Bench(GridModel.steady(world), sensor, wiring, nominal);
            for (WindowMeasurement window : bench.windows(WINDOWS)) {
                String where = wiring.code() + ", seed " + seed + " at " + hertz + " Hz";
                compareVoltages(worst, wiring, window.banks().get(0), world, where);
                for (int circuit = 0; circuit < LAYOUT.circuits(); circuit++) {
                    compareCircuit(worst, wiring, window.circuits().get(circuit), circuit, world, where);
                }
            }
        }
        System.out.println(wiring.code() + " " + kind + ": " + worst);
        for (String quantity : List.of("U", "I", "P", "P1", "Q1", "S")) {
            assertThat(worst.of(quantity)).as(worst.at(quantity)).isLessThan(1e-5);
        }
        assertThat(worst.of("harmonic")).as(worst.at("harmonic")).isLessThan(1);
        assertThat(worst.of("THD points")).as(worst.at("THD points")).isLessThan(1e-3);
        assertThat(worst.of("K")).as(worst.at("K")).isLessThan(1e-4);
        assertThat(worst.of("unbalance points"))
                .as(worst.at("unbalance points"))
                .isLessThan(5e-4);
        assertThat(worst.of("angle deg")).as(worst.at("angle deg")).isLessThan(5e-4);
    }

    /** The third conductor carries what the two others do not: i1 + i2 + i3 = 0. */
    private static GridState withoutNeutral(GridState world) {
        List<Spectrum> spectra = new ArrayList<>(world.spectra());
        for (int circuit = 0; circuit < LAYOUT.circuits(); circuit++) {
            Spectrum first = spectra.get(LAYOUT.current(circuit, Phase.L1));
            Spectrum third = spectra.get(LAYOUT.current(circuit, Phase.L3));
            spectra.set(LAYOUT.current(circuit, Phase.L2), first.plus(third).times(-1));
            spectra.set(LAYOUT.current(circuit, Phase.N), Spectrum.ZERO);
        }
        return new GridState(world.frequencyHz(), LAYOUT, spectra);
    }

    private static List<Spectrum> voltages(GridState world) {
        return world.spectra().subList(0, 3);
    }

    private static List<Spectrum> lines(GridState world) {
        List<Spectrum> u = voltages(world);
        return List.of(minus(u.get(0), u.get(1)), minus(u.get(1), u.get(2)), minus(u.get(2), u.get(0)));
    }

    private static Spectrum minus(Spectrum a, Spectrum b) {
        return a.plus(b.times(-1));
    }

    private static double reference(Wiring wiring, GridState world) {
        List<Spectrum> leading = wiring.isThreeWire() ? lines(world) : voltages(world);
        return leading.get(0).fundamental().radians();
    }

    private static void compareVoltages(
            Worst worst, Wiring wiring, VoltageMeasurement bank, GridState world, String where) {
        List<Spectrum> phases = voltages(world);
        List<Spectrum> lines = lines(world);
        for (int k = 0; k < 3; k++) {
            compareRms(worst, "U", bank.phaseVolts().at(k), wiring.hasPhaseVoltage(k) ? phases.get(k) : null, where);
            compareRms(worst, "U", bank.lineVolts().at(k), wiring.hasLineVoltage(k) ? lines.get(k) : null, where);
            Spectrum leading = wiring.isThreeWire() ? lines.get(k) : wiring.hasPhaseVoltage(k) ? phases.get(k) : null;
            compareHarmonics(worst, bank.harmonics().get(k), leading, reference(wiring, world), where);
        }
        if (wiring.isThreePhase()) {
            compareUnbalance(worst, bank.components(), wiring.isThreeWire() ? lines : phases, where);
        } else {
            assertThat(bank.components().negativePercent()).isNaN();
        }
    }

    private static void compareRms(Worst worst, String name, double measured, Spectrum truth, String where) {
        if (truth == null) {
            assertThat(measured).as(where).isNaN();
        } else {
            worst.note(name, measured / truth.rms() - 1, where);
        }
    }

    private static void compareHarmonics(
            Worst worst, Harmonics measured, Spectrum truth, double reference, String where) {
        if (truth == null) {
            assertThat(measured.thdPercent()).as(where).isNaN();
            return;
        }
        double fundamental = truth.fundamental().magnitude();
        double squares = 0;
        double all = fundamental * fundamental;
        double weighted = all;
        for (int order = 1; order <= Spectrum.HIGHEST_ORDER; order++) {
            Phasor exact = truth.phasor(order).turned(-order * reference);
            double size = exact.magnitude();
            // The target is 0.01 % of itself or 1e-6 of the fundamental: 1 is just allowed.
            worst.note(
                    "harmonic",
                    (measured.rms(order) - size) / Math.max(1e-4 * size, 1e-6 * fundamental),
                    where + ", order " + order);
            if (size > 0.01 * fundamental) {
                double turn = Phasor.polar(1, measured.radians(order))
                        .times(exact.conjugate())
                        .radians();
                // Harmonics may be off by 0.01 % of themselves in any direction; the fundamental by far less.
                worst.note(order == 1 ? "angle deg" : "harmonic angle deg", Math.toDegrees(turn), where);
            }
            if (order > 1) {
                squares += size * size;
                all += size * size;
                weighted += order * order * size * size;
            }
        }
        worst.note("THD points", measured.thdPercent() - 100 * Math.sqrt(squares) / fundamental, where);
        worst.note("K", measured.kFactor() / (weighted / all) - 1, where);
    }

    private static void compareUnbalance(
            Worst worst, SymmetricalComponents measured, List<Spectrum> truth, String where) {
        Phasor a = Phasor.degrees(1, 120);
        Phasor x = truth.get(0).fundamental();
        Phasor y = truth.get(1).fundamental();
        Phasor z = truth.get(2).fundamental();
        double positive = x.plus(y.times(a)).plus(z.times(a).times(a)).magnitude();
        double negative = x.plus(y.times(a).times(a)).plus(z.times(a)).magnitude();
        double zero = x.plus(y).plus(z).magnitude();
        if (positive > 0.3 * negative) {
            worst.note("unbalance points", measured.negativePercent() - 100 * negative / positive, where);
            worst.note("unbalance points", measured.zeroPercent() - 100 * zero / positive, where);
        }
    }

    private static void compareCircuit(
            Worst worst, Wiring wiring, CircuitMeasurement measured, int circuit, GridState world, String where) {
        List<Spectrum> i = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            i.add(world.spectrum(LAYOUT.current(circuit, phase)));
        }
        for (int k = 0; k < 3; k++) {
            Spectrum current = wiring.hasCurrent(k) ? i.get(k) : null;
            compareRms(worst, "I", measured.amperes().at(k), current, where);
            compareHarmonics(worst, measured.harmonics().get(k), current, reference(wiring, world), where);
        }
        Spectrum sum = i.get(0).plus(i.get(1)).plus(i.get(2));
        Spectrum neutral = wiring.measuresNeutral() ? i.get(3) : wiring.hasNeutralCurrent() ? sum : null;
        compareRms(worst, "I", measured.neutralAmperes(), neutral, where);
        if (wiring.isThreeWire()) {
            compareTwoWattmeters(worst, measured, i, world, where);
        } else {
            comparePhases(worst, wiring, measured, i, world, where);
        }
    }

    private static void comparePhases(
            Worst worst, Wiring wiring, CircuitMeasurement measured, List<Spectrum> i, GridState world, String where) {
        double watts = 0;
        double vars = 0;
        double apparent = 0;
        for (int k = 0; k < 3; k++) {
            Power power = measured.phases().get(k);
            if (!wiring.hasPhaseVoltage(k)) {
                assertThat(power.watts()).as(where).isNaN();
                continue;
            }
            Spectrum u = voltages(world).get(k);
            double s = u.rms() * i.get(k).rms();
            Phasor fundamental = u.fundamental().times(i.get(k).fundamental().conjugate());
            worst.note("P", (power.watts() - u.meanProduct(i.get(k))) / s, where);
            worst.note("P1", (power.fundamentalWatts() - fundamental.re()) / s, where);
            worst.note("Q1", (power.vars() - fundamental.im()) / s, where);
            worst.note("S", power.voltAmperes() / s - 1, where);
            watts += u.meanProduct(i.get(k));
            vars += fundamental.im();
            apparent += s;
        }
        worst.note("P", (measured.total().watts() - watts) / apparent, where);
        worst.note("Q1", (measured.total().vars() - vars) / apparent, where);
        worst.note("S", measured.total().voltAmperes() / apparent - 1, where);
    }

    private static void compareTwoWattmeters(
            Worst worst, CircuitMeasurement measured, List<Spectrum> i, GridState world, String where) {
        List<Spectrum> u = voltages(world);
        List<Spectrum> lines = lines(world);
        // Without a neutral the two wattmeters read what three would read against any common point.
        double watts = u.get(0).meanProduct(i.get(0))
                + u.get(1).meanProduct(i.get(1))
                + u.get(2).meanProduct(i.get(2));
        Phasor fundamental = Phasor.ZERO;
        double squareVolts = 0;
        double squareAmperes = 0;
        for (int k = 0; k < 3; k++) {
            fundamental = fundamental.plus(
                    u.get(k).fundamental().times(i.get(k).fundamental().conjugate()));
            squareVolts += lines.get(k).rms() * lines.get(k).rms();
            squareAmperes += i.get(k).rms() * i.get(k).rms();
            assertThat(measured.phases().get(k).watts()).as(where).isNaN();
        }
        double apparent = 3 * Math.sqrt(squareVolts / 9) * Math.sqrt(squareAmperes / 3);
        worst.note("P", (measured.total().watts() - watts) / apparent, where);
        worst.note("P1", (measured.total().fundamentalWatts() - fundamental.re()) / apparent, where);
        worst.note("Q1", (measured.total().vars() - fundamental.im()) / apparent, where);
        worst.note("S", measured.total().voltAmperes() / apparent - 1, where);
    }
}
