package io.metertwin.core.communication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CommunicationCountersTest {

    private static final int TIMES = 20_000;

    private final CommunicationCounters counters = new CommunicationCounters();

    @Test
    void whatSeveralThreadsCountAtOnceIsNotLost() {
        IntStream.range(0, TIMES).parallel().forEach(k -> {
            counters.frame();
            counters.otherUnit();
            counters.crcError(k);
            counters.framingError(k);
            counters.exception(1 + k % 4, k);
            counters.connected();
            counters.disconnected();
        });
        CommunicationReadings read = counters.readings();
        assertThat(read.frames()).isEqualTo(TIMES);
        assertThat(read.otherUnits()).isEqualTo(TIMES);
        assertThat(read.crcErrors()).isEqualTo(TIMES);
        assertThat(read.framingErrors()).isEqualTo(TIMES);
        long each = TIMES / 4;
        assertThat(read.exceptions()).isEqualTo(Map.of(1, each, 2, each, 3, each, 4, each));
        assertThat(read.connections()).isZero();
        assertThat(read.accepted()).isEqualTo(TIMES);
    }

    @Test
    void theLastErrorIsTheLastOneWithItsTime() {
        counters.crcError(1000);
        counters.exception(2, 2500);
        assertThat(counters.readings().lastError()).isEqualTo(2);
        assertThat(counters.readings().lastErrorMillis()).isEqualTo(OptionalLong.of(2500));
        counters.framingError(3000);
        assertThat(counters.readings().lastError()).isEqualTo(CommunicationReadings.FRAMING_ERROR);
    }

    @Test
    void aMeterNobodyHasTalkedToHasCountedNothing() {
        assertThat(counters.readings()).isEqualTo(CommunicationReadings.NONE);
        assertThat(counters.readings().exceptions(1)).isZero();
    }
}
