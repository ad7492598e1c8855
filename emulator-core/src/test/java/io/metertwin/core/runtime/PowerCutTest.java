package io.metertwin.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.core.command.CommandResult;
import io.metertwin.core.command.MeterCommand;
import io.metertwin.core.command.Origin;
import io.metertwin.core.device.SupplyVoltage;
import io.metertwin.core.event.EventKind;
import io.metertwin.core.event.MeterEvent;
import io.metertwin.core.fault.SupplyFault;
import io.metertwin.core.measure.PowerState;
import io.metertwin.signal.grid.GridModel;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The supply of a running meter is cut and comes back (manual 8.2, decision 23). */
class PowerCutTest {

    private static final double WATTS = 3 * 230.0 * 100;
    private static final double STEP_SECONDS = 0.02;
    private static final int CUTS = 12;

    private final GridModel steady = GridModel.steady(TestMeter.resistive(230, 100));

    private static PowerState supply(TestMeter meter, double volts) {
        var result = meter.loop.supply(new SupplyFault(new SupplyVoltage(volts, SupplyVoltage.Current.AC)));
        meter.loop.drain();
        return result.join();
    }

    @ParameterizedTest
    @EnumSource(Fidelity.class)
    void energyIsThePowerOverExactlyTheTimeTheMeterWasOn(Fidelity fidelity) {
        TestMeter meter = new TestMeter(steady, PowerState.ON, fidelity, 5);
        Random random = new Random(23);
        double onSince = 0;
        double onSeconds = 0;
        for (int cut = 0; cut < CUTS; cut++) {
            meter.run(random.nextInt(200) * STEP_SECONDS + 0.3);
            double now = Math.max(meter.clock.seconds(), onSince);
            assertThat(supply(meter, 0)).isEqualTo(PowerState.OFF);
            onSeconds += now - onSince;
            meter.run(random.nextInt(400) * STEP_SECONDS);
            assertThat(supply(meter, 230)).isEqualTo(PowerState.BOOTING);
            double back = Math.floor(meter.clock.seconds() / STEP_SECONDS + 1e-6) * STEP_SECONDS;
            onSince = Math.ceil((meter.clock.seconds() + Meter.BOOT_SECONDS) / STEP_SECONDS - 1e-6) * STEP_SECONDS;
            assertThat(onSince - back).isBetween(Meter.BOOT_SECONDS - 1e-9, Meter.BOOT_SECONDS + 2 * STEP_SECONDS);
            meter.run(Meter.BOOT_SECONDS + 0.1);
        }
        meter.run(0.5);
        double counted = meter.value("c1.energy.p.import.total");
        double truth = TestMeter.value(meter.loop.truth().orElseThrow(), "c1.energy.p.import.total");
        double last = meter.loop.snapshot().windowCount() == 0
                ? 0
                : meter.loop.snapshot().window().span().endSample() / TestMeter.RATE - onSince;
        double expected = WATTS * (onSeconds + last) / 3600;
        System.out.printf(
                "%s: %d cuts, %.2f s on, %.6f Wh, error %.2g%n",
                fidelity, CUTS, onSeconds, counted, counted / expected - 1);
        assertThat(counted).isCloseTo(expected, within(expected * 1e-6));
        assertThat(truth).isCloseTo(counted, within(expected * 1e-6));
    }

    @Test
    void meterThatIsOffMeasuresNothingAndRefusesEverything() {
        TestMeter meter = new TestMeter(steady, PowerState.ON, SimulationHook.NONE);
        meter.run(1);
        supply(meter, 80);
        double energy = meter.value("c1.energy.p.import.total");
        assertThat(meter.loop.snapshot().state()).isEqualTo(PowerState.OFF);
        assertThat(meter.loop.snapshot().windowCount()).isZero();
        meter.run(10);
        var reply = meter.loop.submit(new MeterCommand.SetClock(0, new Origin("test", "here")));
        meter.loop.drain();
        assertThat(reply.join()).isInstanceOf(CommandResult.Refused.class);
        assertThat(meter.value("c1.energy.p.import.total")).isEqualTo(energy);
    }

    @Test
    void bootScreenIsUpForThreeSecondsAndTheOutageIsAnEvent() {
        TestMeter meter = new TestMeter(steady, PowerState.ON, SimulationHook.NONE);
        meter.run(1);
        supply(meter, 0);
        meter.run(5);
        supply(meter, 230);
        meter.run(2.9);
        assertThat(meter.loop.snapshot().state()).isEqualTo(PowerState.BOOTING);
        assertThat(meter.loop.snapshot().windowCount()).isZero();
        meter.run(0.4);
        assertThat(meter.loop.snapshot().state()).isEqualTo(PowerState.ON);
        assertThat(meter.value("u1")).isCloseTo(230, within(1e-3));
        List<MeterEvent> outages = meter.loop.snapshot().events().newestFirst().stream()
                .map(entry -> entry.event())
                .filter(event -> event.kind() == EventKind.SUPPLY_LOST)
                .toList();
        assertThat(outages).hasSize(1);
        assertThat(outages.get(0).span().durationMillis()).isCloseTo(5000, within(25.0));
    }

    @Test
    void supplyThatStaysInItsRangeChangesNothing() {
        TestMeter meter = new TestMeter(steady, PowerState.ON, SimulationHook.NONE);
        meter.run(1);
        long windows = meter.loop.snapshot().windowCount();
        assertThat(supply(meter, 110)).isEqualTo(PowerState.ON);
        meter.run(1);
        assertThat(meter.loop.snapshot().windowCount()).isEqualTo(windows + 5);
    }

    @Test
    void meterWithoutSupplyAtTheStartBootsWhenItGetsOne() {
        TestMeter meter = new TestMeter(steady, PowerState.OFF, SimulationHook.NONE);
        meter.run(2);
        assertThat(supply(meter, 230)).isEqualTo(PowerState.BOOTING);
        meter.run(Meter.BOOT_SECONDS + 0.4);
        assertThat(meter.value("c1.p.total")).isCloseTo(WATTS, within(1.0));
    }
}
