package io.metertwin.dsp;

import static io.metertwin.dsp.DisturbedBench.AMPERES;
import static io.metertwin.dsp.DisturbedBench.HERTZ;
import static io.metertwin.dsp.DisturbedBench.PHI;
import static io.metertwin.dsp.DisturbedBench.VOLTS;
import static io.metertwin.dsp.DisturbedBench.at;
import static io.metertwin.dsp.DisturbedBench.balanced;
import static io.metertwin.dsp.DisturbedBench.begin;
import static io.metertwin.dsp.DisturbedBench.end;
import static io.metertwin.dsp.DisturbedBench.inside;
import static io.metertwin.dsp.DisturbedBench.meanProduct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.signal.Phase;
import io.metertwin.signal.Phasor;
import io.metertwin.signal.disturbance.GridDisturbance;
import io.metertwin.signal.disturbance.Interruption;
import io.metertwin.signal.disturbance.NeutralLoss;
import io.metertwin.signal.disturbance.PhaseLoss;
import io.metertwin.signal.disturbance.ReversedSequence;
import io.metertwin.signal.disturbance.Sag;
import io.metertwin.signal.disturbance.SequenceUnbalance;
import io.metertwin.signal.disturbance.Swell;
import io.metertwin.signal.grid.CircuitLoad;
import io.metertwin.signal.grid.Distortion;
import io.metertwin.signal.grid.PhaseLoad;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows while something is wrong with the voltages, and the window at its edge, against closed forms. */
class DisturbancePictureTest {

    /** Half a sample before a sample of its own, so that the edge lies where the samples say it does. */
    private static final double EDGE = (13_400 - 0.5) / Bench.SAMPLE_RATE_HZ;

    private static final double OVER = EDGE + 1.1;

    /** An edge is known to half a sample on each side: that much of a window's mean square. */
    private static final double SAMPLE = 1.0 / 2560;

    private static final Set<Phase> ALL = EnumSet.of(Phase.L1, Phase.L2, Phase.L3);

    /** Every window inside the disturbance, each phase at its share of the voltage, currents as they were. */
    private static void compareShares(GridDisturbance disturbance, double... shares) {
        Worst worst = new Worst();
        List<WindowMeasurement> windows = new DisturbedBench(Bench.coil(), disturbance).windows(16);
        List<WindowMeasurement> disturbed = inside(windows, EDGE, OVER);
        assertThat(disturbed).hasSizeGreaterThanOrEqualTo(4);
        for (WindowMeasurement window : disturbed) {
            String where = "window " + window.span().index();
            worst.note("f", window.hertz() - HERTZ, where);
            double watts = 0;
            for (int k = 0; k < 3; k++) {
                worst.note("U", window.banks().get(0).phaseVolts().at(k) / VOLTS - shares[k], where);
                Power power = window.circuits().get(0).phases().get(k);
                double s = VOLTS * AMPERES;
                worst.note("P", power.watts() / s - shares[k] * StrictMath.cos(PHI), where);
                worst.note("Q", power.vars() / s - shares[k] * StrictMath.sin(PHI), where);
                watts += shares[k] * s * StrictMath.cos(PHI);
            }
            worst.note("P", window.circuits().get(0).total().watts() / watts - 1, where);
        }
        System.out.println(disturbance.getClass().getSimpleName() + ": " + worst);
        for (String quantity : List.of("U", "P", "Q")) {
            assertThat(worst.of(quantity)).as(worst.toString()).isLessThan(1e-5);
        }
        assertThat(worst.of("f")).as(worst.toString()).isLessThan(1e-5);
    }

    @Test
    void windowsInsideASagReadTheResidualVoltage() {
        compareShares(new Sag(EDGE, OVER, 0.4, ALL), 0.4, 0.4, 0.4);
        compareShares(new Sag(EDGE, OVER, 0.7, EnumSet.of(Phase.L1, Phase.L3)), 0.7, 1, 0.7);
    }

    @Test
    void windowsInsideASwellReadTheRisenVoltage() {
        compareShares(new Swell(EDGE, OVER, 1.3, EnumSet.of(Phase.L2)), 1, 1.3, 1);
    }

    @Test
    void interruptionReadsNothingAndNoFrequency() {
        List<WindowMeasurement> windows = new DisturbedBench(Bench.vct(), new Interruption(EDGE, OVER)).windows(16);
        List<WindowMeasurement> dead = inside(windows, EDGE, OVER);
        assertThat(dead).hasSizeGreaterThanOrEqualTo(4);
        for (WindowMeasurement window : dead) {
            assertThat(window.banks().get(0).phaseVolts().sum()).isZero();
            assertThat(window.circuits().get(0).total()).isEqualTo(Power.ZERO);
            assertThat(window.hertz()).isNaN();
            assertThat(window.synchronised()).isFalse();
        }
        WindowMeasurement after = inside(windows, OVER, 9).get(0);
        assertThat(after.banks().get(0).phaseVolts().at(0)).isCloseTo(VOLTS, within(1e-3));
        assertThat(after.hertz()).isCloseTo(HERTZ, within(1e-5));
    }

