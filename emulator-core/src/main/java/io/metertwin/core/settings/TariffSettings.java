package io.metertwin.core.settings;

import io.metertwin.core.unit.Unit;
import java.util.ArrayList;
import java.util.List;

/** Which tariff energy is counted in: the selected one, or that of a period of the day (manual 5.3, 7.5.4). */
public final class TariffSettings {

    /** Tariffs of a meter: T1 to T6. */
    public static final int TARIFFS = 6;

    /** Letters of the periods of a day: Ta to Tf. */
    public static final List<String> PERIODS = List.of("a", "b", "c", "d", "e", "f");

    private static final int LAST_MINUTE = 24 * 60 - 1;
    private static final String SOURCE = "manual 5.3.2; decision 18";

    /** What chooses the tariff. */
    public final Setting<TariffMode> mode;

    /** The tariff in manual mode, 1 to 6. */
    public final Setting<Long> manual;

    /** Start of each period, minutes of the day, ascending. */
    public final List<Setting<Long>> starts;

    /** Tariff of each period, 1 to 6. */
    public final List<Setting<Long>> tariffs;

    /** The period whose start register 1072 shows. */
    public final Setting<String> shownStart;

    /** The period whose tariff register 1073 shows. */
    public final Setting<String> shownTariff;

    TariffSettings(SettingRegistry registry) {
        mode = registry.add(
                "tariff.mode",
                ChoiceType.of(TariffMode.class),
                TariffMode.MANUAL,
                Unit.NONE,
                "what chooses the tariff: by hand, or by the clock and the periods",
                SOURCE);
        manual = tariff(registry, "tariff.manual", "the tariff of manual mode");
        List<Setting<Long>> allStarts = new ArrayList<>();
        List<Setting<Long>> allTariffs = new ArrayList<>();
        for (String period : PERIODS) {
            allStarts.add(registry.add(
                    "tariff." + period + ".start",
                    new IntegerType(0, LAST_MINUTE),
                    0L,
                    Unit.NONE,
                    "start of period T" + period + ", minute of the day; not before the period ahead of it",
                    SOURCE));
            allTariffs.add(tariff(registry, "tariff." + period + ".tariff", "tariff of period T" + period));
        }
        starts = List.copyOf(allStarts);
        tariffs = List.copyOf(allTariffs);
        shownStart = shown(registry, "tariff.shown.start", "the period whose start register 1072 shows");
        shownTariff = shown(registry, "tariff.shown.tariff", "the period whose tariff register 1073 shows");
    }

    private static Setting<Long> tariff(SettingRegistry registry, String id, String description) {
        return registry.add(id, new IntegerType(1, TARIFFS), 1L, Unit.NONE, description, SOURCE);
    }

    private static Setting<String> shown(SettingRegistry registry, String id, String description) {
        return registry.add(
                id,
                new ChoiceType<>(PERIODS, period -> period, 0),
                PERIODS.get(0),
                Unit.NONE,
                description,
                "decision 18");
    }

    /** Periods start in ascending order; equal starts are allowed. */
    void check(Settings settings, List<SettingException> found) {
        for (int k = 1; k < starts.size(); k++) {
            if (settings.get(starts.get(k)) < settings.get(starts.get(k - 1))) {
                found.add(settings.refused(
                        starts.get(k),
                        "not before " + starts.get(k - 1).id() + " (" + settings.text(starts.get(k - 1)) + ")"));
            }
        }
    }
}
