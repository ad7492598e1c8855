package io.metertwin.core.metering;

import static io.metertwin.core.metering.DemandWindows.at;
import static io.metertwin.core.metering.DemandWindows.millis;
import static io.metertwin.core.metering.DemandWindows.watts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.dsp.Power;
import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemandMeterTest {

    private static final String DAY = "2026-03-01T00:00";
    private static final double DAY_SECONDS = 86_400;

    private final DemandMeter meter = new DemandMeter(1);

    private static DemandMeter meter(String mode, int minutes) {
        DemandMeter meter = new DemandMeter(1);
        meter.configure(DemandWindows.settings("demand.mode", mode, "demand.interval", Integer.toString(minutes)));
        return meter;
    }

    /** Feeds a power, watts by seconds since the start, in windows whose power is that at their middle. */
    private static void feed(
            DemandMeter meter, double start, double seconds, double window, DoubleUnaryOperator power) {
        long windows = Math.round(seconds / window);
        for (long k = 0; k < windows; k++) {
            double value = power.applyAsDouble((k + 0.5) * window);
            meter.add(DemandWindows.of(watts(value)), start + k * window, window);
        }
    }

    private static DemandReadings.Circuit read(DemandMeter meter) {
        return meter.readings().circuit(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 60})
    void fixedDemandOfARampIsItsMiddle(int minutes) {
        DemandMeter ramp = meter("fixed", minutes);
        feed(ramp, at(DAY), 7200, 0.2, seconds -> 3 * seconds - 1000);
        DemandReadings.Circuit read = read(ramp);
        double middle = 3 * (7200 - minutes * 30) - 1000;
        assertThat(read.present().watts()).isCloseTo(middle, within(1e-9 * middle));
        assertThat(read.present().vars()).isCloseTo(0.75 * middle, within(1e-9 * middle));
        assertThat(read.last()).isEqualTo(read.present());
        assertThat(read.complete()).isTrue();
        assertThat(read.maximum(DemandKind.ACTIVE).value())
                .isEqualTo(read.present().watts());
        assertThat(read.maximum(DemandKind.ACTIVE).millis()).isEqualTo(millis("2026-03-01T02:00"));
    }

    /** The average of A + B sin(2 pi t / day) over an interval T centred at t is A + B sinc(T / day) sin(2 pi t / day). */
    @ParameterizedTest
    @CsvSource({"fixed,1", "fixed,15", "fixed,60", "sliding,1", "sliding,15", "sliding,60"})
    void maximumOfASineOverTheDayFollowsItsClosedForm(String mode, int minutes) {
        DemandMeter day = meter(mode, minutes);
        double omega = 2 * Math.PI / DAY_SECONDS;
        feed(day, at(DAY), DAY_SECONDS, 1, seconds -> 2000 + 1500 * StrictMath.sin(omega * seconds));
        double half = omega * minutes * 30;
        double sinc = StrictMath.sin(half) / half;
        boolean sliding = mode.equals("sliding");
        double largest = 0;
        long minuteOfLargest = 0;
        for (int end = minutes; end <= 1440; end += sliding ? 1 : minutes) {
            double value = 2000 + 1500 * sinc * StrictMath.sin(omega * 60 * (end - minutes / 2.0));
            // A sum of two neighbours that mirror each other may come out either way.
            if (value > largest + 1e-6) {
                largest = value;
                minuteOfLargest = end;
            }
        }
        Stamped maximum = read(day).maximum(DemandKind.ACTIVE);
        // DemandWindows of a second take the sine at their middles: (omega s)^2 / 24 of it.
        assertThat(maximum.value()).isCloseTo(largest, within(1e-9 * largest));
        double mirrored = 2 * (360 + minutes / 2.0) - minuteOfLargest;
        double stamp = (maximum.millis() - millis(DAY)) / 60_000.0;
        assertThat(stamp == minuteOfLargest || stamp == mirrored)
                .as(stamp + " is " + minuteOfLargest + " or " + mirrored)
                .isTrue();
    }

    @Test
    void exportDemandKeepsItsSignAndIsAMaximumByMagnitude() {
        feed(meter, at(DAY), 2700, 0.2, seconds -> seconds < 900 ? 500 : seconds < 1800 ? -700 : 600);
        Stamped maximum = read(meter).maximum(DemandKind.ACTIVE);
        assertThat(maximum.value()).isCloseTo(-700, within(1e-9));
        assertThat(maximum.millis()).isEqualTo(millis("2026-03-01T00:30"));
        assertThat(read(meter).maximum(DemandKind.APPARENT).value()).isCloseTo(875, within(1e-9));
    }

    @Test
    void importAndExportWithinAnIntervalCancel() {
        feed(meter, at(DAY), 900, 0.2, seconds -> seconds < 450 ? 1000 : -1000);
        assertThat(read(meter).present().watts()).isCloseTo(0, within(1e-6));
        assertThat(read(meter).present().voltAmperes()).isCloseTo(1250, within(1e-9));
    }

    @Test
    void windowAcrossAMinuteCountsInBothMinutes() {
        DemandMeter minute = meter("fixed", 1);
        minute.add(DemandWindows.of(watts(100)), at(DAY), 59.9);
        minute.add(DemandWindows.of(watts(700)), at(DAY) + 59.9, 0.2);
        assertThat(read(minute).present().watts()).isCloseTo((100 * 59.9 + 700 * 0.1) / 60, within(1e-6));
        minute.add(DemandWindows.of(watts(100)), at(DAY) + 60.1, 59.9);
        assertThat(read(minute).present().watts()).isCloseTo((100 * 59.9 + 700 * 0.1) / 60, within(1e-6));
        assertThat(read(minute).complete()).isTrue();
    }

    @Test
    void equalDemandsKeepTheFirstStamp() {
        meter.add(DemandWindows.of(watts(1000)), at(DAY), 3 * 3600);
        assertThat(read(meter).maximum(DemandKind.ACTIVE).millis()).isEqualTo(millis("2026-03-01T00:15"));
    }

    @ParameterizedTest
    @CsvSource({"fixed,15", "sliding,15", "fixed,7", "sliding,60"})
    void steadyHoursGiveWhatSingleWindowsGive(String mode, int minutes) {
        DemandMeter single = meter(mode, minutes);
        DemandMeter batched = meter(mode, minutes);
        double at = at(DAY) + 1234.56;
        for (double level : new double[] {1000, -250, 3333.3, 20}) {
            double seconds = 4321.2;
            batched.add(DemandWindows.of(watts(level)), at, seconds);
            feed(single, at, seconds, 0.2, time -> level);
            at += seconds;
            assertThat(read(batched).present().watts())
                    .isCloseTo(read(single).present().watts(), within(1e-5));
            assertThat(read(batched).running().watts())
                    .isCloseTo(read(single).running().watts(), within(1e-5));
        }
        Stamped maximum = read(single).maximum(DemandKind.ACTIVE);
        assertThat(read(batched).maximum(DemandKind.ACTIVE).value()).isCloseTo(maximum.value(), within(1e-5));
        assertThat(read(batched).maximum(DemandKind.ACTIVE).millis()).isEqualTo(maximum.millis());
    }

    @Test
    void slidingDemandComesOnceAFullIntervalHasPassed() {
        DemandMeter sliding = meter("sliding", 15);
        sliding.add(DemandWindows.of(watts(400)), at(DAY) + 30, 900);
        assertThat(read(sliding).present().watts()).isNaN();
        assertThat(read(sliding).running().watts()).isCloseTo(400, within(1e-9));
        sliding.add(DemandWindows.of(watts(400)), at(DAY) + 930, 30);
        assertThat(read(sliding).present().watts()).isCloseTo(400, within(1e-9));
        sliding.add(DemandWindows.of(watts(1300)), at(DAY) + 960, 60);
        assertThat(read(sliding).present().watts()).isCloseTo(460, within(1e-9));
        assertThat(read(sliding).presentMillis()).isEqualTo(millis("2026-03-01T00:17"));
    }

    @Test
    void intervalBegunLateIsFlaggedAndNoMaximum() {
        meter.add(DemandWindows.of(watts(5000)), at(DAY) + 1, 899);
        assertThat(read(meter).present().watts()).isCloseTo(5000, within(1e-9));
        assertThat(read(meter).complete()).isFalse();
        assertThat(read(meter).last().watts()).isNaN();
        assertThat(read(meter).maximum(DemandKind.ACTIVE)).isEqualTo(Stamped.ABSENT);
        meter.add(DemandWindows.of(watts(100)), at(DAY) + 900, 900);
        assertThat(read(meter).complete()).isTrue();
        assertThat(read(meter).maximum(DemandKind.ACTIVE).value()).isCloseTo(100, within(1e-9));
    }

    @Test
    void intervalCutByMidnightIsFlagged() {
        DemandMeter seven = meter("fixed", 7);
        seven.add(DemandWindows.of(watts(100)), at(DAY), 205 * 420);
        assertThat(read(seven).complete()).isTrue();
        seven.add(DemandWindows.of(watts(900)), at(DAY) + 205 * 420, 300);
        assertThat(read(seven).presentMillis()).isEqualTo(millis("2026-03-02T00:00"));
        assertThat(read(seven).present().watts()).isCloseTo(900, within(1e-9));
        assertThat(read(seven).complete()).isFalse();
        seven.add(DemandWindows.of(watts(200)), at(DAY) + DAY_SECONDS, 420);
        assertThat(read(seven).presentMillis()).isEqualTo(millis("2026-03-02T00:07"));
        assertThat(read(seven).complete()).isTrue();
        assertThat(read(seven).maximum(DemandKind.ACTIVE).value()).isCloseTo(200, within(1e-9));
    }

    @Test
    void powerCutFlagsTheIntervalItFallsIn() {
        meter.add(DemandWindows.of(watts(100)), at(DAY), 1000);
        meter.add(DemandWindows.of(watts(300)), at(DAY) + 1002, 798);
        assertThat(read(meter).complete()).isFalse();
        assertThat(read(meter).present().watts()).isCloseTo((100.0 * 100 + 300 * 798) / 898, within(1e-9));
        assertThat(read(meter).maximum(DemandKind.ACTIVE).value()).isCloseTo(100, within(1e-9));
    }

    @Test
    void intervalThatEndedWhileThePowerWasOutIsFlagged() {
        meter.add(DemandWindows.of(watts(100)), at(DAY), 1000);
        meter.add(DemandWindows.of(watts(300)), at(DAY) + 7200, 1);
        assertThat(read(meter).complete()).isFalse();
        assertThat(read(meter).presentMillis()).isEqualTo(millis("2026-03-01T00:30"));
        assertThat(read(meter).running().watts()).isCloseTo(300, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T00:21:10",
                "2026-03-01T00:18:00",
                "2026-03-01T05:07:03",
                "2026-02-28T23:59:30",
                "2025-12-31T12:00:10",
                "2026-03-02T00:00:30"
            })
    void clockSetFlagsBothIntervalsItTouches(String to) {
        meter.add(DemandWindows.of(watts(100)), at(DAY), 1200);
        double set = at(to);
        meter.clockSet(at(DAY) + 1200, set);
        assertThat(read(meter).present().watts()).isCloseTo(100, within(1e-6));
        assertThat(read(meter).presentMillis()).isEqualTo(millis("2026-03-01T00:20"));
        assertThat(read(meter).complete()).isFalse();
        double boundary = (Math.floor(set / 900) + 1) * 900;
        meter.add(DemandWindows.of(watts(900)), set - 0.1, boundary - set + 0.1);
        assertThat(read(meter).presentMillis()).isEqualTo(Math.round(boundary * 1e3));
        assertThat(read(meter).present().watts()).isCloseTo(900, within(1e-6));
        assertThat(read(meter).complete()).isFalse();
        assertThat(read(meter).maximum(DemandKind.ACTIVE).value()).isCloseTo(100, within(1e-6));
        meter.add(DemandWindows.of(watts(200)), boundary, 900);
        assertThat(read(meter).complete()).isTrue();
        assertThat(read(meter).maximum(DemandKind.ACTIVE).value()).isCloseTo(200, within(1e-6));
    }

    @Test
    void clockSetToTheBeginOfAnIntervalLeavesThatOneWhole() {
        meter.add(DemandWindows.of(watts(100)), at(DAY), 1200);
        meter.clockSet(at(DAY) + 1200, at("2026-03-02T00:00"));
        meter.add(DemandWindows.of(watts(900)), at("2026-03-02T00:00") - 0.15, 900.15);
        assertThat(read(meter).complete()).isTrue();
        assertThat(read(meter).maximum(DemandKind.ACTIVE).millis()).isEqualTo(millis("2026-03-02T00:15"));
    }

    @Test
    void clockSetMakesSlidingDemandWaitForAFullInterval() {
        DemandMeter sliding = meter("sliding", 2);
        sliding.add(DemandWindows.of(watts(100)), at(DAY), 600);
        sliding.clockSet(at(DAY) + 600, at(DAY) + 660);
        sliding.add(DemandWindows.of(watts(500)), at(DAY) + 660, 60);
        assertThat(read(sliding).present().watts()).isCloseTo(100, within(1e-9));
        sliding.add(DemandWindows.of(watts(500)), at(DAY) + 720, 60);
        assertThat(read(sliding).present().watts()).isCloseTo(500, within(1e-9));
    }

    @Test
    void resetClearsOneCircuitAndFlagsItsInterval() {
        DemandMeter two = new DemandMeter(2);
        two.add(DemandWindows.of(watts(100), watts(50)), at(DAY), 1000);
        two.reset(OptionalInt.of(1));
        assertThat(two.readings().circuit(1)).isEqualTo(DemandReadings.Circuit.ABSENT);
        assertThat(two.readings().circuit(0).present().watts()).isCloseTo(100, within(1e-9));
        two.add(DemandWindows.of(watts(100), watts(50)), at(DAY) + 1000, 800);
        assertThat(two.readings().circuit(0).complete()).isTrue();
        assertThat(two.readings().circuit(1).complete()).isFalse();
        assertThat(two.readings().circuit(1).maximum(DemandKind.ACTIVE)).isEqualTo(Stamped.ABSENT);
        two.reset(OptionalInt.empty());
        assertThat(two.readings()).isEqualTo(DemandReadings.none(2));
    }

    @Test
    void changedIntervalStartsAnewAndAnUnchangedOneDoesNot() {
        meter.add(DemandWindows.of(watts(100)), at(DAY), 1000);
        meter.configure(DemandWindows.settings("extremes.clear", "day"));
        assertThat(read(meter).present().watts()).isCloseTo(100, within(1e-9));
        meter.configure(DemandWindows.settings("demand.interval", "5"));
        assertThat(read(meter)).isEqualTo(DemandReadings.Circuit.ABSENT);
        meter.add(DemandWindows.of(watts(300)), at(DAY) + 1000, 500);
        assertThat(read(meter).presentMillis()).isEqualTo(millis("2026-03-01T00:25"));
        assertThat(read(meter).maximum(DemandKind.ACTIVE).value()).isCloseTo(300, within(1e-9));
    }

    @Test
    void absentPowerCoversNoTime() {
        meter.add(DemandWindows.of(watts(100)), at(DAY), 899);
        meter.add(DemandWindows.of(Power.ABSENT), at(DAY) + 899, 1);
        assertThat(read(meter).present().watts()).isCloseTo(100, within(1e-9));
        assertThat(read(meter).complete()).isFalse();
    }

    /** Demand of 1 and 3 kW in turn, minute by minute: what a fixed and a sliding interval of three minutes make of it. */
    @Test
    void fixedAndSlidingMaximaDifferAsTheyShould() {
        DemandMeter fixed = meter("fixed", 3);
        DemandMeter sliding = meter("sliding", 3);
        double[] kilowatts = {1, 2, 3, 9, 1, 1, 9, 9, 0};
        for (int minute = 0; minute < kilowatts.length; minute++) {
            for (DemandMeter each : new DemandMeter[] {fixed, sliding}) {
                each.add(DemandWindows.of(watts(1000 * kilowatts[minute])), at(DAY) + 60 * minute, 60);
            }
        }
        assertThat(read(fixed).maximum(DemandKind.ACTIVE)).isEqualTo(new Stamped(6000, millis("2026-03-01T00:09")));
        assertThat(read(sliding).maximum(DemandKind.ACTIVE).value()).isCloseTo(19_000 / 3.0, within(1e-9));
        assertThat(read(sliding).maximum(DemandKind.ACTIVE).millis()).isEqualTo(millis("2026-03-01T00:08"));
    }

    @ParameterizedTest
    @CsvSource({"2e-4, 0.2", "-2e-4, 0.2", "2e-4, 60", "-2e-4, 60", "2e-4, 7200", "-2e-4, 7200"})
    void clockThatDriftsMeasuresWholeIntervals(double drift, double window) {
        DemandMeter hour = meter("fixed", 60);
        long windows = Math.round(14_500 / window) + 1;
        for (long k = 0; k < windows; k++) {
            double lastStart = at(DAY) + ((k + 1) * window - 0.2) * (1 + drift);
            hour.add(DemandWindows.of(watts(1000)), lastStart + 0.2 - window, window);
        }
        assertThat(read(hour).present().watts()).isCloseTo(1000, within(1e-9));
        assertThat(read(hour).complete()).isTrue();
        assertThat(read(hour).last()).isEqualTo(read(hour).present());
        assertThat(read(hour).presentMillis()).isGreaterThanOrEqualTo(millis("2026-03-01T04:00"));
    }
}
