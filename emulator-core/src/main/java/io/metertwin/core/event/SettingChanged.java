package io.metertwin.core.event;

import io.metertwin.core.settings.Setting;
import io.metertwin.core.settings.Settings;
import java.util.List;

/**
 * A setting was changed: one that was kept by an option at the start, or by somebody in a running meter.
 *
 * @param span when and for how long
 * @param setting its id
 * @param before the value until then; that of a password is not shown
 * @param after the value in force; that of a password is not shown
 */
public record SettingChanged(EventSpan span, String setting, String before, String after) implements MeterEvent {

    /**
     * Every setting in which two sets of settings differ, in the order of the catalogue.
     *
     * @param before the values until then
     * @param after the values since, of the same catalogue
     * @param meterMillis when, milliseconds since 1970 in meter time
     */
    public static List<SettingChanged> between(Settings before, Settings after, long meterMillis) {
        return after.catalogue().all().stream()
                .filter(setting -> !before.get(setting).equals(after.get(setting)))
                .map(setting -> new SettingChanged(
                        new EventSpan(meterMillis, 0), setting.id(), shown(before, setting), shown(after, setting)))
                .toList();
    }

    private static <T> String shown(Settings settings, Setting<T> setting) {
        return setting.shownValue(settings.get(setting));
    }

    @Override
    public EventKind kind() {
        return EventKind.SETTING_CHANGED;
    }

    @Override
    public void tell(EventDetails to) {
        to.text("setting", setting);
        to.text("before", before);
        to.text("after", after);
    }
}
