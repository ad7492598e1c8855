package io.metertwin.core.event;

import io.metertwin.core.settings.Setting;
import io.metertwin.core.settings.Settings;

/**
 * A setting that was kept was changed by an option at the start.
 *
 * @param span when and for how long
 * @param setting its id
 * @param before the value that was kept; {@value #HIDDEN} for a password
 * @param after the value in force; {@value #HIDDEN} for a password
 */
public record SettingChanged(EventSpan span, String setting, String before, String after) implements MeterEvent {

    /** What stands for the value of a password. */
    public static final String HIDDEN = "***";

    /** The change of a setting between two states; the values of a password are hidden. */
    public static SettingChanged of(EventSpan span, Setting<?> setting, Settings before, Settings after) {
        return setting.secret()
                ? new SettingChanged(span, setting.id(), HIDDEN, HIDDEN)
                : new SettingChanged(span, setting.id(), before.text(setting), after.text(setting));
    }

    @Override
    public EventKind kind() {
        return EventKind.SETTING_CHANGED;
    }
}
