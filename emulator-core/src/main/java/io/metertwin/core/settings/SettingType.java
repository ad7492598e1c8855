package io.metertwin.core.settings;

/**
 * The type of a setting's values: how they are written as text and as numbers, and which of them are allowed.
 *
 * @param <T> the type of the values in the program
 */
public sealed interface SettingType<T> permits IntegerType, DecimalType, ChoiceType, TextType, IpAddressType {

    /**
     * The value a text stands for.
     *
     * @throws SettingException when it is none, or outside the range; the message says what is allowed
     */
    T parse(String text) throws SettingException;

    /**
     * The value a number stands for: itself, or the code of a choice.
     *
     * @throws SettingException when it is outside the range; the message says what is allowed
     */
    T ofNumber(double number) throws SettingException;

    /** The number for a value, the inverse of {@link #ofNumber}. */
    double toNumber(T value);

    /** The text for a value, the inverse of {@link #parse}. */
    String format(T value);

    /** The text for a value as logs show it: a meter time as such. */
    default String shown(T value) {
        return format(value);
    }

    /** What is allowed, in words: {@code 1..10000}, {@code rcoil | vct}. */
    String allowed();
}
