package io.metertwin.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class EventLogTest {

    private static final AffectedVoltages ON_L1 = new AffectedVoltages(0, Set.of(VoltageChannel.L1), 230);

    private final EventLog log = new EventLog(3);

    private static MeterEvent dip(long startMillis, double durationMillis) {
        return new VoltageDip(new EventSpan(startMillis, durationMillis), ON_L1, 100);
    }

    @Test
    void newLogIsEmpty() {
        assertThat(log.records()).isEqualTo(EventRecords.NONE);
        assertThat(log.records().count(EventKind.VOLTAGE_SWELL)).isZero();
    }

    @Test
    void lastEventsStayNewestFirstAndAllAreCounted() {
        for (int k = 1; k <= 5; k++) {
            log.add(dip(k, 10));
        }
        assertThat(log.records().newestFirst()).extracting(EventRecord::number).containsExactly(5L, 4L, 3L);
        assertThat(log.records().count(EventKind.VOLTAGE_DIP)).isEqualTo(5);
        assertThat(log.records().open()).isZero();
    }

    @Test
    void eventThatLastsIsNotPushedOut() {
        long lasting = log.add(dip(1, Double.NaN));
        for (int k = 2; k <= 9; k++) {
            log.add(dip(k, 10));
        }
        assertThat(log.records().newestFirst()).extracting(EventRecord::number).containsExactly(9L, 8L, lasting);
        assertThat(log.records().open()).isEqualTo(1);
        log.update(lasting, dip(1, 500));
        assertThat(log.records().newestFirst().get(2).event()).isEqualTo(dip(1, 500));
        assertThat(log.records().open()).isZero();
    }

    @Test
    void eventThatIsOutOfTheLogStaysOut() {
        long first = log.add(dip(1, Double.NaN));
        for (int k = 2; k <= 4; k++) {
            log.add(dip(k, Double.NaN));
        }
        log.update(first, dip(1, 5));
        assertThat(log.records().newestFirst()).extracting(EventRecord::number).containsExactly(4L, 3L, 2L);
    }

    @Test
    void recordsAreOneObjectUntilSomethingHappensAndNeverChange() {
        long number = log.add(dip(1, Double.NaN));
        EventRecords before = log.records();
        assertThat(log.records()).isSameAs(before);
        log.update(number, dip(1, 20));
        log.add(dip(2, 10));
        assertThat(before.newestFirst()).containsExactly(new EventRecord(number, dip(1, Double.NaN)));
        assertThat(before.open()).isEqualTo(1);
        assertThat(before.count(EventKind.VOLTAGE_DIP)).isEqualTo(1);
    }
}
