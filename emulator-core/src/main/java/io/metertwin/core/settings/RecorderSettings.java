package io.metertwin.core.settings;

import io.metertwin.core.unit.Unit;
import java.util.List;

/** What the device record task is called, when it runs and how often it takes a row (manual 7.6). */
public final class RecorderSettings {

    /** Most characters of a text. */
    public static final int LONGEST_TEXT = 20;

    private static final String SOURCE = "manual 7.6";
    private static final long SHORTEST_SECONDS = 5;
    private static final long LONGEST_SECONDS = 9999;
    private static final long DEFAULT_SECONDS = 60;

    /** Name of the task; its files are named after it. */
    public final Setting<String> name;

    /** Who records. */
    public final Setting<String> operator;

    /** Where it is recorded. */
    public final Setting<String> location;

    /** When recording begins at the earliest, meter time in seconds since 1970; 0 for at once. */
    public final Setting<Long> start;

    /** When recording ends, meter time in seconds since 1970; 0 for never. */
    public final Setting<Long> end;

    /** Seconds between rows. */
    public final Setting<Long> interval;

    RecorderSettings(SettingRegistry registry) {
        name = text(registry, "record.name", "record", "name of the record task");
        operator = text(registry, "record.operator", "", "who records");
        location = text(registry, "record.location", "", "where it is recorded");
        start = second(registry, "record.start", "when recording begins, meter time since 1970; 0: at once");
        end = second(registry, "record.end", "when recording ends, meter time since 1970; 0: never");
        interval = registry.add(
                "record.interval",
                new IntegerType(SHORTEST_SECONDS, LONGEST_SECONDS),
                DEFAULT_SECONDS,
                Unit.SECOND,
                "time between two rows of the record",
                "manual 6.3.2, 7.6");
    }

    private static Setting<String> text(SettingRegistry registry, String id, String initial, String description) {
        return registry.add(id, new TextType(LONGEST_TEXT), initial, Unit.NONE, description, SOURCE);
    }

    private static Setting<Long> second(SettingRegistry registry, String id, String description) {
        return registry.add(id, IntegerType.ofMeterTime(), 0L, Unit.SECOND, description, SOURCE);
    }

    /** Everything that is locked while the task records (decision 38). */
    public List<Setting<?>> all() {
        return List.of(name, operator, location, start, end, interval);
    }

    /** Refuses an end that does not come after the start. */
    void check(Settings settings, List<SettingException> found) {
        long last = settings.get(end);
        if (last != 0 && last <= settings.get(start)) {
            found.add(settings.refused(end, "0, or a time after record.start"));
        }
    }
}
