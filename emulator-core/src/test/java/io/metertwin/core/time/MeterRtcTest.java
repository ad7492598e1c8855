package io.metertwin.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeterRtcTest {

    private static final Instant START = Instant.parse("2026-03-29T00:59:59Z");
    private final MeterRtc rtc = new MeterRtc();

    @Test
    void aClockNobodyHasSetShowsVirtualTime() {
        assertThat(rtc.millisAt(START)).isEqualTo(START.toEpochMilli());
        assertThat(rtc.secondsAt(1.5e9)).isEqualTo(1.5e9);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 86_400_000, 1_774_742_400_123L, 4_294_967_295_999L})
    void itGoesOnFromWhereItWasSet(long millis) {
        rtc.set(millis, START);
        assertThat(rtc.millisAt(START)).isEqualTo(millis);
        assertThat(rtc.millisAt(START.plusMillis(7200_500))).isEqualTo(millis + 7200_500);
        assertThat(rtc.secondsAt((double) START.getEpochSecond())).isCloseTo(millis / 1e3, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-200e-6, -1e-6, 1e-6, 37e-6, 200e-6})
    void aDayOfDriftIsTheDriftTimesADay(double drift) {
        rtc.drift(drift, START);
        Instant tomorrow = START.plusSeconds(86_400);
        double gained = (rtc.millisAt(tomorrow) - tomorrow.toEpochMilli()) / 1e3;
        assertThat(gained).isCloseTo(drift * 86_400, within(1e-3));
        assertThat(rtc.secondsAt((double) tomorrow.getEpochSecond()) - tomorrow.getEpochSecond())
                .isCloseTo(drift * 86_400, within(1e-6));
    }

    @Test
    void anotherDriftKeepsWhatHasDriftedSoFar() {
        rtc.drift(100e-6, START);
        rtc.drift(-50e-6, START.plusSeconds(10_000));
        Instant later = START.plusSeconds(30_000);
        assertThat(rtc.millisAt(START.plusSeconds(10_000)) - START.toEpochMilli())
                .isEqualTo(10_001_000);
        assertThat(rtc.millisAt(later)).isEqualTo(later.toEpochMilli());
        rtc.drift(0, later);
        assertThat(rtc.millisAt(later.plusSeconds(1_000_000)))
                .isEqualTo(later.plusSeconds(1_000_000).toEpochMilli());
    }

    @Test
    void settingTakesTheDriftAway() {
        rtc.drift(200e-6, START);
        Instant later = START.plusSeconds(86_400);
        rtc.set(later.toEpochMilli(), later);
        assertThat(rtc.millisAt(later)).isEqualTo(later.toEpochMilli());
        assertThat(rtc.millisAt(later.plusSeconds(10_000)) - later.toEpochMilli())
                .isEqualTo(10_002_000);
    }
}
