package io.metertwin.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.core.command.CommandResult;
import io.metertwin.core.command.MeterCommand;
import io.metertwin.core.command.Origin;
import io.metertwin.core.event.EventKind;
import io.metertwin.core.event.EventRecord;
import io.metertwin.core.event.EventSpan;
import io.metertwin.core.event.MeterEvent;
import io.metertwin.core.event.VoltageChannel;
import io.metertwin.core.event.VoltageDip;
import io.metertwin.core.event.VoltageInterruption;
import io.metertwin.core.event.VoltageSwell;
import io.metertwin.core.measure.PowerState;
import io.metertwin.core.settings.SettingChange;
import io.metertwin.core.settings.SettingException;
import io.metertwin.signal.Phase;
import io.metertwin.signal.disturbance.DisturbedGrid;
import io.metertwin.signal.disturbance.GridDisturbance;
import io.metertwin.signal.disturbance.Interruption;
import io.metertwin.signal.disturbance.Sag;
import io.metertwin.signal.disturbance.Swell;
import io.metertwin.signal.grid.CircuitLoad;
import io.metertwin.signal.grid.Distortion;
import io.metertwin.signal.grid.GridSupply;
import io.metertwin.signal.grid.LoadProfile;
import io.metertwin.signal.grid.PhaseLoad;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens to the grid is in the log of the meter, whichever way the meter runs. */
class VoltageEventsOfTheMeterTest {

    private static final double VOLTS = 230;
    private static final double HALF_CYCLE_MILLIS = 10;

    /** A tenth of what class A allows (IEC 61000-4-30, 5.4.5.1: 0.2 % of the declared voltage). */
    private static final double EXTREME = 2e-4;

    /** Begin and end of an event: each is the middle of a cycle that tells, half a cycle off and half a cycle late at most. */
    private static final double CYCLE_MILLIS = 2 * HALF_CYCLE_MILLIS;

    private static TestMeter meter(Fidelity fidelity, GridDisturbance... disturbances) {
        GridSupply supply = GridSupply.balanced(VOLTS, 50, GridSupply.Sequence.ABC, Distortion.NONE);
        CircuitLoad load = CircuitLoad.balanced(new PhaseLoad.ByCurrent(100, -0.3, Distortion.NONE));
        DisturbedGrid world = new DisturbedGrid(supply, List.of(LoadProfile.steady(load)), List.of(disturbances));
        return new TestMeter(world, PowerState.ON, fidelity, 5);
    }

    private static List<MeterEvent> events(TestMeter meter) {
        List<EventRecord> records =
                new ArrayList<>(meter.loop.snapshot().events().newestFirst());
        records.sort(Comparator.comparingLong(EventRecord::number));
        return records.stream().map(EventRecord::event).toList();
    }

    private static void compare(String what, EventSpan span, double startSeconds, double endSeconds) {
        double begun =
                span.startMillis() - Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
        double late = begun - 1e3 * startSeconds;
        double longer = span.durationMillis() - 1e3 * (endSeconds - startSeconds);
        System.out.printf("%s: begins %.1f ms after it, lasts %.2f ms longer%n", what, late, longer);
        assertThat(late).isBetween(-HALF_CYCLE_MILLIS - 1, CYCLE_MILLIS + 1);
        assertThat(longer).isCloseTo(0, within(CYCLE_MILLIS + HALF_CYCLE_MILLIS));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fidelity.class,
            names = {"WAVEFORM", "GRID_CLOCK", "AUTO"})
    void sagSwellAndInterruptionAreInTheLog(Fidelity fidelity) {
        Set<Phase> two = EnumSet.of(Phase.L1, Phase.L2);
        TestMeter meter = meter(
                fidelity,
                new Sag(2.013, 2.513, 0.6, two),
                new Swell(5.4, 5.7, 1.25, EnumSet.of(Phase.L3)),
                new Interruption(8.207, 9.007));
        meter.run(14);
        List<MeterEvent> events = events(meter);
        assertThat(events).hasSize(4);
        VoltageDip dip = (VoltageDip) events.get(0);
        compare(fidelity + " dip", dip.span(), 2.013, 2.513);
        assertThat(dip.residualVolts() / VOLTS).isCloseTo(0.6, within(EXTREME));
        assertThat(dip.on().channels()).containsExactly(VoltageChannel.PHASES.get(0), VoltageChannel.PHASES.get(1));
        VoltageSwell swell = (VoltageSwell) events.get(1);
        compare(fidelity + " swell", swell.span(), 5.4, 5.7);
        assertThat(swell.maximumVolts() / VOLTS).isCloseTo(1.25, within(EXTREME));
        assertThat(swell.on().channels()).containsExactly(VoltageChannel.PHASES.get(2));
        VoltageDip fall = (VoltageDip) events.get(2);
        compare(fidelity + " dip of the interruption", fall.span(), 8.207, 9.007);
        VoltageInterruption interruption = (VoltageInterruption) events.get(3);
        compare(fidelity + " interruption", interruption.span(), 8.207, 9.007);
        assertThat(interruption.residualVolts() / VOLTS).isCloseTo(0, within(EXTREME));
        assertThat(interruption.on().channels()).hasSize(3);
        assertThat(meter.loop.snapshot().events().open()).isZero();
        assertThat(meter.loop.snapshot().events().count(EventKind.VOLTAGE_DIP)).isEqualTo(2);
    }

