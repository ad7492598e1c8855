package io.metertwin.core.metering;

import static io.metertwin.core.metering.DemandWindows.at;
import static io.metertwin.core.metering.DemandWindows.millis;
import static io.metertwin.core.metering.DemandWindows.watts;
import static org.assertj.core.api.Assertions.assertThat;

import io.metertwin.dsp.Power;
import io.metertwin.dsp.WindowMeasurement;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtremesRecorderTest {

    private static final ExtremeValue U1 = named(ExtremeValues.OF_METER, "u1");
    private static final ExtremeValue U12 = named(ExtremeValues.OF_METER, "u12");
    private static final ExtremeValue U_AVG = named(ExtremeValues.OF_METER, "u.avg");
    private static final ExtremeValue P = named(ExtremeValues.OF_CIRCUIT, "p.total");

    private final ExtremesRecorder recorder = new ExtremesRecorder(1);

    private static ExtremeValue named(List<ExtremeValue> values, String id) {
        return values.stream()
                .filter(value -> value.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void volts(String start, double volts) {
        recorder.add(DemandWindows.volts(volts), at(start), DemandWindows.SECONDS);
    }

    private Stamped highest() {
        return recorder.readings().highest(U1, 0);
    }

    private Stamped lowest() {
        return recorder.readings().lowest(U1, 0);
    }

    @Test
    void walkLeavesItsHighestAndLowestWithTheirWindowsEnds() {
        double[] walk = {230, 231, 229, 235, 228, 234};
        for (int k = 0; k < walk.length; k++) {
            recorder.add(DemandWindows.volts(walk[k]), at("2026-03-01T12:00") + 0.2 * k, 0.2);
        }
        assertThat(highest()).isEqualTo(new Stamped(235, millis("2026-03-01T12:00:00.800")));
        assertThat(lowest()).isEqualTo(new Stamped(228, millis("2026-03-01T12:00:01")));
        assertThat(recorder.readings().highest(U_AVG, 0)).isEqualTo(highest());
        assertThat(recorder.readings().highest(U12, 0)).isEqualTo(Stamped.ABSENT);
    }

    @Test
    void equalValuesKeepTheFirstStamp() {
        volts("2026-03-01T12:00:00", 230);
        volts("2026-03-01T12:00:01", 230);
        assertThat(highest().millis()).isEqualTo(millis("2026-03-01T12:00:00.200"));
        assertThat(lowest().millis()).isEqualTo(millis("2026-03-01T12:00:00.200"));
    }

    @Test
    void repeatedWindowCountsAgainAfterClearing() {
        WindowMeasurement window = DemandWindows.volts(230);
        recorder.add(window, at("2026-03-01T12:00:00"), 0.2);
        recorder.add(window.at(window.span()), at("2026-03-01T12:00:01"), 0.2);
        assertThat(highest().millis()).isEqualTo(millis("2026-03-01T12:00:00.200"));
        recorder.reset(OptionalInt.empty());
        recorder.add(window.at(window.span()), at("2026-03-01T12:00:02"), 0.2);
        assertThat(highest()).isEqualTo(new Stamped(230, millis("2026-03-01T12:00:02.200")));
    }

    @Test
    void negativePowersAreMinima() {
        recorder.add(DemandWindows.of(watts(-500)), at("2026-03-01T12:00"), 0.2);
        recorder.add(DemandWindows.of(watts(-200)), at("2026-03-01T12:01"), 0.2);
        assertThat(recorder.readings().lowest(P, 0).value()).isEqualTo(-500);
        assertThat(recorder.readings().highest(P, 0).value()).isEqualTo(-200);
    }

    @Test
    void flaggedWindowsSetNoExtreme() {
        volts("2026-03-01T12:00:00", 230);
        WindowMeasurement clipped = DemandWindows.of(List.of(0), List.of(), 700, Power.ABSENT);
        WindowMeasurement invalid = DemandWindows.of(List.of(), List.of(1), 0, Power.ABSENT);
        recorder.add(clipped, at("2026-03-01T12:00:01"), 0.2);
        recorder.add(invalid, at("2026-03-01T12:00:02"), 0.2);
        assertThat(highest().value()).isEqualTo(230);
        assertThat(lowest().value()).isEqualTo(230);
    }

    @ParameterizedTest
    @CsvSource({
        "off,   2026-03-01T23:00, 2026-04-01T01:00, false",
        "day,   2026-03-01T23:00, 2026-03-02T00:00, true",
        "day,   2026-03-01T00:00, 2026-03-01T23:59:59, false",
        "day,   2026-03-01T23:00, 2026-03-03T23:00, true",
        "month, 2026-03-01T00:00, 2026-03-31T23:59:59, false",
        "month, 2026-03-31T23:59, 2026-04-01T00:00, true",
        "month, 2028-02-28T23:59, 2028-02-29T00:00, false",
        "month, 2028-02-29T23:59, 2028-03-01T00:00, true",
        "month, 2027-02-28T23:59, 2027-03-01T00:00, true",
        "month, 2026-12-31T23:59, 2027-01-01T00:00, true",
        "month, 2026-03-05T00:00, 2027-03-05T00:00, true"
    })
    void extremesAreClearedWhenTheirPeriodIsOver(String clearing, String first, String second, boolean cleared) {
        recorder.configure(DemandWindows.settings("extremes.clear", clearing));
        volts(first, 240);
        volts(second, 230);
        assertThat(highest().value()).isEqualTo(cleared ? 230 : 240);
    }

    @Test
    void windowBelongsToTheDayItEndsIn() {
        recorder.configure(DemandWindows.settings("extremes.clear", "day"));
        volts("2026-03-01T23:59:59.800", 240);
        assertThat(highest().millis()).isEqualTo(millis("2026-03-02T00:00"));
        volts("2026-03-02T00:00:00", 230);
        assertThat(highest().value()).isEqualTo(230);
        volts("2026-03-02T23:59:59.900", 225);
        assertThat(highest()).isEqualTo(new Stamped(225, millis("2026-03-03T00:00:00.100")));
    }

    @ParameterizedTest
    @CsvSource({"2026-03-01T23:00:00", "2026-03-01T22:59:59.870"})
    void steadyHoursGiveWhatSingleWindowsGive(String start) {
        ExtremesRecorder single = new ExtremesRecorder(1);
        recorder.configure(DemandWindows.settings("extremes.clear", "day"));
        single.configure(DemandWindows.settings("extremes.clear", "day"));
        double at = at(start);
        for (double volts : new double[] {230, 231, 229}) {
            recorder.add(DemandWindows.volts(volts), at, 7200);
            for (int k = 0; k < 36_000; k++) {
                single.add(DemandWindows.volts(volts), at + 0.2 * k, 0.2);
            }
            at += 7200;
            assertThat(highest()).isEqualTo(single.readings().highest(U1, 0));
            assertThat(lowest()).isEqualTo(single.readings().lowest(U1, 0));
        }
        assertThat(lowest().value()).isEqualTo(229);
    }

    @Test
    void clockSetClearsWhenTheDateIsAnotherAndKeepsStampsOtherwise() {
        recorder.configure(DemandWindows.settings("extremes.clear", "month"));
        volts("2026-03-10T12:00", 240);
        recorder.clockSet(at("2026-03-02T00:00"));
        assertThat(highest()).isEqualTo(new Stamped(240, millis("2026-03-10T12:00:00.200")));
        recorder.clockSet(at("2026-02-28T00:00"));
        assertThat(highest()).isEqualTo(Stamped.ABSENT);
    }

    @Test
    void resetOfACircuitLeavesTheMeterAndTheOthers() {
        ExtremesRecorder two = new ExtremesRecorder(2);
        two.add(DemandWindows.of(List.of(), List.of(), 230, watts(100), watts(200)), at("2026-03-01T12:00"), 0.2);
        two.reset(OptionalInt.of(0));
        assertThat(two.readings().highest(P, 0)).isEqualTo(Stamped.ABSENT);
        assertThat(two.readings().highest(P, 1).value()).isEqualTo(200);
        assertThat(two.readings().highest(U1, 0).value()).isEqualTo(230);
        two.reset(OptionalInt.empty());
        assertThat(two.readings().lowest(P, 1)).isEqualTo(Stamped.ABSENT);
        assertThat(two.readings().lowest(U1, 0)).isEqualTo(Stamped.ABSENT);
    }

    @Test
    void readingsAreTheSameObjectWhileNothingChanges() {
        volts("2026-03-01T12:00:00", 230);
        ExtremesReadings before = recorder.readings();
        volts("2026-03-01T12:00:01", 230);
        assertThat(recorder.readings()).isSameAs(before);
        volts("2026-03-01T12:00:02", 231);
        assertThat(before.highest(U1, 0).value()).isEqualTo(230);
        assertThat(highest().value()).isEqualTo(231);
    }
}
