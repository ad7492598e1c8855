package io.metertwin.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.core.event.AlarmRaised;
import io.metertwin.core.event.EventKind;
import io.metertwin.core.measure.PowerState;
import io.metertwin.core.measure.Temperature;
import io.metertwin.core.settings.AlarmPoint;
import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Phasor;
import io.metertwin.signal.Spectrum;
import io.metertwin.signal.grid.GridModel;
import io.metertwin.signal.grid.GridState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * From the synthesized signal to event, contact and snapshot, in windows of 0.2 s that begin with the run: what begins with
 * a window at t is raised at the end of the first window that ends at t + delay or later, and released with the first window
 * behind the release. The contact follows 20 ms later.
 */
class AlarmChainTest {

    private static final double WINDOW = 0.2;
    private static final double STEP = 0.02;

    /** What rounding of window ends and of the millisecond may make of a time. */
    private static final double SAME_SECONDS = 2e-3;

    private static final InputLayout RESIDUAL = new InputLayout(1, 1, true);

    /** A world whose state is told for every 0.2 s. */
    private record World(InputLayout layout, DoubleFunction<GridState> states) implements GridModel {

        @Override
        public GridState stateAt(double seconds) {
            return states.apply(seconds + 1e-9);
        }

        @Override
        public double updateSeconds() {
            return WINDOW;
        }
    }

    /** When something was seen on and off again, seconds since the start; NaN as long as it was not. */
    private static final class Seen {
        private double on = Double.NaN;
        private double off = Double.NaN;

        void look(boolean now, double second) {
            if (now && Double.isNaN(on)) {
                on = second;
            } else if (!now && !Double.isNaN(on) && Double.isNaN(off)) {
                off = second;
            }
        }
    }

    private static TestMeter meter(GridModel world, AlarmPoint point, String threshold, String delay) {
        TestMeter meter = new TestMeter(world, PowerState.ON, SimulationHook.NONE);
        String id = "c1.alarm." + point.id();
        meter.set(id + ".threshold", threshold);
        meter.set(id + ".delay", delay);
        meter.set(id + ".enabled", "on");
        meter.set(id + ".relay", "on");
        meter.set("relay.mode", "alarm");
        return meter;
    }

    /** Runs on until a second; every step is looked at. */
    private static void watch(TestMeter meter, AlarmPoint point, Seen alarm, Seen contact, double until) {
        while (meter.clock.seconds() < until) {
            meter.loop.step();
            double second = meter.clock.seconds();
            alarm.look(meter.value("c1.alarm." + point.id()) == 1, second);
            contact.look(meter.value("relay.contact") == 1, second);
        }
    }

    private static List<AlarmRaised> alarms(TestMeter meter) {
        List<AlarmRaised> alarms = new ArrayList<>();
        meter.loop.snapshot().events().newestFirst().forEach(entry -> {
            if (entry.event().kind() == EventKind.ALARM) {
                alarms.add(0, (AlarmRaised) entry.event());
            }
        });
        return alarms;
    }

    private static void assertChain(
            TestMeter meter, AlarmPoint point, Seen alarm, Seen contact, double[] raisedReleased) {
        double raised = raisedReleased[0];
        double released = raisedReleased[1];
        List<AlarmRaised> events = alarms(meter);
        assertThat(events).hasSize(1);
        double begin = events.get(0).span().startMillis() / 1e3 - meter.clock.secondsAt(0);
        double lasted = events.get(0).span().durationMillis() / 1e3;
        System.out.printf(
                "%s: raised %.3f s, released %.3f s, seen %.2f and %.2f, contact %.2f and %.2f%n",
                point, begin, begin + lasted, alarm.on, alarm.off, contact.on, contact.off);
        assertThat(events.get(0).point()).isEqualTo(point);
        assertThat(begin).isCloseTo(raised, within(SAME_SECONDS));
        assertThat(begin + lasted).isCloseTo(released, within(2 * SAME_SECONDS));
        // A window is known a few samples after its end: at the end of the step that holds them.
        assertThat(alarm.on).isBetween(raised, raised + 2 * STEP);
        assertThat(alarm.off).isBetween(released, released + 2 * STEP);
        assertThat(contact.on).isBetween(raised + 0.02, raised + 0.02 + 2 * STEP);
        assertThat(contact.off).isBetween(released + 0.02, released + 0.02 + 2 * STEP);
        assertThat(meter.value("c1.alarm." + point.id() + ".time") - meter.clock.secondsAt(0))
                .isCloseTo(raised, within(SAME_SECONDS));
        assertThat(meter.value("relay.operations")).isEqualTo(1);
        assertThat(meter.value("c1.alarm.count")).isEqualTo(1);
    }

    @Test
    void anOvercurrentIsRaisedAfterItsDelayAndReleasedBehindItsRelease() {
        World world = new World(
                TestMeter.LAYOUT, t -> TestMeter.resistive(230, t < 3 ? 100 : t < 6 ? 200 : t < 7 ? 145 : 100));
        TestMeter meter = meter(world, AlarmPoint.OVERCURRENT, "150", "1");
        Seen alarm = new Seen();
        Seen contact = new Seen();
        watch(meter, AlarmPoint.OVERCURRENT, alarm, contact, 8);
        // 145 A lie above the release of 142.5 A.
        assertChain(meter, AlarmPoint.OVERCURRENT, alarm, contact, new double[] {4, 7.2});
        assertThat(alarms(meter).get(0).triggerValue()).isCloseTo(200, within(0.1));
    }