    /** One cycle is the shortest event whose residual is in the log as it was. */
    @ParameterizedTest
    @EnumSource(
            value = Fidelity.class,
            names = {"WAVEFORM", "GRID_CLOCK", "AUTO"})
    void sagOfTwoCyclesReadsItsResidualVoltage(Fidelity fidelity) {
        TestMeter meter = meter(fidelity, new Sag(3.2571, 3.2971, 0.8, Set.of(Phase.L1)));
        meter.run(6);
        List<MeterEvent> events = events(meter);
        assertThat(events).hasSize(1);
        VoltageDip dip = (VoltageDip) events.get(0);
        compare(fidelity + " short dip", dip.span(), 3.2571, 3.2971);
        assertThat(dip.residualVolts() / VOLTS).isCloseTo(0.8, within(EXTREME));
    }

    /** What stays within the thresholds is no event. */
    @ParameterizedTest
    @EnumSource(
            value = Fidelity.class,
            names = {"WAVEFORM", "GRID_CLOCK", "AUTO"})
    void voltageWithinTheThresholdsIsNoEvent(Fidelity fidelity) {
        TestMeter meter =
                meter(fidelity, new Sag(2, 2.5, 0.905, Set.of(Phase.L1)), new Swell(4, 4.5, 1.095, Set.of(Phase.L2)));
        meter.run(6);
        assertThat(events(meter)).isEmpty();
    }

    private static void change(TestMeter meter, String... idsAndTexts) throws SettingException {
        List<SettingChange<?>> changes = new ArrayList<>();
        for (int k = 0; k < idsAndTexts.length; k += 2) {
            changes.add(SettingChange.parse(meter.catalogue.find(idsAndTexts[k]).orElseThrow(), idsAndTexts[k + 1]));
        }
        var reply = meter.loop.submit(new MeterCommand.ChangeSettings(changes, new Origin("test", "here")));
        meter.loop.drain();
        assertThat(reply.join()).isEqualTo(new CommandResult.Accepted());
    }

    /** The windows that had begun when the ratio was set are still in the old one; the thresholds are in the new one. */
    @ParameterizedTest
    @EnumSource(Fidelity.class)
    void anotherRatioOfTheTransformersIsNoEventAndNoAlarm(Fidelity fidelity) throws SettingException {
        TestMeter meter = meter(fidelity);
        change(
                meter,
                "c1.alarm.undervoltage.enabled",
                "on",
                "c1.alarm.undervoltage.threshold",
                "200",
                "c1.alarm.overvoltage.enabled",
                "on",
                "c1.alarm.overvoltage.threshold",
                "260");
        for (int ratio : new int[] {10, 1, 11, 9, 1}) {
            meter.run(1.07);
            change(
                    meter,
                    "vt.ratio",
                    "" + ratio,
                    "c1.alarm.undervoltage.threshold",
                    "" + 200 * ratio,
                    "c1.alarm.overvoltage.threshold",
                    "" + 260 * ratio);
        }
        meter.run(1.07);
        assertThat(events(meter)).isEmpty();
        assertThat(meter.loop.snapshot().protection().toString()).doesNotContain("active=true");
    }

    /** Only what could still be in the old ratio is left out: a sag that begins afterwards is seen from its begin. */
    @Test
    void aSagAfterAnotherRatioIsSeenInTheNewOne() throws SettingException {
        TestMeter meter = meter(Fidelity.WAVEFORM, new Sag(2.013, 2.513, 0.6, Set.of(Phase.L1)));
        meter.run(1.5);
        change(meter, "vt.ratio", "10");
        meter.run(3);
        assertThat(events(meter)).hasSize(1);
        VoltageDip dip = (VoltageDip) events(meter).get(0);
        compare("dip in another ratio", dip.span(), 2.013, 2.513);
        assertThat(dip.residualVolts() / (10 * VOLTS)).isCloseTo(0.6, within(EXTREME));
    }
}
