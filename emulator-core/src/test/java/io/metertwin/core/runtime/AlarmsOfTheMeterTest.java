package io.metertwin.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.core.command.CommandResult;
import io.metertwin.core.command.MeterCommand;
import io.metertwin.core.command.Origin;
import io.metertwin.core.event.AlarmRaised;
import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.measure.PowerState;
import io.metertwin.core.settings.AlarmPoint;
import io.metertwin.signal.InputLayout;
import io.metertwin.signal.grid.GridModel;
import io.metertwin.signal.grid.GridState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From the load to the contact, whichever way the meter runs. */
class AlarmsOfTheMeterTest {

    private static final String ALARM = "c1.alarm.overcurrent";
    private static final double WINDOW = 0.2;

    /** Samples of a step of the loop, and so of what a client can see. */
    private static final double BLOCK_MILLIS = 20;

    /** 100 A, but 200 A from the second {@code from} to {@code to}. */
    private record Surge(double from, double to) implements GridModel {

        @Override
        public InputLayout layout() {
            return TestMeter.LAYOUT;
        }

        @Override
        public GridState stateAt(double seconds) {
            return TestMeter.resistive(230, seconds >= from && seconds < to ? 200 : 100);
        }

        @Override
        public double updateSeconds() {
            return 1;
        }
    }

    private static TestMeter meter(Fidelity fidelity, int mostWindows) {
        TestMeter meter = new TestMeter(new Surge(3, 30), PowerState.ON, fidelity, mostWindows);
        meter.set(ALARM + ".threshold", "150");
        meter.set(ALARM + ".release", "80");
        meter.set(ALARM + ".enabled", "on");
        meter.set(ALARM + ".relay", "on");
        meter.set("relay.mode", "alarm");
        return meter;
    }

    private static List<AlarmRaised> alarms(MeterSnapshot snapshot) {
        List<AlarmRaised> alarms = new ArrayList<>();
        snapshot.events().newestFirst().forEach(entry -> alarms.add(0, (AlarmRaised) entry.event()));
        return alarms;
    }

    @Test
    void contactClosesTwentyMillisecondsAfterTheWindowThatRaisedTheAlarm() {
        TestMeter meter = meter(Fidelity.WAVEFORM, 1);
        while (meter.value(ALARM) == 0) {
            assertThat(Double.isNaN(meter.value("c1.i1")) || meter.value("c1.i1") < 150)
                    .isTrue();
            meter.loop.step();
        }
        MeterSnapshot raised = meter.loop.snapshot();
        double raisedMillis = 1e3 * TestMeter.value(raised, ALARM + ".time");
        assertThat(raisedMillis - 1e3 * meter.clock.secondsAt(0)).isCloseTo(3200, within(1.0));
        assertThat(TestMeter.value(raised, "c1.i1")).isGreaterThanOrEqualTo(150);
        assertThat(TestMeter.value(raised, "c1.alarm.word")).isEqualTo(1);
        assertThat(TestMeter.value(raised, "relay.coil")).isEqualTo(1);
        while (meter.value("relay.contact") == 0) {
            meter.loop.step();
        }
        double millis = meter.loop.snapshot().meterMillis() - raisedMillis;
        System.out.printf("contact seen closed %.1f ms after the alarm%n", millis);
        assertThat(millis).isBetween(20.0 - 1, 20 + BLOCK_MILLIS);
        assertThat(meter.loop.snapshot().windowCount()).isEqualTo(raised.windowCount());
    }

