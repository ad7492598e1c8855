package io.metertwin.core.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.metertwin.core.event.EnergyWrapped;
import io.metertwin.core.event.MeterEvent;
import io.metertwin.core.settings.Settings;
import io.metertwin.dsp.WindowMeasurement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows that meet the clock: the tariff changes at the full minute, whatever the windows do. */
class TariffEnergyTest {

    /** 3600 W on the sum, so that a second is a watt-hour. */
    private static final WindowMeasurement WINDOW = Windows.balanced(1200, 0);

    private static final Settings DAY_AND_NIGHT =
            Windows.periods("06:00=1", "06:00=1", "06:00=1", "06:00=1", "06:00=1", "22:00=2");

    /** Quanta of 1e-6 Wh, and times in seconds since 1970 with a resolution of 2.4e-7 s. */
    private static final double QUANTUM = 2e-6;

    private final List<MeterEvent> events = new ArrayList<>();

    private Metering metering(Settings settings) {
        Metering metering = new Metering(1, events::add);
        metering.configure(settings);
        return metering;
    }

    private static double tariff(Metering metering, int tariff) {
        return metering.readings().energies().tariffHours(0, tariff, EnergyKind.ACTIVE_IMPORT);
    }

    private static double total(Metering metering) {
        return metering.readings().energies().hours(0, EnergyReadings.TOTAL, EnergyKind.ACTIVE_IMPORT);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.05, 0.1, 0.137, 0.199})
    void aWindowOverTheBoundaryIsSplitAtTheExactSecond(double before) {
        Metering metering = metering(DAY_AND_NIGHT);
        metering.add(WINDOW, Windows.at("2026-06-01T22:00:00") - before, 0.2);
        assertThat(tariff(metering, 1)).isCloseTo(before, within(QUANTUM));
        assertThat(tariff(metering, 2)).isCloseTo(0.2 - before, within(QUANTUM));
    }

    @Test
    void aWindowThatEndsOrBeginsAtTheBoundaryStaysWhole() {
        Metering metering = metering(DAY_AND_NIGHT);
        metering.add(WINDOW, Windows.at("2026-06-01T22:00:00") - 0.25, 0.25);
        assertThat(tariff(metering, 2)).isZero();
        metering.add(WINDOW, Windows.at("2026-06-01T22:00:00"), 0.25);
        assertThat(tariff(metering, 1)).isEqualTo(0.25);
        assertThat(tariff(metering, 2)).isEqualTo(0.25);
    }

    @Test
    void daysAtOnceGiveEveryTariffItsHours() {
        Metering metering = metering(DAY_AND_NIGHT);
        metering.add(WINDOW, Windows.at("2026-03-28T12:00:00"), 3 * 86_400);
        assertThat(tariff(metering, 1)).isCloseTo(3 * 16 * 3600, within(3 * QUANTUM));
        assertThat(tariff(metering, 2))
                .as("a night of summer time has 8 hours too")
                .isCloseTo(3 * 8 * 3600, within(3 * QUANTUM));
        assertThat(total(metering)).isCloseTo(3 * 86_400, within(QUANTUM));
    }

    @Test
    void manyWindowsAtOnceCountAsSingleOnes() {
        Metering once = metering(DAY_AND_NIGHT);
        Metering each = metering(DAY_AND_NIGHT);
        double start = Windows.at("2026-06-01T21:30:00") + 0.07;
        int windows = 18_000;
        once.add(WINDOW, start, windows * 0.2);
        for (int k = 0; k < windows; k++) {
            each.add(WINDOW, start + k * 0.2, 0.2);
        }
        for (int tariff = 1; tariff <= 6; tariff++) {
            assertThat(tariff(each, tariff)).isCloseTo(tariff(once, tariff), within(QUANTUM));
        }
        assertThat(tariff(once, 1)).isCloseTo(1800 - 0.07, within(QUANTUM));
    }

    @Test
    void aClockThatRunsFastChangesTheTariffEarlyAndLosesNoEnergy() {
        Metering metering = metering(Windows.with(DAY_AND_NIGHT, "clock.drift=200"));
        metering.add(WINDOW, Windows.at("2026-06-01T21:00:00"), 7200);
        assertThat(tariff(metering, 1)).isCloseTo(3600 / 1.0002, within(1e-5));
        assertThat(total(metering)).isCloseTo(7200, within(QUANTUM));
        assertThat(tariff(metering, 1) + tariff(metering, 2)).isCloseTo(total(metering), within(1e-9));
    }

    @Test
    void theTariffFollowsAClockThatIsSetForwardBackwardAndOverMidnight() {
        Metering metering = metering(DAY_AND_NIGHT);
        metering.add(WINDOW, Windows.at("2026-06-01T21:59:00"), 10);
        metering.add(WINDOW, Windows.at("2026-06-01T22:30:00"), 20);
        metering.add(WINDOW, Windows.at("2026-06-01T21:00:00"), 30);
        metering.add(WINDOW, Windows.at("2026-06-02T00:00:00"), 40);
        metering.add(WINDOW, Windows.at("1970-01-01T06:00:00"), 50);
        assertThat(tariff(metering, 1)).isCloseTo(10 + 30 + 50, within(QUANTUM));
        assertThat(tariff(metering, 2)).isCloseTo(20 + 40, within(QUANTUM));
        assertThat(total(metering)).isCloseTo(150, within(QUANTUM));
    }

    @Test
    void aTariffSelectedByHandCountsFromTheNextWindowOn() {
        Metering metering = metering(Windows.settings());
        metering.add(WINDOW, 0, 5);
        metering.configure(Windows.settings("tariff.manual=6"));
        metering.add(WINDOW, 5, 7);
        assertThat(tariff(metering, 1)).isCloseTo(5, within(QUANTUM));
        assertThat(tariff(metering, 6)).isCloseTo(7, within(QUANTUM));
    }

    @Test
    void everyEnergyIsCountedByTariff() {
        Metering metering = metering(Windows.settings("tariff.manual=3"));
        metering.add(Windows.balanced(100, 20), 0, 3600);
        metering.add(Windows.balanced(-70, 20), 3600, 3600);
        metering.add(Windows.balanced(-70, -5), 7200, 3600);
        EnergyReadings energies = metering.readings().energies();
        assertThat(energies.tariffHours(0, 3, EnergyKind.ACTIVE_IMPORT)).isEqualTo(300);
        assertThat(energies.tariffHours(0, 3, EnergyKind.ACTIVE_EXPORT)).isEqualTo(420);
        assertThat(energies.tariffHours(0, 3, EnergyKind.REACTIVE_IMPORT)).isEqualTo(120);
        assertThat(energies.tariffHours(0, 3, EnergyKind.REACTIVE_EXPORT)).isEqualTo(15);
        assertThat(energies.tariffHours(0, 3, EnergyKind.APPARENT))
                .isCloseTo(3 * (Math.hypot(100, 20) + Math.hypot(70, 20) + Math.hypot(70, 5)), within(QUANTUM));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3600, 18_000})
    void aWrapIsAnEventWhenItHappensWhateverIsCountedAtOnce(int parts) {
        Metering metering = metering(Windows.settings());
        metering.add(Windows.balanced(3e10, 0), 1000, 3600);
        assertThat(events).isEmpty();
        for (int k = 0; k < parts; k++) {
            metering.add(Windows.balanced(3e10, 0), 4600 + k * 3600.0 / parts, 3600.0 / parts);
        }
        // 90 of 100 GWh are counted; of 90 an hour the last 10 take a ninth of an hour.
        assertThat(events)
                .filteredOn(event -> ((EnergyWrapped) event).register().equals("c1.energy.p.import.total"))
                .singleElement()
                .satisfies(event -> assertThat(event.span().startMillis()).isBetween(4_999_999L, 5_000_000L));
        assertThat(total(metering)).isCloseTo(8e10, within(1e-2));
    }
}
