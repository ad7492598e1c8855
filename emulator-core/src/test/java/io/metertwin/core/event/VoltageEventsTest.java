package io.metertwin.core.event;

import static io.metertwin.core.event.Supply.CYCLE_MILLIS;
import static io.metertwin.core.event.Supply.STEADY;
import static io.metertwin.core.event.Supply.VOLTS;
import static io.metertwin.core.event.Supply.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From waveforms to events: residual voltages and times against what was put in. */
class VoltageEventsTest {

    private static final double HALF_CYCLE_MILLIS = CYCLE_MILLIS / 2;

    private static VoltageDip onlyDip(Supply supply) {
        List<MeterEvent> events = supply.events();
        assertThat(events).hasSize(1);
        return (VoltageDip) events.get(0);
    }

    @ParameterizedTest(name = "to {0}")
    @ValueSource(doubles = {0.85, 0.7, 0.4, 0.01})
    void dipOfFiveCyclesHasItsResidualAndItsDurationToHalfACycle(double share) {
        Supply supply = new Supply(step(share, 7, 12), STEADY, STEADY).run(3);
        VoltageDip dip = onlyDip(supply);
        assertThat(dip.residualVolts() / VOLTS).isCloseTo(share, within(1e-5));
        assertThat(dip.on().share(dip.residualVolts())).isCloseTo(share, within(1e-5));
        assertThat(dip.on().channels()).containsExactly(VoltageChannel.L1);
        assertThat((double) dip.span().startMillis()).isCloseTo(7 * CYCLE_MILLIS, within(HALF_CYCLE_MILLIS));
        assertThat(dip.span().durationMillis()).isCloseTo(5 * CYCLE_MILLIS, within(HALF_CYCLE_MILLIS + 1e-9));
    }

    /** Half a cycle whole, half a cycle at d: sqrt((1 + d^2) / 2). */
    @ParameterizedTest(name = "to {0}")
    @ValueSource(doubles = {0.7, 0.4, 0})
    void residualOfADipOfHalfACycleIsTheRmsOfTheMixedCycle(double share) {
        VoltageDip dip = onlyDip(new Supply(step(share, 7, 7.5), STEADY, STEADY).run(2));
        assertThat(dip.residualVolts() / VOLTS).isCloseTo(Math.sqrt((1 + share * share) / 2), within(1e-5));
        assertThat(dip.span().durationMillis()).isCloseTo(HALF_CYCLE_MILLIS, within(HALF_CYCLE_MILLIS + 1e-9));
    }

    /** L2 crosses zero a third of a cycle after L1, L3 two thirds; a point is 20 ms / 256. */
    @ParameterizedTest(name = "channel {0}")
    @CsvSource({"1, 0.33333333", "2, 0.16666667"})
    void dipBeginsAtAHalfCycleOfItsOwnChannel(int channel, double crossing) {
        double from = 7 + crossing;
        Supply supply = new Supply(
                        STEADY,
                        channel == 1 ? step(0.5, from, from + 5) : STEADY,
                        channel == 2 ? step(0.5, from, from + 5) : STEADY)
                .run(3);
        VoltageDip dip = onlyDip(supply);
        assertThat(dip.on().channels()).containsExactly(VoltageChannel.values()[channel]);
        assertThat((double) dip.span().startMillis()).isCloseTo(from * CYCLE_MILLIS, within(0.6));
        assertThat(dip.span().durationMillis()).isCloseTo(5.5 * CYCLE_MILLIS, within(0.1));
        assertThat(dip.residualVolts() / VOLTS).isCloseTo(0.5, within(1e-5));
    }

    @Test
    void dipIsTheSameWhereverItLiesAgainstTheWindows() {
        for (double from = 8; from < 13; from += 0.5) {
            VoltageDip dip = onlyDip(new Supply(step(0.7, from, from + 25), STEADY, STEADY).run(6));
            assertThat(dip.span().startMillis()).as("from %s", from).isEqualTo((long) (from * CYCLE_MILLIS));
            assertThat(dip.span().durationMillis()).as("from %s", from).isCloseTo(25.5 * CYCLE_MILLIS, within(1e-6));
            assertThat(dip.residualVolts() / VOLTS).isCloseTo(0.7, within(1e-5));
        }
    }

