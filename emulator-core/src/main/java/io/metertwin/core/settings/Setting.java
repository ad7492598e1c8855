package io.metertwin.core.settings;

import io.metertwin.core.unit.Unit;

/**
 * One entry of the catalogue.
 *
 * @param <T> type of its values
 * @param id full name, such as {@code vt.ratio} or {@code c1.i1.primary}
 * @param type type and range
 * @param defaultValue value of a new meter
 * @param unit unit of the value
 * @param description what it sets
 * @param source section of the manual
 * @param protection which password stands before it where a surface asks for one
 * @param secret whether its value is a password, which no surface but its own page shows
 */
public record Setting<T>(
        String id,
        SettingType<T> type,
        T defaultValue,
        Unit unit,
        String description,
        String source,
        Protection protection,
        boolean secret) {

    private static final String HIDDEN = "******";

    /** A text of it as a log may show it: that of a password is hidden. */
    public String shown(String text) {
        return secret ? HIDDEN : text;
    }

    /** A value of it as a log may show it: that of a password is hidden, a meter time is one. */
    public String shownValue(T value) {
        return shown(type.shown(value));
    }

    /**
     * The value a text stands for.
     *
     * @throws SettingException naming this setting, when the text is not allowed
     */
    public T parse(String text) throws SettingException {
        try {
            return type.parse(text);
        } catch (SettingException e) {
            throw named(e);
        }
    }

    /**
     * The value a number stands for.
     *
     * @throws SettingException naming this setting, when the number is not allowed
     */
    public T ofNumber(double number) throws SettingException {
        try {
            return type.ofNumber(number);
        } catch (SettingException e) {
            throw named(e);
        }
    }

    private SettingException named(SettingException cause) {
        SettingException exception = new SettingException(id + ": " + cause.getMessage());
        exception.initCause(cause);
        return exception;
    }
}
