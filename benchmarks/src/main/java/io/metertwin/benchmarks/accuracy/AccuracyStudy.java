package io.metertwin.benchmarks.accuracy;

import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.measure.Quantities;
import io.metertwin.core.runtime.Fidelity;
import io.metertwin.dsp.Wiring;
import io.metertwin.signal.frontend.AccuracyProfile;
import io.metertwin.signal.frontend.CurrentSensor;
import io.metertwin.signal.grid.GridModel;
import io.metertwin.signal.grid.GridState;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Drives meters of one kind of sensor and one fidelity on random worlds. Each method fills the rows it names; all of them
 * start at the very first window of a meter.
 */
final class AccuracyStudy {

    /** Noise of 80 dB below a full-scale sine, nothing else. */
    private static final AccuracyProfile NOISY = new AccuracyProfile(0, 80, 0, 0, 0);

    /** The noise and the resolution of a typical converter without its errors. */
    private static final AccuracyProfile CONVERTER =
            new AccuracyProfile(AccuracyProfile.TYPICAL.bits(), AccuracyProfile.TYPICAL.noiseDb(), 0, 0, 0);

    private static final double SMALL_CURRENT = 0.01 * MeterOnBench.PRIMARY_AMPERES;
    private static final double PERCENT = 100;
    private static final Pattern ROOTS = Pattern.compile("c1\\.(n|di|dv|sh)(\\d|\\.).*");

    /** Periods of a step, seconds. */
    private static final Map<Double, Target> STEP_SECONDS =
            new TreeMap<>(Map.of(1.0, Target.STEP_ENERGY, 0.83, Target.STEP_ENERGY, 0.27, Target.FAST_STEP_ENERGY));

    private final Setup setup;
    private final WorstCases worst = new WorstCases();
    private final Map<Wiring, WorstCases> worstOfWirings = new EnumMap<>(Wiring.class);

    AccuracyStudy(CurrentSensor.Kind sensor, Fidelity fidelity) {
        setup = Setup.of(sensor, fidelity);
    }

    /** The worst cases seen so far. */
    WorstCases worst() {
        return worst;
    }

    /** The worst cases of a wiring mode in steady worlds. */
    WorstCases worst(Wiring wiring) {
        return worstOfWirings.computeIfAbsent(wiring, mode -> new WorstCases());
    }

    /** What is studied. */
    Setup setup() {
        return setup;
    }

    private WindowErrors errors(long seed, GridState grid) {
        return new WindowErrors(worst, where(setup, seed, grid));
    }

    private static String where(Setup meter, long seed, GridState grid) {
        return String.format(Locale.ROOT, "%s, seed %d at %.3f Hz", meter, seed, grid.frequencyHz());
    }

    /** Steady worlds in every wiring mode, at 50 and 60 Hz nominal. */
    void steady(int seeds, int windows) {
        for (Wiring wiring : Wiring.ALL) {
            for (long seed = 1; seed <= seeds; seed++) {
                GridState grid = new RandomWorld(seed).anyAngle(wiring);
                Setup meter = setup.with(wiring).withNominal(seed % 2 == 0 ? 50 : 60);
                WindowErrors errors = new WindowErrors(worst(wiring), where(meter, seed, grid));
                new MeterOnBench(GridModel.steady(grid), meter, seed).windows(windows, errors::steady);
            }
            worst.addAll(worst(wiring));
        }
    }

    /** Loads at the lowest power factor, resistive loads. */
    void powerFactors(int seeds, int windows) {
        for (long seed = 1; seed <= seeds; seed++) {
            GridState low = new RandomWorld(seed).lowFactor();
            WindowErrors errors = errors(seed, low);
            new MeterOnBench(GridModel.steady(low), setup, seed)
                    .windows(
                            windows,
                            (reading, truth) -> errors.powersOfThemselves(Target.LOW_FACTOR_POWER, reading, truth));
            GridState resistive = new RandomWorld(seed).resistive();
            String where = where(setup, seed, resistive);
            new MeterOnBench(GridModel.steady(resistive), setup, seed)
                    .windows(windows, (reading, truth) -> roots(reading, truth, where));
        }
    }

