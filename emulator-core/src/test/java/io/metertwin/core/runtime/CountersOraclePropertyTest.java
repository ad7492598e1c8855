package io.metertwin.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.measure.PowerState;
import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Phase;
import io.metertwin.signal.Phasor;
import io.metertwin.signal.Spectrum;
import io.metertwin.signal.grid.GridModel;
import io.metertwin.signal.grid.GridState;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Demand and extremes of random loads against what is worked out from the loads themselves: the mean of seconds of known
 * power, and the largest of known values. Nothing of the meter is used for it.
 */
class CountersOraclePropertyTest {

    private static final double VOLTS = 230;

    /** Class 0.5 of the datasheet; the signal itself is exact, so what is left is far below. */
    private static final double ACCURACY = 5e-3;

    /** Loads that step at full seconds, so that five windows see one load. */
    private static final class RandomLoads implements GridModel {
        private final double[] amperes;
        private final double[] radians;

        RandomLoads(long seed, int seconds) {
            Random random = new Random(seed);
            amperes = new double[seconds + 2];
            radians = new double[seconds + 2];
            for (int k = 0; k < amperes.length; k++) {
                boolean steps = k == 0 || random.nextInt(7) == 0;
                amperes[k] = steps ? 5 + 195 * random.nextDouble() : amperes[k - 1];
                radians[k] = steps ? Math.PI * (2 * random.nextDouble() - 1) : radians[k - 1];
            }
        }

        private int second(double seconds) {
            return (int) Math.min(amperes.length - 1, Math.floor(seconds + 1e-6));
        }

        double watts(int second) {
            return 3 * VOLTS * amperes[second] * StrictMath.cos(radians[second]);
        }

        double voltAmperes(int second) {
            return 3 * VOLTS * amperes[second];
        }

        @Override
        public InputLayout layout() {
            return TestMeter.LAYOUT;
        }

        @Override
        public GridState stateAt(double seconds) {
            int at = second(seconds);
            List<Spectrum> spectra = new ArrayList<>();
            for (Phase phase : Phase.LINES) {
                spectra.add(Spectrum.of(Phasor.polar(VOLTS, phase.balancedRadians())));
            }
            for (Phase phase : Phase.LINES) {
                spectra.add(Spectrum.of(Phasor.polar(amperes[at], phase.balancedRadians() - radians[at])));
            }
            spectra.add(Spectrum.ZERO);
            return new GridState(50, TestMeter.LAYOUT, spectra);
        }

        @Override
        public double updateSeconds() {
            return 1;
        }
    }

    /** A value and the second since the start at which it was reached. */
    private record At(double value, double second) {}

    private static double mean(DoubleUnaryOperator power, int from, int to) {
        double sum = 0;
        for (int second = from; second < to; second++) {
            sum += power.applyAsDouble(second);
        }
        return sum / (to - from);
    }

    /** All demands until a second, oldest first: {@code step} seconds apart, each over {@code length} seconds. */
    private static List<At> demands(DoubleUnaryOperator power, int length, int step, int until) {
        List<At> demands = new ArrayList<>();
        for (int end = length; end <= until; end += step) {
            demands.add(new At(mean(power, end - length, end), end));
        }
        return demands;
    }

    private static At largest(List<At> values) {
        At largest = values.get(0);
        for (At each : values) {
            largest = Math.abs(each.value()) > Math.abs(largest.value()) ? each : largest;
        }
        return largest;
    }

    /**
     * A largest or smallest value.
     *
     * @param first end of the first window that shows it, seconds since the start
     * @param last end of the last window before the load steps again
     */
    private record Extreme(double value, double first, double last) {}

    /** The largest (sign 1) or smallest (sign -1) of what the windows that end by a second showed. */
    private static Extreme extreme(DoubleUnaryOperator value, double sign, int until) {
        int at = 0;
        for (int second = 1; second < until; second++) {
            at = sign * value.applyAsDouble(second) > sign * value.applyAsDouble(at) ? second : at;
        }
        int end = at + 1;
        while (end < until && value.applyAsDouble(end) == value.applyAsDouble(at)) {
            end++;
        }
        return new Extreme(value.applyAsDouble(at), at + 0.2, end);
    }

