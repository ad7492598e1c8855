package io.metertwin.core.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.metertwin.core.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Manual 5.3.2 and decision 18. */
class TariffScheduleTest {

    private static final String[] SIX = {"06:00=1", "08:30=2", "12:00=3", "14:00=4", "18:00=5", "22:00=6"};

    private static int tariff(Settings settings, String time) {
        return TariffSchedule.of(settings).tariffAt((long) (1000 * Windows.at(time)));
    }

    @Test
    void aNewMeterCountsInT1() {
        assertThat(tariff(Windows.settings(), "2026-06-01T12:00:00")).isEqualTo(1);
        assertThat(TariffSchedule.of(Windows.settings()).byClock()).isFalse();
    }

    @Test
    void manualModeKeepsTheSelectedTariffWhateverTheClockShows() {
        Settings settings = Windows.with(Windows.periods(SIX), "tariff.mode=manual", "tariff.manual=4");
        assertThat(tariff(settings, "2026-06-01T00:00:00")).isEqualTo(4);
        assertThat(tariff(settings, "2026-06-01T23:59:59")).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "00:00:00, 6",
        "05:59:59, 6",
        "06:00:00, 1",
        "08:29:59, 1",
        "08:30:00, 2",
        "11:59:59, 2",
        "12:00:00, 3",
        "14:00:00, 4",
        "18:00:00, 5",
        "21:59:59, 5",
        "22:00:00, 6",
        "23:59:59, 6"
    })
    void aPeriodHoldsFromItsStartToTheNextAndTheLastOverMidnight(String time, int expected) {
        assertThat(tariff(Windows.periods(SIX), "2026-06-01T" + time)).isEqualTo(expected);
        assertThat(tariff(Windows.periods(SIX), "1970-01-01T" + time)).isEqualTo(expected);
    }

    @Test
    void ofEqualStartsTheLaterLetterWins() {
        Settings settings = Windows.periods("06:00=1", "06:00=2", "06:00=3", "20:00=4", "20:00=5", "20:00=5");
        assertThat(tariff(settings, "2026-06-01T06:00:00")).isEqualTo(3);
        assertThat(tariff(settings, "2026-06-01T20:00:00")).isEqualTo(5);
    }

    @Test
    void theNightsOfSummerTimeAreNightsLikeOthers() {
        for (String day : new String[] {"2026-03-29", "2026-10-25", "2026-07-01"}) {
            Settings settings = Windows.periods("01:00=1", "02:00=2", "03:00=3", "04:00=4", "05:00=5", "06:00=6");
            for (int hour = 1; hour <= 6; hour++) {
                assertThat(tariff(settings, "%sT%02d:00:00".formatted(day, hour)))
                        .isEqualTo(hour);
                assertThat(tariff(settings, "%sT%02d:59:59".formatted(day, hour)))
                        .isEqualTo(hour);
            }
        }
    }

    @Test
    void aStartBeforeThePeriodAheadIsRefusedWithTheReason() {
        assertThatThrownBy(() -> Windows.periods("06:00=1", "08:00=2", "07:59=3", "14:00=4", "18:00=5", "22:00=6"))
                .hasMessageContainingAll("tariff.c.start", "479", "tariff.b.start", "480");
        assertThatThrownBy(() -> Windows.settings("tariff.a.start=1")).hasMessageContaining("tariff.b.start");
        assertThatThrownBy(() -> Windows.settings("tariff.f.start=1440")).hasMessageContaining("0..1439");
        assertThatThrownBy(() -> Windows.settings("tariff.f.tariff=7")).hasMessageContaining("1..6");
        assertThatThrownBy(() -> Windows.settings("tariff.manual=0")).hasMessageContaining("1..6");
    }
}