    /** Roots of differences that are 0, of the circuit's apparent power. */
    private void roots(MeterSnapshot reading, MeterSnapshot truth, String where) {
        double apparent = truth.window().circuits().get(0).total().voltAmperes();
        Quantities.readings(1).stream()
                .filter(quantity -> ROOTS.matcher(quantity.id()).matches())
                .forEach(quantity -> worst.difference(
                        Target.ROOT,
                        quantity.value(reading),
                        quantity.value(truth),
                        PERCENT / apparent,
                        where + ", " + quantity.id()));
    }

    /** Frequency in noise. */
    void noise(int seeds, int windows) {
        for (long seed = 1; seed <= seeds; seed++) {
            GridState grid = new RandomWorld(seed).anyAngle(setup.wiring());
            WindowErrors errors = errors(seed, grid);
            new MeterOnBench(GridModel.steady(grid), setup.with(NOISY), seed)
                    .windows(windows, (reading, truth) -> errors.frequency(Target.NOISY_FREQUENCY, reading, truth));
        }
    }

    /** Frequency rising or falling by 1 Hz/s from the first sample on, towards the middle of the range. */
    void ramps(int seeds, int windows) {
        for (long seed = 1; seed <= seeds; seed++) {
            GridState grid = new RandomWorld(seed).anyAngle(setup.wiring());
            GridState moving = grid.withHertzPerSecond(grid.frequencyHz() < 55 ? 1 : -1);
            WindowErrors errors = errors(seed, moving);
            new MeterOnBench(GridModel.steady(moving), setup, seed).windows(windows, (reading, truth) -> {
                errors.frequencies(Target.RAMP_FREQUENCY, reading, truth);
                errors.powers(Target.RAMP_POWER, reading, truth);
                errors.rms(Target.RAMP_RMS, Target.RAMP_RMS, reading, truth);
            });
        }
    }

    /** Energy of loads around 1 % of In through a noisy converter, of itself. */
    void energyInNoise(int seeds, double seconds) {
        for (long seed = 1; seed <= seeds; seed++) {
            GridState grid = new RandomWorld(seed).drawing(SMALL_CURRENT);
            String where = where(setup, seed, grid);
            new MeterOnBench(GridModel.steady(grid), setup.with(CONVERTER), seed).run(seconds, (reading, truth) -> {
                EnergyErrors errors = new EnergyErrors(worst, where);
                errors.ofThemselves(Target.NOISY_ENERGY, reading, truth);
            });
        }
    }

    /** Energy of loads that step, of the apparent energy, and the currents of the windows around the steps. */
    void steps(int seeds, double seconds) {
        STEP_SECONDS.forEach((period, row) -> {
            for (long seed = 1; seed <= seeds; seed++) {
                GridModel world = new RandomWorld(seed).stepping(period);
                String where = where(setup, seed, world.stateAt(0)) + ", every " + period + " s";
                WindowErrors errors = new WindowErrors(worst, where);
                EnergyErrors energies = new EnergyErrors(worst, where);
                MeterOnBench meter = new MeterOnBench(world, setup, seed);
                int windows = (int) (seconds * world.stateAt(0).frequencyHz() / 10);
                meter.windows(windows, (reading, truth) -> errors.currents(Target.STEP_CURRENT, reading, truth));
                meter.windows(1, (reading, truth) -> energies.ofApparent(row, reading, truth));
            }
        });
    }

    /** A sensor and a fidelity for every study there is. */
    static List<AccuracyStudy> all() {
        return Stream.of(Fidelity.values())
                .flatMap(fidelity ->
                        Stream.of(CurrentSensor.Kind.values()).map(sensor -> new AccuracyStudy(sensor, fidelity)))
                .toList();
    }
}
