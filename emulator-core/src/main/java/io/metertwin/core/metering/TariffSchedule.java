package io.metertwin.core.metering;

import io.metertwin.core.settings.Settings;
import io.metertwin.core.settings.TariffMode;
import io.metertwin.core.settings.TariffSettings;
import java.util.List;

/**
 * Which tariff holds when (manual 5.3.2): the selected one, or by the meter's clock that of the last period that has started
 * today; before the first one that of the last, which began yesterday. Of periods with equal starts the later letter wins.
 * Immutable.
 *
 * @param byClock whether the clock chooses
 * @param manual tariff of manual mode, 1 to 6
 * @param starts start of each period, minutes of the day, ascending
 * @param tariffs tariff of each period, 1 to 6
 */
public record TariffSchedule(boolean byClock, int manual, List<Integer> starts, List<Integer> tariffs) {

    /** The schedule of a new meter: T1 by hand. */
    public static final TariffSchedule MANUAL_T1 = new TariffSchedule(false, 1, List.of(0), List.of(1));

    private static final long MILLIS_PER_MINUTE = 60_000;
    private static final int MINUTES_PER_DAY = 24 * 60;

    /** Keeps copies of the lists. */
    public TariffSchedule {
        starts = List.copyOf(starts);
        tariffs = List.copyOf(tariffs);
    }

    /** The schedule some settings ask for. */
    public static TariffSchedule of(Settings settings) {
        TariffSettings tariff = settings.catalogue().tariff;
        return new TariffSchedule(
                settings.get(tariff.mode) == TariffMode.CLOCK,
                settings.get(tariff.manual).intValue(),
                tariff.starts.stream()
                        .map(start -> settings.get(start).intValue())
                        .toList(),
                tariff.tariffs.stream()
                        .map(number -> settings.get(number).intValue())
                        .toList());
    }

    /**
     * The tariff in force, 1 to 6.
     *
     * @param minute minutes since 1970-01-01 00:00 in meter time
     */
    public int tariffIn(long minute) {
        if (!byClock) {
            return manual;
        }
        long today = Math.floorMod(minute, MINUTES_PER_DAY);
        int period = starts.size() - 1;
        while (period > 0 && starts.get(period) > today) {
            period--;
        }
        return tariffs.get(starts.get(period) > today ? starts.size() - 1 : period);
    }

    /** The tariff in force at a meter time, milliseconds since 1970-01-01 00:00 in meter time. */
    public int tariffAt(long meterMillis) {
        return tariffIn(Math.floorDiv(meterMillis, MILLIS_PER_MINUTE));
    }
}
