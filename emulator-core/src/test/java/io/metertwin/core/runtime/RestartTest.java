package io.metertwin.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.core.device.SupplyVoltage;
import io.metertwin.core.event.EventKind;
import io.metertwin.core.event.EventRecord;
import io.metertwin.core.event.EventRecords;
import io.metertwin.core.event.EventSpan;
import io.metertwin.core.fault.SupplyFault;
import io.metertwin.core.measure.PowerState;
import io.metertwin.core.settings.SettingChange;
import io.metertwin.core.settings.SettingException;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.storage.Recollection;
import io.metertwin.core.storage.Sections;
import io.metertwin.signal.grid.GridModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lasts while a meter is off, because its process or its supply is: told once. */
class RestartTest {

    private static final String ALARM = "c1.alarm.overcurrent";
    private static final Map<String, String> SET = Map.of(
            ALARM + ".threshold",
            "150",
            ALARM + ".release",
            "80",
            ALARM + ".enabled",
            "on",
            ALARM + ".relay",
            "on",
            "relay.mode",
            "alarm");
    private static final GridModel OVERLOAD = GridModel.steady(TestMeter.resistive(230, 200));
    private static final GridModel LOAD = GridModel.steady(TestMeter.resistive(230, 100));

    private static Settings settings(Settings defaults) {
        List<SettingChange<?>> changes = new ArrayList<>();
        try {
            for (Map.Entry<String, String> set : SET.entrySet()) {
                changes.add(SettingChange.parse(
                        defaults.catalogue().find(set.getKey()).orElseThrow(), set.getValue()));
            }
            return defaults.with(changes);
        } catch (SettingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The meter of a process that starts so many seconds after the first one did. */
    private static TestMeter later(GridModel world, PowerState state, long seconds, Sections kept) {
        TestMeter meter = new TestMeter(world, state, TestMeter.START.plusSeconds(seconds), RestartTest::settings);
        Recollection memory = new Recollection(kept, Recollection.Condition.INTACT, "");
        meter.meter.remember(memory, List.of());
        meter.loop.recall(memory);
        return meter;
    }

    /** A meter with an alarm since 0.2 s, which has run for 10 s. */
    private static TestMeter overloaded() {
        TestMeter meter = new TestMeter(OVERLOAD, PowerState.ON, TestMeter.START, RestartTest::settings);
        meter.run(10);
        assertThat(meter.value(ALARM)).isEqualTo(1);
        return meter;
    }

    private static void supply(TestMeter meter, double volts) {
        var state = meter.loop.supply(new SupplyFault(new SupplyVoltage(volts, SupplyVoltage.Current.AC)));
        meter.loop.drain();
        assertThat(state).isCompleted();
    }

    private static List<EventSpan> spans(TestMeter meter, EventKind kind) {
        return meter.loop.snapshot().events().newestFirst().stream()
                .map(EventRecord::event)
                .filter(event -> event.kind() == kind)
                .map(event -> event.span())
                .toList();
    }

    private static void assertOneAlarm(TestMeter meter) {
        EventRecords events = meter.loop.snapshot().events();
        assertThat(spans(meter, EventKind.ALARM)).hasSize(1);
        assertThat(events.count(EventKind.ALARM)).isEqualTo(1);
        assertThat(meter.value("c1.alarm.count")).isEqualTo(1);
    }

    @Test
    void alarmThatLastsOverARestartIsOneAlarm() {
        TestMeter meter = later(OVERLOAD, PowerState.ON, 30, overloaded().loop.memory());
        meter.run(5);
        assertThat(meter.value(ALARM)).isEqualTo(1);
        assertOneAlarm(meter);
        assertThat(meter.value("relay.contact")).isEqualTo(1);
        assertThat(meter.value("relay.operations")).isEqualTo(2);
        assertThat(spans(meter, EventKind.ALARM).get(0).hasEnded()).isFalse();
        assertThat(spans(meter, EventKind.SUPPLY_LOST).get(0).durationMillis()).isCloseTo(20_000, within(300.0));
    }

    @Test
    void alarmThatIsOverAfterARestartEndedWhenItWasLastSeen() {
        TestMeter meter = later(LOAD, PowerState.ON, 30, overloaded().loop.memory());
        meter.run(1);
        assertThat(meter.value(ALARM)).isZero();
        assertOneAlarm(meter);
        assertThat(meter.value("relay.contact")).isZero();
        assertThat(meter.value("relay.operations")).isEqualTo(1);
        assertThat(spans(meter, EventKind.ALARM).get(0).durationMillis()).isCloseTo(9_800, within(300.0));
    }

    @Test
    void alarmThatLastsOverAPowerCutIsOneAlarm() {
        TestMeter meter = overloaded();
        supply(meter, 0);
        assertThat(meter.value("c1.alarm.word")).isZero();
        assertThat(meter.value("relay.contact")).isZero();
        meter.run(20);
        supply(meter, 230);
        meter.run(Meter.BOOT_SECONDS + 1);
        assertThat(meter.value(ALARM)).isEqualTo(1);
        assertThat(meter.value("relay.contact")).isEqualTo(1);
        assertOneAlarm(meter);
    }

    @Test
    void alarmWhoseStateIsLostEndsWithTheMeter() {
        Sections kept = overloaded().loop.memory().with("protection", new byte[] {77});
        TestMeter meter = later(LOAD, PowerState.ON, 30, kept);
        meter.run(1);
        assertThat(spans(meter, EventKind.ALARM))
                .singleElement()
                .satisfies(span -> assertThat(span.durationMillis()).isCloseTo(9_800, within(300.0)));
        assertThat(meter.loop.snapshot().events().open()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"ON, false", "OFF, true"})
    void outageInWhichTheProcessStopsIsOneOutage(PowerState next, boolean lasts) {
        TestMeter meter = overloaded();
        supply(meter, 0);
        meter.run(5);
        TestMeter after = later(OVERLOAD, next, 30, meter.loop.memory());
        after.run(1);
        assertThat(spans(after, EventKind.SUPPLY_LOST))
                .singleElement()
                .satisfies(span -> assertThat(span.hasEnded()).isEqualTo(!lasts));
        supply(after, 230);
        after.run(Meter.BOOT_SECONDS + 1);
        assertThat(spans(after, EventKind.SUPPLY_LOST))
                .singleElement()
                .satisfies(span -> assertThat(span.durationMillis()).isCloseTo(lasts ? 21_000 : 20_000, within(300.0)));
        assertThat(after.loop.snapshot().events().count(EventKind.SUPPLY_LOST)).isEqualTo(1);
        assertOneAlarm(after);
    }
}
