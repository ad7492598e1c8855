package io.metertwin.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Phase;
import io.metertwin.signal.Phasor;
import io.metertwin.signal.Spectrum;
import io.metertwin.signal.frontend.CurrentSensor;
import io.metertwin.signal.frontend.InputFault;
import io.metertwin.signal.frontend.MisplacedCoil;
import io.metertwin.signal.frontend.ReversedCoil;
import io.metertwin.signal.frontend.SocketUnplugged;
import io.metertwin.signal.frontend.SocketsSwapped;
import io.metertwin.signal.frontend.SwappedCoils;
import io.metertwin.signal.frontend.SwappedVoltages;
import io.metertwin.signal.grid.GridModel;
import io.metertwin.signal.grid.GridState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a meter reads whose voltages and coils are not where they belong, against phasors. */
class MiswiredCircuitTest {

    private static final double FOREVER = Double.POSITIVE_INFINITY;
    private static final int STATES = 288;
    private static final double HERTZ = 50.3;

    /** A millisecond: how far the interpolation onto the grid reaches beyond a window. */
    private static final double MARGIN_SECONDS = 1e-3;

    private static final List<List<Phase>> ORDERS = List.of(
            List.of(Phase.L1, Phase.L2, Phase.L3),
            List.of(Phase.L2, Phase.L3, Phase.L1),
            List.of(Phase.L3, Phase.L1, Phase.L2),
            List.of(Phase.L1, Phase.L3, Phase.L2),
            List.of(Phase.L3, Phase.L2, Phase.L1),
            List.of(Phase.L2, Phase.L1, Phase.L3));

    /** One way of connecting three voltages and three coils; a sign of -1 for a coil the wrong way round. */
    private record State(List<Phase> voltages, List<Phase> coils, List<Integer> signs) {

        List<InputFault> faults() {
            List<InputFault> faults = new ArrayList<>();
            faults.add(new SwappedVoltages(0, FOREVER, voltages));
            faults.add(new SwappedCoils(0, FOREVER, 0, coils));
            for (Phase phase : Phase.LINES) {
                if (signs.get(phase.ordinal()) < 0) {
                    faults.add(new ReversedCoil(0, FOREVER, 0, phase));
                }
            }
            return faults;
        }

        @Override
        public String toString() {
            return "U " + voltages + ", I " + coils + ", signs " + signs;
        }
    }

    private static List<State> states() {
        List<State> states = new ArrayList<>();
        for (List<Phase> voltages : ORDERS) {
            for (List<Phase> coils : ORDERS) {
                for (int bits = 0; bits < 8; bits++) {
                    List<Integer> signs = List.of(1 - 2 * (bits & 1), 1 - (bits & 2), 1 - (bits & 4) / 2);
                    states.add(new State(voltages, coils, signs));
                }
            }
        }
        return states;
    }

    /** Six spectra: voltages and currents of the three lines, and what they add up to. */
    private static GridState world(List<Spectrum> circuits) {
        List<Spectrum> spectra = new ArrayList<>(circuits.subList(0, 3));
        for (int first = 3; first < circuits.size(); first += 3) {
            List<Spectrum> lines = circuits.subList(first, first + 3);
            spectra.addAll(lines);
            spectra.add(lines.get(0).plus(lines.get(1)).plus(lines.get(2)));
        }
        return new GridState(HERTZ, new InputLayout(1, circuits.size() / 3 - 1), spectra);
    }

    private static Spectrum wave(double rms, double degrees, double fifth, double seventh) {
        double angle = StrictMath.toRadians(degrees);
        return Spectrum.of(Phasor.polar(rms, angle))
                .with(5, Phasor.polar(fifth * rms, 5 * angle + 0.4))
                .with(7, Phasor.polar(seventh * rms, 7 * angle - 1.1));
    }

    private static List<Spectrum> unbalanced() {
        return List.of(
                wave(233, 0, 0.03, 0.02),
                wave(221, -118, 0.04, 0.01),
                wave(239, 123, 0.02, 0.03),
                wave(120, -25, 0.2, 0.1),
                wave(95, -160, 0.3, 0.05),
                wave(143, 88, 0.1, 0.15));
    }