    /**
     * It begins with the first whole cycle of the last channel: L2 crosses zero 1/3 of a cycle after the break, its cycle
     * has its middle 5/6 after it. It ends with the first cycle that holds any voltage again: that of L3, which crosses
     * zero 1/6 after the return and has its middle 1/3 before it.
     */
    @Test
    void interruptionLiesInsideTheDipThatItIsToo() {
        Supply supply = new Supply(step(0.02, 7, 27), step(0.02, 7, 27), step(0.03, 7, 27)).run(5);
        List<MeterEvent> events = supply.events();
        assertThat(events)
                .extracting(MeterEvent::kind)
                .containsExactly(EventKind.VOLTAGE_DIP, EventKind.VOLTAGE_INTERRUPTION);
        VoltageDip dip = (VoltageDip) events.get(0);
        VoltageInterruption interruption = (VoltageInterruption) events.get(1);
        assertThat(interruption.residualVolts() / VOLTS).isCloseTo(0.02, within(1e-5));
        assertThat(dip.residualVolts()).isEqualTo(interruption.residualVolts());
        assertThat(interruption.on().channels()).containsExactlyElementsOf(VoltageChannel.PHASES);
        assertThat(interruption.span().startMillis()).isGreaterThan(dip.span().startMillis());
        assertThat(end(interruption)).isLessThan(end(dip));
        assertThat(interruption.span().durationMillis())
                .isCloseTo((20 - 7 / 6.0) * CYCLE_MILLIS, within(2 * CYCLE_MILLIS / 256));
    }

    private static double end(MeterEvent event) {
        return event.span().startMillis() + event.span().durationMillis();
    }

    @Test
    void voltageThatIsLeftOnOnePhaseMakesItADipAndNoInterruption() {
        VoltageDip dip = onlyDip(new Supply(step(0, 7, 27), step(0, 7, 27), step(0.5, 7, 27)).run(5));
        assertThat(dip.on().channels()).containsExactlyElementsOf(VoltageChannel.PHASES);
        assertThat(dip.residualVolts()).isLessThan(1e-5 * VOLTS);
    }

    @Test
    void swellHasItsMaximum() {
        List<MeterEvent> events =
                new Supply(STEADY, step(1.3, 7, 12), STEADY).run(3).events();
        assertThat(events).hasSize(1);
        VoltageSwell swell = (VoltageSwell) events.get(0);
        assertThat(swell.maximumVolts() / VOLTS).isCloseTo(1.3, within(1e-5));
        assertThat(swell.on().channels()).containsExactly(VoltageChannel.L2);
        assertThat(swell.span().durationMillis()).isCloseTo(5 * CYCLE_MILLIS, within(CYCLE_MILLIS));
    }

    @Test
    void dipThatWandersThroughThePhasesIsOne() {
        VoltageDip dip = onlyDip(new Supply(step(0.8, 5, 12), step(0.6, 11, 18), step(0.7, 17, 25)).run(4));
        assertThat(dip.on().channels()).containsExactlyElementsOf(VoltageChannel.PHASES);
        assertThat(dip.residualVolts() / VOLTS).isCloseTo(0.6, within(1e-5));
        assertThat(dip.span().durationMillis()).isCloseTo(20 * CYCLE_MILLIS, within(CYCLE_MILLIS));
    }

    /**
     * Dips of any length at any phase. With a residual of at most 78 % half a cycle of it takes the rms below 90 %, so the
     * value that begins the event is of the half cycle in which it happened or of the next: within half a cycle. To come
     * back to 92 % takes at most 0.846 of the energy of a cycle: never early, and at most 0.8 cycles late.
     */
    @Test
    void beginIsHalfACycleOffAtMostAndTheEndFourFifthsLate() {
        Random random = new Random(4_30);
        double earliest = 0;
        double latest = 0;
        double latestEnd = 0;
        double earliestEnd = 1;
        for (int run = 0; run < 400; run++) {
            double share = 0.78 * random.nextDouble();
            double from = 5 + 5 * random.nextDouble();
            double to = from + 2 + 8 * random.nextDouble();
            double angle = 2 * Math.PI * random.nextDouble();
            VoltageDip dip = onlyDip(new Supply(angle, step(share, from, to), STEADY, STEADY).run(3));
            double begin = dip.span().startMillis() / CYCLE_MILLIS - from;
            double end = end(dip) / CYCLE_MILLIS - to;
            earliest = Math.min(earliest, begin);
            latest = Math.max(latest, begin);
            earliestEnd = Math.min(earliestEnd, end);
            latestEnd = Math.max(latestEnd, end);
            assertThat(dip.residualVolts() / VOLTS).isCloseTo(share, within(1e-5));
        }
        System.out.printf(
                "dip: begin %.3f..%.3f, end %.3f..%.3f cycles off%n", earliest, latest, earliestEnd, latestEnd);
        double resolution = 1 / CYCLE_MILLIS / 2 + 1.0 / 256;
        assertThat(earliest).isGreaterThan(-0.5 - resolution);
        assertThat(latest).isLessThan(0.5 + resolution);
        assertThat(earliestEnd).isGreaterThan(-resolution);
        assertThat(latestEnd).isLessThan(0.8 + resolution);
    }
}
