package io.metertwin.core.event;

/**
 * A setting that was kept is not known or not allowed, and stays at its default.
 *
 * @param span when and for how long
 * @param setting its id
 * @param text the value that was kept
 * @param reason why it is not in force
 */
public record SettingRejected(EventSpan span, String setting, String text, String reason) implements MeterEvent {

    @Override
    public EventKind kind() {
        return EventKind.SETTING_REJECTED;
    }

    @Override
    public void tell(EventDetails to) {
        to.text("setting", setting);
        to.text("text", text);
        to.text("reason", reason);
    }
}
