package io.metertwin.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rules of IEC 61000-4-30, 5.4 and 5.5, on half-cycle values given one by one: 10 ms and 128 samples apart. */
class VoltageEventDetectorTest {

    private static final double RATE_HZ = 12_800;
    private static final int HALF_CYCLE = 128;
    private static final long CLOCK_AT_START = 1_700_000_000_000L;

    private final EventLog log = new EventLog(EventLog.CAPACITY);
    private final VoltageEventDetector detector = new VoltageEventDetector(
            VoltageGroup.phases(1), RATE_HZ, sample -> CLOCK_AT_START + (long) (sample / RATE_HZ * 1e3), log);
    private int halfCycles;

    /** One value for each channel, percent of 100 V. */
    private void feed(double l1, double l2, double l3) {
        halfCycles++;
        double end = halfCycles * (double) HALF_CYCLE;
        detector.accept(0, end - 2 * HALF_CYCLE, end, l1);
        detector.accept(1, end - 2 * HALF_CYCLE, end, l2);
        detector.accept(2, end - 2 * HALF_CYCLE, end, l3);
    }

    private void configure() {
        detector.configure(new VoltageThresholds(100, 90, 110, 5, 2));
    }

    private List<EventRecord> newestFirst() {
        return log.records().newestFirst();
    }

    @Test
    void valueAtAThresholdIsStillInside() {
        configure();
        feed(90, 110, 100);
        assertThat(newestFirst()).isEmpty();
        feed(89.999, 110, 100);
        feed(89.999, 110.001, 100);
        assertThat(newestFirst())
                .extracting(entry -> entry.event().kind())
                .containsExactly(EventKind.VOLTAGE_SWELL, EventKind.VOLTAGE_DIP);
    }

    @Test
    void voltageThatFluttersWithinTheHysteresisIsOneEvent() {
        configure();
        for (int k = 0; k < 50; k++) {
            feed(89, 111, 100);
            feed(91.999, 108.001, 100);
        }
        assertThat(log.records().counts())
                .containsOnly(Map.entry(EventKind.VOLTAGE_DIP, 1L), Map.entry(EventKind.VOLTAGE_SWELL, 1L));
        assertThat(log.records().open()).isEqualTo(2);
        feed(92, 108, 100);
        assertThat(log.records().open()).isZero();
    }

    @Test
    void voltageThatFluttersBeyondTheHysteresisIsAnEventEachTime() {
        configure();
        for (int k = 0; k < 50; k++) {
            feed(89, 100, 100);
            feed(92, 100, 100);
        }
        assertThat(log.records().count(EventKind.VOLTAGE_DIP)).isEqualTo(50);
        assertThat(log.records().count(EventKind.VOLTAGE_SWELL)).isZero();
    }

    @Test
    void eventThatLastsIsInTheLogWithWhatIsKnownSoFar() {
        configure();
        feed(100, 100, 100);
        feed(80, 100, 100);
        feed(60, 85, 100);
        VoltageDip dip = (VoltageDip) newestFirst().get(0).event();
        assertThat(dip.span().hasEnded()).isFalse();
        assertThat(dip.span().durationMillis()).isNaN();
        assertThat(dip.residualVolts()).isEqualTo(60);
        assertThat(dip.on()).isEqualTo(new AffectedVoltages(1, Set.of(VoltageChannel.L1, VoltageChannel.L2), 100));
        assertThat(log.records().open()).isEqualTo(1);
    }

    /** Both ends stand for the middles of their cycles, so the duration is the number of half cycles between them. */
    @Test
    void startIsMeterTimeAndTheDurationGoesBySamples() {
        configure();
        feed(100, 100, 100);
        feed(100, 100, 100);
        feed(50, 100, 100);
        feed(50, 100, 100);
        feed(50, 100, 100);
        feed(100, 100, 100);
        EventSpan span = newestFirst().get(0).event().span();
        assertThat(span.startMillis()).isEqualTo(CLOCK_AT_START + 20);
        assertThat(span.durationMillis()).isCloseTo(30, within(1e-9));
    }

    @Test
    void interruptionBeginsWithTheLastChannelAndEndsWithTheFirst() {
        configure();
        feed(100, 100, 100);
        feed(1, 4.9, 5);
        assertThat(log.records().count(EventKind.VOLTAGE_INTERRUPTION)).isZero();
        feed(2, 4.9, 4.9);
        feed(6.9, 6.9, 6.9);
        assertThat(log.records().open()).isEqualTo(2);
        feed(0, 0, 7);
        VoltageInterruption interruption =
                (VoltageInterruption) newestFirst().get(0).event();
        assertThat(interruption.span().hasEnded()).isTrue();
        assertThat(interruption.residualVolts()).isZero();
        assertThat(interruption.span().durationMillis()).isCloseTo(20, within(1e-9));
        assertThat(log.records().open()).isEqualTo(1);
    }

    @Test
    void channelsWithoutAValueYetNeitherInterruptNorHoldUpADip() {
        configure();
        detector.accept(0, 0, 256, 0);
        assertThat(newestFirst()).extracting(entry -> entry.event().kind()).containsExactly(EventKind.VOLTAGE_DIP);
        detector.accept(0, 128, 384, 100);
        assertThat(log.records().open()).isZero();
    }

    @Test
    void stoppedDetectorEndsWhatLastsAndSeesNothing() {
        configure();
        feed(50, 100, 100);
        feed(50, 100, 100);
        detector.stop();
        assertThat(newestFirst().get(0).event().span().durationMillis()).isCloseTo(10, within(1e-9));
        feed(0, 0, 0);
        assertThat(newestFirst()).hasSize(1);
        configure();
        feed(100, 100, 100);
        assertThat(newestFirst()).hasSize(1);
    }

    @Test
    void eventThatLastsIsJudgedByNewThresholds() {
        configure();
        feed(80, 100, 100);
        detector.configure(new VoltageThresholds(100, 70, 110, 5, 2));
        feed(80, 100, 100);
        assertThat(log.records().open()).isZero();
        assertThat(newestFirst()).hasSize(1);
    }

    @Test
    void groupOfOneChannelIsInterruptedByIt() {
        VoltageEventDetector single =
                new VoltageEventDetector(new VoltageGroup(0, List.of(VoltageChannel.L1)), RATE_HZ, sample -> 0, log);
        single.configure(new VoltageThresholds(100, 90, 110, 5, 2));
        single.accept(0, 0, 256, 3);
        assertThat(log.records().count(EventKind.VOLTAGE_INTERRUPTION)).isEqualTo(1);
    }
}