    @Test
    void lostPhaseReadsNothingAndTheOthersGoOn() {
        List<WindowMeasurement> windows =
                new DisturbedBench(Bench.vct(), new PhaseLoss(EDGE, OVER, Phase.L1)).windows(12);
        for (WindowMeasurement window : inside(windows, EDGE, OVER)) {
            VoltageMeasurement bank = window.banks().get(0);
            assertThat(bank.phaseVolts().at(0)).isZero();
            assertThat(bank.hertz().at(0)).isNaN();
            assertThat(bank.hertz().at(1)).isCloseTo(HERTZ, within(1e-5));
            assertThat(bank.sequence()).isEqualTo(PhaseSequence.MISSING);
            assertThat(bank.lineVolts().at(0)).isCloseTo(VOLTS, within(1e-3));
            assertThat(bank.lineVolts().at(1)).isCloseTo(VOLTS * Math.sqrt(3), within(1e-3));
            assertThat(window.circuits().get(0).phases().get(0)).isEqualTo(Power.ZERO);
            double watts = 2 * VOLTS * AMPERES * StrictMath.cos(PHI);
            assertThat(window.circuits().get(0).total().watts()).isCloseTo(watts, within(1e-5 * watts));
            // What is left of three balanced voltages without one: U2 = U0 = U / 3 against U1 = 2 U / 3.
            assertThat(bank.components().negativePercent()).isCloseTo(50, within(5e-4));
            assertThat(bank.components().zeroPercent()).isCloseTo(50, within(5e-4));
        }
    }

    /** Mean of u^2 and of u i over the two parts of the window, each in closed form; energy is P times its duration. */
    @ParameterizedTest(name = "residual {0}")
    @ValueSource(doubles = {0, 0.4, 0.9})
    void windowAtTheEdgeOfASagReadsBothPartsByTheirTime(double residual) {
        Worst worst = new Worst();
        for (Set<Phase> struck : List.of(ALL, EnumSet.of(Phase.L2))) {
            for (int samples = 0; samples < 2560; samples += 160) {
                double edge = EDGE + samples / Bench.SAMPLE_RATE_HZ;
                Sag sag = new Sag(edge, OVER, Math.max(residual, 0.02), struck);
                List<WindowMeasurement> windows = new DisturbedBench(Bench.vct(), sag).windows(9);
                compareEdge(worst, at(windows, edge), sag);
            }
        }
        System.out.println("edge of a sag to " + residual + ": " + worst);
        assertThat(worst.of("U2")).as(worst.toString()).isLessThan(SAMPLE);
        assertThat(worst.of("P")).as(worst.toString()).isLessThan(SAMPLE);
    }

    private static void compareEdge(Worst worst, WindowMeasurement window, Sag sag) {
        double edge = sag.startSeconds();
        String where = sag.phases() + " at " + edge + " s";
        double before = (edge - begin(window)) / window.span().seconds();
        for (int k = 0; k < 3; k++) {
            double share = sag.phases().contains(Phase.LINES.get(k)) ? sag.residualPerUnit() : 1;
            double a = balanced(k);
            double square = before * meanProduct(a, a, begin(window), edge)
                    + (1 - before) * share * share * meanProduct(a, a, edge, end(window));
            double product = before * meanProduct(a, a - PHI, begin(window), edge)
                    + (1 - before) * share * meanProduct(a, a - PHI, edge, end(window));
            double volts = window.banks().get(0).phaseVolts().at(k) / VOLTS;
            double watts = window.circuits().get(0).phases().get(k).watts();
            worst.note("U2", volts * volts - square, where);
            worst.note("P", watts / VOLTS / AMPERES - product, where);
            worst.note("f", window.hertz() - HERTZ, where);
        }
    }

