package io.metertwin.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.core.settings.AlarmPoint;
import io.metertwin.core.settings.SensorType;
import io.metertwin.core.settings.SettingChange;
import io.metertwin.core.settings.SettingException;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.settings.SettingsCatalogue;
import io.metertwin.core.unit.Unit;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What events say in words. */
class EventTextTest {

    private static final EventSpan SPAN = new EventSpan(1_772_409_600_000L, 0);

    /** Counts the details it is told. */
    private static final class Count implements EventDetails {

        private final List<String> names = new ArrayList<>();

        @Override
        public void text(String name, String value) {
            names.add(name);
        }

        @Override
        public void texts(String name, Collection<String> values) {
            names.add(name);
        }

        @Override
        public void count(String name, int value) {
            names.add(name);
        }

        @Override
        public void value(String name, double value, Unit unit) {
            names.add(name);
        }

        @Override
        public void time(String name, long meterMillis) {
            names.add(name);
        }
    }

    /** A value of the type of a component. */
    private static Object sample(Class<?> type) {
        if (type == EventSpan.class) {
            return SPAN;
        } else if (type == AffectedVoltages.class) {
            return new AffectedVoltages(0, EnumSet.of(VoltageChannel.L1), 230);
        } else if (type == double.class) {
            return 1.0;
        } else if (type == long.class) {
            return 1L;
        } else if (type == int.class) {
            return 1;
        }
        return type.isEnum() ? type.getEnumConstants()[0] : "text";
    }

    @Test
    void everyKindOfEventTellsAllThatItHolds() {
        for (Class<?> type : MeterEvent.class.getPermittedSubclasses()) {
            RecordComponent[] components = type.getRecordComponents();
            Object[] values = new Object[components.length];
            for (int k = 0; k < values.length; k++) {
                values[k] = sample(components[k].getType());
            }
            Count told = new Count();
            ((MeterEvent) RecordCodec.make(type, values)).tell(told);
            assertThat(told.names).as(type.getSimpleName()).hasSizeGreaterThanOrEqualTo(components.length - 1);
            assertThat(told.names).as(type.getSimpleName()).doesNotHaveDuplicates();
        }
    }

    @Test
    void alarmNamesItsCircuitFromOneItsPointAndItsUnits() {
        assertThat(EventText.details(new AlarmRaised(SPAN, 0, AlarmPoint.OVERPOWER_P, 1234.5, 2e6)))
                .isEqualTo("circuit=1; point=overpower.p; triggerValue=1234.5 W; extremeValue=2000000 W");
    }

    @Test
    void clearingOfAllCircuitsNamesNone() {
        assertThat(EventText.details(new CountersCleared(SPAN, "demand", -1, "modbus", "host", "x=1")))
                .isEqualTo("counters=demand; surface=modbus; peer=host; lost=x=1");
        assertThat(EventText.details(new CountersCleared(SPAN, "demand", 5, "modbus", "host", "x=1")))
                .contains("circuit=6;");
    }

    @Test
    void dipTellsItsVoltagesWithTheirUnit() {
        AffectedVoltages on = new AffectedVoltages(1, EnumSet.of(VoltageChannel.L3, VoltageChannel.L1), 230);
        assertThat(EventText.details(new VoltageDip(SPAN, on, 115.00000000000003)))
                .isEqualTo("residualVolts=115 V; bank=2; channels=L1 L3; declaredVolts=230 V");
    }

    @Test
    void timesAreWrittenAsTimes() throws SettingException {
        assertThat(EventText.details(ClockSet.of(0, 1_772_409_595_000L))).isEqualTo("to=2026-03-01T23:59:55.000");
        SettingsCatalogue catalogue = new SettingsCatalogue(1, SensorType.RCOIL);
        Settings before = Settings.defaults(catalogue);
        Settings after = before.with(List.of(SettingChange.parse(catalogue.recorder.start, "1792893600")));
        assertThat(SettingChanged.between(before, after, 0))
                .singleElement()
                .satisfies(change -> assertThat(EventText.details(change))
                        .isEqualTo("setting=record.start; before=0; after=2026-10-25T02:00:00.000"));
    }

    @Test
    void durationsHaveNoDigitsThatSayNothing() {
        assertThat(EventText.shownMillis(19_013.999999999978)).isEqualTo(19_014);
        assertThat(EventText.shownMillis(20.07)).isEqualTo(20.1);
        assertThat(EventText.shownMillis(Double.NaN)).isNaN();
    }
}