    @ParameterizedTest(name = "coils: {0}")
    @ValueSource(booleans = {true, false})
    void everyOrderAndPolarityReadsWhatItsPhasorsGive(boolean coils) {
        CurrentSensor sensor = coils ? Bench.coil() : Bench.vct();
        GridModel world = GridModel.steady(world(unbalanced()));
        Worst worst = new Worst();
        List<State> states = states();
        assertThat(states).hasSize(STATES);
        for (State state : states) {
            Bench bench = new Bench(
                    world,
                    50,
                    Fitting.sound(sensor, Wiring.THREE_PHASE_FOUR_WIRE_3CT).with(state.faults()));
            compare(worst, bench.windows(1).get(0), state);
        }
        System.out.println("288 states " + sensor.kind() + ": " + worst);
        for (String quantity : List.of("U", "I", "In", "P", "P1", "Q", "S")) {
            assertThat(worst.of(quantity)).as(worst.toString()).isLessThan(1e-5);
        }
        assertThat(worst.of("angle deg")).as(worst.toString()).isLessThan(5e-4);
    }

    private static void compare(Worst worst, WindowMeasurement window, State state) {
        List<Spectrum> u = new ArrayList<>();
        List<Spectrum> i = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            u.add(unbalanced().get(state.voltages().get(k).ordinal()));
            i.add(unbalanced()
                    .get(3 + state.coils().get(k).ordinal())
                    .times(state.signs().get(k)));
        }
        VoltageMeasurement bank = window.banks().get(0);
        CircuitMeasurement circuit = window.circuits().get(0);
        double watts = 0;
        Phasor fundamental = Phasor.ZERO;
        double apparent = 0;
        for (int k = 0; k < 3; k++) {
            Phasor product = u.get(k).fundamental().times(i.get(k).fundamental().conjugate());
            double s = u.get(k).rms() * i.get(k).rms();
            Power power = circuit.phases().get(k);
            worst.note("U", bank.phaseVolts().at(k) / u.get(k).rms() - 1, state.toString());
            worst.note("I", circuit.amperes().at(k) / i.get(k).rms() - 1, state.toString());
            worst.note("P", (power.watts() - harmonicWatts(u.get(k), i.get(k))) / s, state.toString());
            worst.note("P1", (power.fundamentalWatts() - product.re()) / s, state.toString());
            worst.note("Q", (power.vars() - product.im()) / s, state.toString());
            compareAngle(worst, bank.fundamentals().get(k), u.get(k), u.get(0), state);
            compareAngle(worst, circuit.fundamentals().get(k), i.get(k), u.get(0), state);
            watts += harmonicWatts(u.get(k), i.get(k));
            fundamental = fundamental.plus(product);
            apparent += s;
        }
        worst.note("P", (circuit.total().watts() - watts) / apparent, state.toString());
        worst.note("Q", (circuit.total().vars() - fundamental.im()) / apparent, state.toString());
        worst.note("S", circuit.total().voltAmperes() / apparent - 1, state.toString());
        double neutral = i.get(0).plus(i.get(1)).plus(i.get(2)).rms();
        worst.note("In", circuit.neutralAmperes() / neutral - 1, state.toString());
        assertThat(Math.signum(circuit.total().watts())).as(state.toString()).isEqualTo(Math.signum(watts));
        assertThat(bank.sequence()).as(state.toString()).isEqualTo(order(u));
        assertThat(circuit.sequence()).as(state.toString()).isEqualTo(order(i));
    }

    /** Sum of U_h I_h cos(phi_h) over the orders that are there. */
    private static double harmonicWatts(Spectrum u, Spectrum i) {
        double watts = 0;
        for (int order : new int[] {1, 5, 7}) {
            double phi = u.phasor(order).radians() - i.phasor(order).radians();
            watts += u.phasor(order).magnitude() * i.phasor(order).magnitude() * StrictMath.cos(phi);
        }
        return watts;
    }

    private static void compareAngle(Worst worst, Phasor measured, Spectrum wave, Spectrum first, State state) {
        Phasor expected = wave.fundamental().turned(-first.fundamental().radians());
        double off = measured.times(expected.conjugate()).radians();
        worst.note("angle deg", Math.toDegrees(off), state.toString());
    }

    /** The order in which three fundamentals reach their peaks after the first one. */
    private static PhaseSequence order(List<Spectrum> waves) {
        double second = lag(waves.get(0), waves.get(1));
        double third = lag(waves.get(0), waves.get(2));
        return second < third ? PhaseSequence.CORRECT : PhaseSequence.REVERSED;
    }

    private static double lag(Spectrum first, Spectrum later) {
        double lag = first.fundamental().radians() - later.fundamental().radians();
        return lag - 2 * Math.PI * Math.floor(lag / (2 * Math.PI));
    }

    /** Balanced, sinusoidal: P = U I sum of s_k cos(phi + turn), with turns of 0, 120 or 240 degrees for each element. */
    @Test
    void balancedTotalsAreTheTextbookOnes() {
        double volts = 230;
        double amperes = 100;
        double phi = 30;
        List<Spectrum> waves = new ArrayList<>();
        for (double degrees : new double[] {0, -120, 120, -phi, -120 - phi, 120 - phi}) {
            waves.add(wave(waves.size() < 3 ? volts : amperes, degrees, 0, 0));
        }
        double[] zero = new double[2];
        Worst worst = new Worst();
        for (State state : states()) {
            Fitting fitting = Fitting.sound(Bench.coil(), Wiring.THREE_PHASE_FOUR_WIRE_3CT)
                    .with(state.faults());
            Power total = new Bench(GridModel.steady(world(waves)), 50, fitting)
                    .windows(1)
                    .get(0)
                    .circuits()
                    .get(0)
                    .total();
            double[] share = new double[2];
            for (int k = 0; k < 3; k++) {
                int turns =
                        state.coils().get(k).ordinal() - state.voltages().get(k).ordinal();
                double angle = StrictMath.toRadians(phi + 120 * turns);
                share[0] += state.signs().get(k) * StrictMath.cos(angle);
                share[1] += state.signs().get(k) * StrictMath.sin(angle);
            }
            worst.note("P", (total.watts() / volts / amperes - share[0]) / 3, state.toString());
            worst.note("Q", (total.vars() / volts / amperes - share[1]) / 3, state.toString());
            zero[0] += Math.abs(share[0]) < 1e-12 ? 1 : 0;
        }
        System.out.println("balanced totals: " + worst + (int) zero[0] + " of 288 read no active power");
        assertThat(Math.max(worst.of("P"), worst.of("Q"))).as(worst.toString()).isLessThan(1e-5);
    }

    private static GridModel twoCircuits() {
        List<Spectrum> waves = new ArrayList<>(unbalanced());
        waves.add(wave(40, 10, 0.1, 0));
        waves.add(wave(55, -90, 0, 0.1));
        waves.add(wave(70, 140, 0.2, 0.1));
        return GridModel.steady(world(waves));
    }

    private static List<CircuitMeasurement> twoCircuits(Fitting fitting) {
        return new Bench(twoCircuits(), 50, fitting).windows(2).get(1).circuits();
    }

    private static Fitting fourCoils(InputFault... faults) {
        return Fitting.sound(Bench.coil(), Wiring.THREE_PHASE_FOUR_WIRE_4CT).with(List.of(faults));
    }

    /** Equal but for where in their cycles the integrators started. */
    private static void same(CircuitMeasurement read, CircuitMeasurement expected) {
        for (int k = 0; k < 3; k++) {
            assertThat(read.amperes().at(k)).isCloseTo(expected.amperes().at(k), within(1e-6));
            Phasor off =
                    read.fundamentals().get(k).minus(expected.fundamentals().get(k));
            assertThat(off.magnitude()).isLessThan(1e-6);
        }
        assertThat(read.neutralAmperes()).isCloseTo(expected.neutralAmperes(), within(1e-6));
    }

    @Test
    void misplacedCoilReadsTheConductorItHangsOn() {
        List<CircuitMeasurement> sound = twoCircuits(fourCoils());
        MisplacedCoil fault = new MisplacedCoil(0, FOREVER, 0, Phase.L1, new MisplacedCoil.Conductor(1, Phase.L2));
        List<CircuitMeasurement> read = twoCircuits(fourCoils(fault));
        Spectrum u1 = unbalanced().get(0);
        Spectrum i2 = wave(55, -90, 0, 0.1);
        CircuitMeasurement first = read.get(0);
        assertThat(first.amperes().at(0)).isCloseTo(i2.rms(), within(1e-5 * i2.rms()));
        assertThat(first.phases().get(0).watts()).isCloseTo(harmonicWatts(u1, i2), within(1e-5 * u1.rms() * i2.rms()));
        double others = sound.get(0).phases().get(1).watts()
                + sound.get(0).phases().get(2).watts();
        assertThat(first.total().watts()).isCloseTo(others + harmonicWatts(u1, i2), within(0.5));
        assertThat(first.neutralAmperes()).isEqualTo(sound.get(0).neutralAmperes());
        same(read.get(1), sound.get(1));
    }

    @Test
    void coilOnTheNeutralReadsTheNeutral() {
        MisplacedCoil fault = new MisplacedCoil(0, FOREVER, 1, Phase.L3, new MisplacedCoil.Conductor(1, Phase.N));
        CircuitMeasurement read = twoCircuits(fourCoils(fault)).get(1);
        assertThat(read.amperes().at(2)).isCloseTo(read.neutralAmperes(), within(1e-12 * read.neutralAmperes()));
        double neutral = wave(40, 10, 0.1, 0)
                .plus(wave(55, -90, 0, 0.1))
                .plus(wave(70, 140, 0.2, 0.1))
                .rms();
        assertThat(read.amperes().at(2)).isCloseTo(neutral, within(1e-5 * neutral));
    }

    @Test
    void unpluggedSocketReadsNothingAndTheOtherCircuitGoesOn() {
        List<CircuitMeasurement> sound = twoCircuits(fourCoils());
        List<CircuitMeasurement> read = twoCircuits(fourCoils(new SocketUnplugged(0, FOREVER, 0)));
        assertThat(read.get(0).amperes().sum()).isZero();
        assertThat(read.get(0).neutralAmperes()).isZero();
        assertThat(read.get(0).total()).isEqualTo(Power.ZERO);
        assertThat(read.get(0).sequence()).isEqualTo(PhaseSequence.MISSING);
        same(read.get(1), sound.get(1));
    }

    @Test
    void swappedSocketsReadEachOther() {
        List<CircuitMeasurement> sound = twoCircuits(fourCoils());
        List<CircuitMeasurement> read = twoCircuits(fourCoils(new SocketsSwapped(0, FOREVER, 0, 1)));
        same(read.get(0), sound.get(1));
        same(read.get(1), sound.get(0));
    }

    /** Each reading is wrong by the ratio of what was told of the socket to what now hangs in it. */
    @Test
    void swappedSocketsOfUnlikeCoilsReadWrongByTheRatioOfTheirGains() {
        CurrentSensor large = new CurrentSensor(CurrentSensor.Kind.ROGOWSKI, 1000, 0.1);
        List<CurrentSensor> sensors = List.of(Bench.coil(), large);
        Fitting fitting = fourCoils().hung(sensors).told(sensors);
        List<CircuitMeasurement> sound = twoCircuits(fitting);
        List<CircuitMeasurement> read = twoCircuits(fitting.with(List.of(new SocketsSwapped(0, FOREVER, 0, 1))));
        for (int k = 0; k < 3; k++) {
            double first = sound.get(1).amperes().at(k) * 100 / 85;
            double second = sound.get(0).amperes().at(k) * 85 / 100;
            assertThat(read.get(0).amperes().at(k)).isCloseTo(first, within(1e-6 * first));
            assertThat(read.get(1).amperes().at(k)).isCloseTo(second, within(1e-6 * second));
        }
        assertThat(read.get(0).total().watts()).isCloseTo(sound.get(1).total().watts() * 100 / 85, within(0.1));
    }

    /**
     * A plug that is out for a second. A transformer has no memory; the integrator behind a coil keeps the current of the
     * instant of the cut and lets it go with its own time constant.
     */
    @ParameterizedTest(name = "coils: {0}")
    @ValueSource(booleans = {true, false})
    void plugThatWasOutForASecondLeavesNoTrace(boolean coils) {
        CurrentSensor sensor = coils ? Bench.coil() : Bench.vct();
        Fitting sound = Fitting.sound(sensor, Wiring.THREE_PHASE_FOUR_WIRE_4CT);
        Fitting faulty = sound.with(List.of(new SocketUnplugged(0.73, 1.73, 1)));
        List<WindowMeasurement> windows = new Bench(twoCircuits(), 50, faulty).windows(24);
        double watts = twoCircuits(sound).get(1).total().watts();
        Worst worst = new Worst();
        for (WindowMeasurement window : windows) {
            double from = window.span().startSample() / Bench.SAMPLE_RATE_HZ - MARGIN_SECONDS;
            double to = window.span().endSample() / Bench.SAMPLE_RATE_HZ + MARGIN_SECONDS;
            boolean out = from > 0.73 && to < 1.73;
            double since = to < 0.73 ? Double.POSITIVE_INFINITY : from - (out ? 0.73 : 1.73);
            if (since > 0) {
                double off = window.circuits().get(1).total().watts() / watts - (out ? 0 : 1);
                String where = "window " + window.span().index();
                worst.note(since > 2 ? "P long after" : out ? "P while out" : "P while in", off, where);
            }
        }
        System.out.println("plug out for a second, " + sensor.kind() + ": " + worst);
        assertThat(worst.of("P long after")).isLessThan(1e-4);
        double memory = coils ? 0.015 : 1e-6;
        assertThat(worst.of("P while out")).isLessThan(memory);
        assertThat(worst.of("P while in")).isLessThan(memory);
    }
}