    @ParameterizedTest
    @EnumSource(Fidelity.class)
    void everyFidelityRaisesAndReleasesTheAlarm(Fidelity fidelity) {
        TestMeter meter = meter(fidelity, 500);
        meter.set(ALARM + ".delay", "5.5");
        meter.run(40);
        MeterSnapshot snapshot = meter.loop.snapshot();
        AlarmRaised alarm = alarms(snapshot).get(0);
        double late = TestMeter.value(snapshot, ALARM + ".time") - meter.clock.secondsAt(0) - (3 + 5.5);
        double longer = alarm.span().durationMillis() / 1e3 - (30 - 3 - 5.5);
        System.out.printf("%s: raised %.4f s late, lasts %.4f s longer%n", fidelity, late, longer);
        assertThat(alarms(snapshot)).hasSize(1);
        assertThat(alarm.point()).isEqualTo(AlarmPoint.OVERCURRENT);
        assertThat(alarm.triggerValue()).isCloseTo(200, within(0.1));
        assertThat(late).isBetween(0.0, 2 * WINDOW);
        assertThat(longer).isBetween(-WINDOW, WINDOW);
        assertThat(TestMeter.value(snapshot, "relay.contact")).isZero();
        assertThat(TestMeter.value(snapshot, "relay.operations")).isEqualTo(1);
        assertThat(TestMeter.value(snapshot, "c1.alarm.count")).isEqualTo(1);
    }

    @Test
    void batchesRaiseAndReleaseInTheSameWindowsAsSingleOnes() {
        List<AlarmRaised> expected = null;
        for (int mostWindows : new int[] {1, 2, 7, 1000}) {
            TestMeter meter = meter(Fidelity.AUTO, mostWindows);
            meter.set(ALARM + ".delay", "7.3");
            meter.run(40);
            List<AlarmRaised> alarms = alarms(meter.loop.snapshot());
            expected = expected == null ? alarms : expected;
            assertThat(alarms).hasSameSizeAs(expected).hasSize(1);
            assertThat(alarms.get(0).span().startMillis())
                    .isEqualTo(expected.get(0).span().startMillis());
            assertThat(alarms.get(0).span().durationMillis())
                    .isCloseTo(expected.get(0).span().durationMillis(), within(1e-3));
        }
    }

    @Test
    void countersAreTheSameWhetherDemandIsJudgedOrNot() {
        TestMeter meter = meter(Fidelity.AUTO, 100_000);
        TestMeter judging = meter(Fidelity.AUTO, 100_000);
        judging.set("c1.alarm.overdemand.p.enabled", "on");
        meter.run(1000);
        judging.run(1000);
        assertThat(judging.value("c1.energy.p.import.total"))
                .isCloseTo(meter.value("c1.energy.p.import.total"), within(1e-5));
        assertThat(judging.loop.snapshot().protection().alarms())
                .isEqualTo(meter.loop.snapshot().protection().alarms());
        assertThat(judging.value("relay.operations")).isEqualTo(1);
    }

    @Test
    void relayIsOperatedByHandUnlessAlarmsDriveIt() {
        TestMeter meter = new TestMeter(new Surge(1e9, 2e9), PowerState.ON, SimulationHook.NONE);
        meter.run(0.5);
        assertThat(operate(meter, true)).isEqualTo(new CommandResult.Accepted());
        meter.run(0.04);
        assertThat(meter.value("relay.contact")).isEqualTo(1);
        assertThat(operate(meter, false)).isEqualTo(new CommandResult.Accepted());
        meter.run(0.04);
        assertThat(meter.value("relay.contact")).isZero();
        meter.set("relay.mode", "alarm");
        assertThat(operate(meter, true))
                .isInstanceOfSatisfying(
                        CommandResult.Refused.class,
                        refused -> assertThat(refused.kind()).isEqualTo(CommandResult.Kind.LOCKED));
        meter.run(0.04);
        assertThat(meter.value("relay.contact")).isZero();
        assertThat(meter.value("relay.operations")).isEqualTo(1);
    }

    private static CommandResult operate(TestMeter meter, boolean close) {
        CompletableFuture<CommandResult> reply =
                meter.loop.submit(new MeterCommand.OperateRelay(close, new Origin("test", "here")));
        meter.loop.drain();
        return reply.join();
    }

    @Test
    void buzzerSoundsAsLongAsALinkedAlarmLasts() {
        TestMeter meter = meter(Fidelity.AUTO, 50);
        meter.set(ALARM + ".buzzer", "on");
        meter.run(2);
        assertThat(meter.value("buzzer")).isZero();
        meter.run(8);
        assertThat(meter.value("buzzer")).isEqualTo(1);
        meter.run(30);
        assertThat(meter.value("buzzer")).isZero();
    }
}