    /** The minute of 200 A ends at 120 s and its demand stands until the minute of 50 A ends at 180 s. */
    @Test
    void aDemandIsJudgedAsItStandsAtTheEndOfEachWindow() {
        World world = new World(TestMeter.LAYOUT, t -> TestMeter.resistive(230, t < 60 ? 100 : t < 120 ? 200 : 50));
        TestMeter meter = meter(world, AlarmPoint.OVERDEMAND_P, "103500", "30");
        meter.set("demand.interval", "1");
        Seen alarm = new Seen();
        Seen contact = new Seen();
        watch(meter, AlarmPoint.OVERDEMAND_P, alarm, contact, 181);
        AlarmRaised event = alarms(meter).get(0);
        double begin = event.span().startMillis() / 1e3 - meter.clock.secondsAt(0);
        // The window that ends with the minute is the first that shows its demand, or the one after it.
        double first = begin - 30 + WINDOW;
        assertThat(first).isBetween(120 - SAME_SECONDS, 120 + WINDOW + SAME_SECONDS);
        double last = begin + event.span().durationMillis() / 1e3;
        assertThat(last).isBetween(180 - SAME_SECONDS, 180 + WINDOW + SAME_SECONDS);
        assertChain(meter, AlarmPoint.OVERDEMAND_P, alarm, contact, new double[] {begin, last});
        assertThat(event.triggerValue()).isCloseTo(3 * 230 * 200, within(20.0));
    }

    /** The sensor changes inside the windows that begin at 2.0 s and 5.0 s, and both are judged as it is at their ends. */
    @Test
    void aTemperatureIsRaisedAfterItsDelayAndReleased() {
        World world = new World(TestMeter.LAYOUT, t -> TestMeter.resistive(230, 100));
        TestMeter meter = meter(world, AlarmPoint.TEMPERATURE, "80", "1");
        Seen alarm = new Seen();
        Seen contact = new Seen();
        meter.meter.connect(Temperature.of(60));
        watch(meter, AlarmPoint.TEMPERATURE, alarm, contact, 2.1);
        meter.meter.connect(Temperature.of(85));
        watch(meter, AlarmPoint.TEMPERATURE, alarm, contact, 5.1);
        assertThat(meter.value("temperature")).isEqualTo(85);
        meter.meter.connect(Temperature.of(75));
        watch(meter, AlarmPoint.TEMPERATURE, alarm, contact, 6);
        assertChain(meter, AlarmPoint.TEMPERATURE, alarm, contact, new double[] {3, 5.2});
    }

    private static World leaking() {
        return new World(RESIDUAL, t -> {
            GridState load = TestMeter.resistive(230, 100);
            List<Spectrum> spectra = new ArrayList<>(load.spectra());
            spectra.add(Spectrum.of(Phasor.polar(t >= 2 && t < 4 ? 0.5 : 0.1, 0)));
            return new GridState(50, RESIDUAL, spectra);
        });
    }

    @Test
    void aResidualCurrentIsRaisedAfterItsDelayAndReleased() {
        TestMeter meter = meter(leaking(), AlarmPoint.ZERO_SEQUENCE, "0.3", "0.6");
        Seen alarm = new Seen();
        Seen contact = new Seen();
        watch(meter, AlarmPoint.ZERO_SEQUENCE, alarm, contact, 5);
        assertChain(meter, AlarmPoint.ZERO_SEQUENCE, alarm, contact, new double[] {2.6, 4.2});
        assertThat(alarms(meter).get(0).triggerValue()).isCloseTo(0.5, within(1e-3));
        assertThat(meter.value("c1.i0")).isCloseTo(0.1, within(1e-3));
    }

    /** Manual 6.2: the functions of the expansion inputs can be switched off. */
    @Test
    void anInputThatIsSwitchedOffIsAbsentAndRaisesNothing() {
        TestMeter meter = meter(leaking(), AlarmPoint.ZERO_SEQUENCE, "0.3", "0");
        meter.set("c1.i0.enabled", "off");
        meter.run(3);
        assertThat(meter.value("c1.i0")).isNaN();
        assertThat(TestMeter.value(meter.loop.truth().orElseThrow(), "c1.i0")).isNaN();
        assertThat(alarms(meter)).isEmpty();
        meter.set("c1.i0.enabled", "on");
        meter.run(0.5);
        assertThat(meter.value("c1.i0")).isCloseTo(0.5, within(1e-3));
        assertThat(meter.value("c1.alarm.zero.sequence")).isEqualTo(1);
        meter.set("c1.i0.enabled", "off");
        assertThat(meter.value("c1.alarm.zero.sequence")).isZero();
        assertThat(meter.value("relay.coil")).isZero();
    }

    @Test
    void aTemperatureThatIsSwitchedOffIsAbsentAndAnOpenSensorIsToldWhenItIsSwitchedOn() {
        World world = new World(TestMeter.LAYOUT, t -> TestMeter.resistive(230, 100));
        TestMeter meter = meter(world, AlarmPoint.TEMPERATURE, "80", "0");
        meter.set("temperature.enabled", "off");
        meter.meter.connect(Temperature.of(90));
        meter.run(1);
        assertThat(meter.value("temperature")).isNaN();
        assertThat(alarms(meter)).isEmpty();
        meter.meter.connect(Temperature.OPEN);
        assertThat(meter.meter.snapshot(meter.clock.instant()).events().count(EventKind.TEMPERATURE_OPEN))
                .isZero();
        meter.set("temperature.enabled", "on");
        assertThat(meter.loop.snapshot().events().count(EventKind.TEMPERATURE_OPEN))
                .isEqualTo(1);
        assertThat(meter.loop.snapshot().temperature()).isEqualTo(Temperature.OPEN);
    }
}
