package io.metertwin.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MinutePiecesTest {

    @Test
    void piecesFollowEachOtherAndSeveralWindowsHoldNoFullMinute() {
        Random random = new Random(7);
        for (int trial = 0; trial < 2000; trial++) {
            double start = 1_772_323_200 + 3600 * random.nextDouble();
            double length = 0.15 + 0.1 * random.nextDouble();
            long windows = random.nextLong(1, 5001);
            long[] next = {0};
            MinutePieces.cut(start, length, windows, (first, count) -> {
                assertThat(first).isEqualTo(next[0]);
                next[0] = first + count;
                double begin = start + first * length;
                double end = start + next[0] * length;
                if (count > 1) {
                    assertThat(Math.floor(end / 60)).isEqualTo(Math.floor(begin / 60));
                }
            });
            assertThat(next[0]).isEqualTo(windows);
        }
    }

    @Test
    void windowThatEndsAtAFullMinuteStandsAlone() {
        StringBuilder pieces = new StringBuilder();
        MinutePieces.cut(1_772_323_200 + 59, 0.2, 310, (first, count) -> pieces.append(first + "+" + count + " "));
        assertThat(pieces.toString()).isEqualTo("0+4 4+1 5+299 304+1 305+5 ");
    }
}
