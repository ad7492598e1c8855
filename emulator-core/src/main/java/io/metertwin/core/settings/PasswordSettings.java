package io.metertwin.core.settings;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The passwords of the meter (manual 7.5.10; decision 5). They are changed in the setting menu. */
public final class PasswordSettings {

    private static final long SETTING_DEFAULT = 1000;
    private static final long RESET_DEFAULT = 2000;
    private static final long LARGEST = 999_999;
    private static final int LAST_DIGITS = 4;

    /** Opens the settings. */
    public final Setting<Long> setting;

    /** Opens clearing and the factory reset. */
    public final Setting<Long> reset;

    /** Opens the recorder. */
    public final Setting<Long> record;

    PasswordSettings(SettingRegistry registry) {
        setting = add(registry, "password.setting", SETTING_DEFAULT, "password of the settings", "manual 7.5");
        reset = add(
                registry, "password.reset", RESET_DEFAULT, "password of clearing and factory reset", "manual 7.7.2");
        record = add(registry, "password.record", 0, "password of the recorder", "manual 7.6");
    }

    private static Setting<Long> add(SettingRegistry registry, String id, long standard, String words, String source) {
        return registry.addSecret(id, new IntegerType(0, LARGEST), standard, words, source + ", 7.5.10; decision 5");
    }

    /**
     * True when a number opens what is protected: the password in force, or, save for the recorder, the last four digits
     * of the serial number.
     *
     * @param protection what it is to open
     * @param entered the number that was given
     * @param settings the settings in force
     * @param serialNumber the serial number of the meter
     */
    public boolean opens(Protection protection, long entered, Settings settings, String serialNumber) {
        return entered == settings.get(of(protection))
                || (protection != Protection.RECORD && entered == universal(serialNumber));
    }

    /** Everything a number opens. */
    public Set<Protection> openedBy(long entered, Settings settings, String serialNumber) {
        return Arrays.stream(Protection.values())
                .filter(protection -> opens(protection, entered, settings, serialNumber))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The password of a protection. */
    public Setting<Long> of(Protection protection) {
        return switch (protection) {
            case SETTING -> setting;
            case RESET -> reset;
            case RECORD -> record;
        };
    }

    /** The last four digits of a serial number; -1 when it does not end in four digits. */
    private static long universal(String serialNumber) {
        String end = serialNumber.substring(Math.max(0, serialNumber.length() - LAST_DIGITS));
        return end.matches("[0-9]{4}") ? Long.parseLong(end) : -1;
    }
}
