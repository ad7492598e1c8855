package io.metertwin.core.settings;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * One of a closed list; the code on the wire is the position in the list plus the first code.
 *
 * @param <T> the type of the choices
 * @param choices the choices in the order of their codes
 * @param name the text of a choice; compared without regard to case
 * @param firstCode code of the first choice
 */
public record ChoiceType<T>(List<T> choices, Function<T, String> name, int firstCode) implements SettingType<T> {

    /** Keeps a copy of the list. */
    public ChoiceType {
        choices = List.copyOf(choices);
    }

    /** The constants of an enum by their lower-case names, coded from 0. */
    public static <E extends Enum<E>> ChoiceType<E> of(Class<E> type) {
        return new ChoiceType<>(List.of(type.getEnumConstants()), ChoiceType::lowerCase, 0);
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public T parse(String text) throws SettingException {
        for (T choice : choices) {
            if (name.apply(choice).equalsIgnoreCase(text.strip())) {
                return choice;
            }
        }
        throw new SettingException("'" + text + "' is not known; allowed: " + allowed());
    }

    @Override
    public T ofNumber(double number) throws SettingException {
        double position = number - firstCode;
        if (position != Math.rint(position) || !(position >= 0 && position < choices.size())) {
            throw new SettingException("code " + DecimalType.plain(number) + " is not known; allowed: " + firstCode
                    + ".." + (firstCode + choices.size() - 1) + " for " + allowed());
        }
        return choices.get((int) position);
    }

    @Override
    public double toNumber(T value) {
        return firstCode + (double) choices.indexOf(value);
    }

    @Override
    public String format(T value) {
        return name.apply(value);
    }

    @Override
    public String allowed() {
        return String.join(" | ", choices.stream().map(name).toList());
    }
}
