package io.metertwin.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.core.command.MeterCommand;
import io.metertwin.core.command.Origin;
import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.measure.PowerState;
import io.metertwin.core.measure.Quantities;
import io.metertwin.core.measure.QuantityReading;
import io.metertwin.core.settings.SettingChange;
import io.metertwin.dsp.Wiring;
import io.metertwin.signal.InputLayout;
import io.metertwin.signal.grid.GridModel;
import io.metertwin.signal.grid.GridState;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All fidelities are the same meter. */
class FidelityTest {

    /** Steps every few seconds, on and off the borders of windows. */
    private static GridModel steps(double periodSeconds) {
        return new GridModel() {
            @Override
            public InputLayout layout() {
                return TestMeter.LAYOUT;
            }

            @Override
            public GridState stateAt(double seconds) {
                long step = (long) (seconds / periodSeconds + 1e-6);
                return TestMeter.resistive(230, 50 + 17.0 * (step * 7 % 5));
            }

            @Override
            public double updateSeconds() {
                return periodSeconds;
            }
        };
    }

    @ParameterizedTest
    @EnumSource(Fidelity.class)
    void everyFidelityReadsTheSameInASteadyWorld(Fidelity fidelity) {
        GridModel world = GridModel.steady(TestMeter.resistive(230, 100));
        TestMeter meter = new TestMeter(world, PowerState.ON, fidelity, 1);
        meter.run(3);
        MeterSnapshot snapshot = meter.loop.snapshot();
        for (QuantityReading reading : Quantities.readings(1)) {
            // Extremes have no truth of their own; where nothing changes, they are the value itself.
            double truth = TestMeter.value(
                    meter.loop.truth().orElseThrow(), reading.id().replaceAll("\\.(max|min)$", ""));
            if (Double.isNaN(truth)) {
                assertThat(reading.value(snapshot)).as(reading.id()).isNaN();
            } else {
                boolean root = reading.id().matches("c1\\.(n|di|dv|sh)\\d?.*");
                double tolerance = root ? 1e-4 * 69_000 : 1e-5 * Math.abs(truth) + 1e-3;
                assertThat(reading.value(snapshot)).as(reading.id()).isCloseTo(truth, within(tolerance));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Fidelity.class)
    void energyIsTheSameWhicheverWayItIsCounted(Fidelity fidelity) {
        for (double period : new double[] {1, 0.83}) {
            TestMeter meter = new TestMeter(steps(period), PowerState.ON, fidelity, 1);
            meter.run(30);
            double measured = TestMeter.value(meter.loop.snapshot(), "energy.p.import.total");
            double truth = TestMeter.value(meter.loop.truth().orElseThrow(), "energy.p.import.total");
            System.out.println(fidelity + " at steps of " + period + " s: energy off by " + (measured / truth - 1));
            assertThat(measured / truth - 1).isCloseTo(0, within(1e-5));
        }
    }

    @Test
    void stepsOnTheBordersOfWindowsNeedNoSamples() {
        TestMeter meter = new TestMeter(steps(1), PowerState.ON, Fidelity.AUTO, 5);
        long steps = 0;
        while (meter.clock.seconds() < 60) {
            meter.loop.step();
            steps++;
        }
        assertThat(steps).isEqualTo(60);
        assertThat(meter.loop.snapshot().windowCount()).isEqualTo(300);
    }

    /** Whatever is written at whatever time, windows go on without a gap and nothing breaks. */
    @ParameterizedTest
    @EnumSource(Fidelity.class)
    void settingsMayChangeAtAnyTime(Fidelity fidelity) {
        for (int seed = 1; seed <= 10; seed++) {
            Random random = new Random(seed);
            TestMeter meter = new TestMeter(steps(0.83), PowerState.ON, fidelity, 1 + random.nextInt(3));
            long before = 0;
            while (meter.clock.seconds() < 12) {
                if (random.nextInt(4) == 0) {
                    var change = random.nextBoolean()
                            ? new SettingChange<>(
                                    meter.catalogue.grid.wiring, Wiring.ALL.get(random.nextInt(Wiring.ALL.size())))
                            : new SettingChange<>(
                                    meter.catalogue.grid.nominalFrequency, random.nextBoolean() ? 50L : 60L);
                    var reply = meter.loop.submit(
                            new MeterCommand.ChangeSettings(List.of(change), new Origin("test", "seed " + seed)));
                    meter.loop.drain();
                    assertThat(reply).isCompleted();
                }
                meter.loop.step();
                long windows = meter.loop.snapshot().windowCount();
                assertThat(windows).as("seed " + seed).isGreaterThanOrEqualTo(before);
                before = windows;
            }
            assertThat(before).as("seed " + seed).isBetween(45L, 75L);
        }
    }
}