    /** Millman: U_N' = sum(Y_k U_k) / sum(Y_k); each load keeps its admittance at the voltage that is left for it. */
    @Test
    void brokenNeutralReadsWhatMillmanGives() {
        double[] amperes = {100, 40, 15};
        double[] angles = {-PHI, 0, 0.3};
        List<PhaseLoad> loads = new ArrayList<>();
        Phasor numerator = Phasor.ZERO;
        Phasor denominator = Phasor.ZERO;
        Phasor[] admittances = new Phasor[3];
        for (int k = 0; k < 3; k++) {
            loads.add(new PhaseLoad.ByCurrent(amperes[k], angles[k], Distortion.NONE));
            admittances[k] = Phasor.polar(amperes[k] / VOLTS, angles[k]);
            numerator = numerator.plus(admittances[k].times(Phasor.polar(VOLTS, balanced(k))));
            denominator = denominator.plus(admittances[k]);
        }
        double norm = denominator.magnitude() * denominator.magnitude();
        Phasor star = numerator.times(denominator.conjugate()).times(1 / norm);
        List<WindowMeasurement> windows =
                new DisturbedBench(Bench.vct(), new CircuitLoad(loads, 0), new NeutralLoss(EDGE, OVER)).windows(12);
        Worst worst = new Worst();
        for (WindowMeasurement window : inside(windows, EDGE, OVER)) {
            CircuitMeasurement circuit = window.circuits().get(0);
            double watts = 0;
            for (int k = 0; k < 3; k++) {
                Phasor left = Phasor.polar(VOLTS, balanced(k)).minus(star);
                double drawn = left.magnitude() * admittances[k].magnitude();
                double power = left.magnitude() * left.magnitude() * admittances[k].re();
                worst.note("U", window.banks().get(0).phaseVolts().at(k) / left.magnitude() - 1, "phase " + k);
                worst.note("I", circuit.amperes().at(k) / drawn - 1, "phase " + k);
                worst.note("P", circuit.phases().get(k).watts() / power - 1, "phase " + k);
                worst.note("Uline", window.banks().get(0).lineVolts().at(k) / VOLTS / Math.sqrt(3) - 1, "line " + k);
                watts += power;
            }
            worst.note("P", circuit.total().watts() / watts - 1, "total");
            assertThat(circuit.neutralAmperes()).isZero();
            double zero = window.banks().get(0).zeroSequenceVolts();
            worst.note("U0", zero / star.magnitude() - 1, "star point");
        }
        System.out.println("neutral lost, star point at " + star.magnitude() + " V: " + worst);
        for (String quantity : List.of("U", "I", "P", "Uline", "U0")) {
            assertThat(worst.of(quantity)).as(worst.toString()).isLessThan(1e-5);
        }
    }

    @Test
    void unbalanceReadsItsOwnComponents() {
        Phasor negative = Phasor.degrees(0.03, 40);
        Phasor zero = Phasor.degrees(0.02, -70);
        List<WindowMeasurement> windows =
                new DisturbedBench(Bench.coil(), new SequenceUnbalance(EDGE, OVER, negative, zero)).windows(12);
        Worst worst = new Worst();
        for (WindowMeasurement window : inside(windows, EDGE, OVER)) {
            VoltageMeasurement bank = window.banks().get(0);
            worst.note("u2 points", bank.components().negativePercent() - 3, "");
            worst.note("u0 points", bank.components().zeroPercent() - 2, "");
            worst.note("U0", bank.zeroSequenceVolts() / VOLTS - 0.02, "");
            for (int k = 0; k < 3; k++) {
                // The negative sequence turns the other way: a third of a cycle the other way round.
                Phasor u = Phasor.polar(1, balanced(k))
                        .plus(negative.turned(-balanced(k)))
                        .plus(zero);
                worst.note("U", bank.phaseVolts().at(k) / VOLTS - u.magnitude(), "phase " + k);
            }
        }
        System.out.println("unbalance: " + worst);
        assertThat(Math.max(worst.of("u2 points"), worst.of("u0 points"))).isLessThan(5e-4);
        assertThat(Math.max(worst.of("U"), worst.of("U0"))).isLessThan(1e-5);
    }

    @Test
    void reversedSequenceShowsItsCodeAndKeepsThePowers() {
        List<WindowMeasurement> windows =
                new DisturbedBench(Bench.coil(), new ReversedSequence(EDGE, OVER)).windows(16);
        double watts = 3 * VOLTS * AMPERES * StrictMath.cos(PHI);
        for (WindowMeasurement window : windows) {
            boolean reversed = begin(window) > EDGE && end(window) < OVER;
            boolean forward = end(window) < EDGE || begin(window) > OVER;
            if (reversed || forward) {
                PhaseSequence code = reversed ? PhaseSequence.REVERSED : PhaseSequence.CORRECT;
                assertThat(window.banks().get(0).sequence()).isEqualTo(code);
                assertThat(window.circuits().get(0).sequence()).isEqualTo(code);
            }
        }
        Worst worst = new Worst();
        for (WindowMeasurement window : inside(windows, EDGE, OVER)) {
            Power total = window.circuits().get(0).total();
            worst.note("P", total.watts() / watts - 1, "window " + window.span().index());
            worst.note(
                    "Q",
                    total.vars() / watts - StrictMath.tan(PHI),
                    "window " + window.span().index());
            worst.note("f", window.hertz() - HERTZ, "window " + window.span().index());
            assertThat(window.banks().get(0).components().negativePercent()).isNaN();
        }
        System.out.println("reversed sequence, coils: " + worst);
        assertThat(worst.of("P")).isLessThan(1e-4);
    }
}
