package io.metertwin.core.settings;

/**
 * One setting and the value it is to have, already checked against the setting's range.
 *
 * @param <T> type of the value
 * @param setting which setting
 * @param value its new value
 */
public record SettingChange<T>(Setting<T> setting, T value) {

    /**
     * A change given as text.
     *
     * @throws SettingException when the text is not allowed
     */
    public static <T> SettingChange<T> parse(Setting<T> setting, String text) throws SettingException {
        return new SettingChange<>(setting, setting.parse(text));
    }

    /**
     * A change given as a number.
     *
     * @throws SettingException when the number is not allowed
     */
    public static <T> SettingChange<T> ofNumber(Setting<T> setting, double number) throws SettingException {
        return new SettingChange<>(setting, setting.ofNumber(number));
    }
}