    private static double assertNear(double seen, double expected, double scale) {
        assertThat(seen).isCloseTo(expected, within(scale * ACCURACY));
        return Math.abs(seen - expected) / scale;
    }

    private static double assertDemand(MeterSnapshot seen, List<At> active, List<At> apparent, double start) {
        At present = active.get(active.size() - 1);
        At maximum = largest(active);
        double scale = 3 * VOLTS * 200;
        double worst = assertNear(TestMeter.value(seen, "c1.demand.p"), present.value(), scale);
        worst = Math.max(worst, assertNear(TestMeter.value(seen, "c1.demand.p.last"), present.value(), scale));
        worst = Math.max(worst, assertNear(TestMeter.value(seen, "c1.demand.p.max"), maximum.value(), scale));
        At largest = largest(apparent);
        worst = Math.max(worst, assertNear(TestMeter.value(seen, "c1.demand.s.max"), largest.value(), scale));
        assertThat(TestMeter.value(seen, "c1.demand.time") - start).isEqualTo(present.second());
        assertThat(TestMeter.value(seen, "c1.demand.p.max.time") - start).isEqualTo(maximum.second());
        assertThat(TestMeter.value(seen, "c1.demand.s.max.time") - start).isEqualTo(largest.second());
        assertThat(TestMeter.value(seen, "c1.demand.incomplete")).isZero();
        return worst;
    }

    @ParameterizedTest
    @CsvSource({
        "AUTO, fixed, 2, 1800, 1",
        "AUTO, fixed, 5, 3600, 2",
        "AUTO, sliding, 3, 1800, 3",
        "AUTO, sliding, 15, 3600, 4",
        "WAVEFORM, fixed, 1, 200, 5",
        "WAVEFORM, sliding, 2, 260, 6"
    })
    void demandAndExtremesAreThoseOfTheLoads(Fidelity fidelity, String mode, int minutes, int seconds, long seed) {
        RandomLoads loads = new RandomLoads(seed, seconds);
        TestMeter meter = new TestMeter(loads, PowerState.ON, fidelity, 50);
        meter.set("demand.mode", mode);
        meter.set("demand.interval", Integer.toString(minutes));
        // The last window ends with the last second; one second more and its results are there.
        meter.run(seconds + 0.1);
        int length = 60 * minutes;
        int step = "fixed".equals(mode) ? length : 60;
        DoubleUnaryOperator watts = second -> loads.watts((int) second);
        DoubleUnaryOperator voltAmperes = second -> loads.voltAmperes((int) second);
        List<At> active = demands(watts, length, step, seconds);
        List<At> apparent = demands(voltAmperes, length, step, seconds);
        double start = meter.clock.secondsAt(0);
        double worst = assertDemand(meter.loop.snapshot(), active, apparent, start);
        double truth = assertDemand(meter.loop.truth().orElseThrow(), active, apparent, start);
        worst = Math.max(worst, assertExtreme(meter, fidelity, "c1.p.total.max", extreme(watts, 1, seconds)));
        worst = Math.max(worst, assertExtreme(meter, fidelity, "c1.p.total.min", extreme(watts, -1, seconds)));
        worst = Math.max(worst, assertExtreme(meter, fidelity, "c1.s.total.max", extreme(voltAmperes, 1, seconds)));
        worst = Math.max(worst, assertExtreme(meter, fidelity, "c1.s.total.min", extreme(voltAmperes, -1, seconds)));
        System.out.printf(
                "%s %s %d min, seed %d: worst %.2g of full load, truth %.2g%n",
                fidelity, mode, minutes, seed, worst, truth);
        assertThat(truth).isLessThan(1e-9);
    }

    /**
     * Without samples all windows of a load are equal, and the first has the stamp; with samples they differ in the last
     * digits, and any of them may.
     */
    private static double assertExtreme(TestMeter meter, Fidelity fidelity, String id, Extreme expected) {
        double stamp = meter.value(id + ".time") - meter.clock.secondsAt(0);
        double latest = fidelity == Fidelity.AUTO ? expected.first() : expected.last();
        assertThat(stamp).as(id).isBetween(expected.first() - 2e-3, latest + 2e-3);
        assertThat(TestMeter.value(meter.loop.truth().orElseThrow(), id)).isNaN();
        return assertNear(meter.value(id), expected.value(), 3 * VOLTS * 200);
    }
}
