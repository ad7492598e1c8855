package io.metertwin.modbus.map;

import io.metertwin.core.settings.ChoiceType;
import io.metertwin.core.settings.Setting;
import java.util.ArrayList;
import java.util.List;

/** The values of a setting as a register shows them, in words. */
final class SettingValues {

    private SettingValues() {}

    /** Range, or codes with their meaning: {@code 0 = abcd, 1 = cdab}. */
    static <T> String allowed(Setting<T> setting) {
        return setting.type() instanceof ChoiceType<T> choice
                ? codes(choice)
                : setting.type().allowed();
    }

    /** True for a choice of two, with the codes 0 and 1. */
    static <T> boolean onOrOff(Setting<T> setting) {
        return setting.type() instanceof ChoiceType<T> choice
                && choice.choices().size() == 2
                && choice.choices().stream().mapToDouble(choice::toNumber).allMatch(code -> code == 0 || code == 1);
    }

    private static <T> String codes(ChoiceType<T> type) {
        List<String> codes = new ArrayList<>();
        for (T choice : type.choices()) {
            codes.add((long) type.toNumber(choice) + " = " + type.format(choice));
        }
        return String.join(", ", codes);
    }
}
