package io.metertwin.core.event;

/**
 * A setting that was kept was changed by an option at the start.
 *
 * @param span when and for how long
 * @param setting its id
 * @param before the value that was kept
 * @param after the value in force
 */
public record SettingChanged(EventSpan span, String setting, String before, String after) implements MeterEvent {

    @Override
    public EventKind kind() {
        return EventKind.SETTING_CHANGED;
    }
}
