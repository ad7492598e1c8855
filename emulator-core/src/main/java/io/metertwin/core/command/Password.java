package io.metertwin.core.command;

import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.settings.Settings;
import java.util.EnumSet;
import java.util.Set;

/** The passwords of the meter (decision 5): whole numbers, as the panel takes six digits. */
public enum Password {
    /** Opens the settings. */
    SETTING("password.setting", 1000, true),
    /** Opens clearing and the factory reset. */
    RESET("password.reset", 2000, true),
    /** Opens the recorder. */
    RECORD("password.record", 0, false);

    private static final int LAST_DIGITS = 4;

    private final String setting;
    private final long standard;
    private final boolean universal;

    Password(String setting, long standard, boolean universal) {
        this.setting = setting;
        this.standard = standard;
        this.universal = universal;
    }

    /**
     * What a number opens: the passwords it equals, and, when it is the last four digits of the serial number, settings
     * and clearing.
     *
     * @param entered the number that was given
     * @param snapshot the meter it was given to
     */
    public static Set<Password> openedBy(long entered, MeterSnapshot snapshot) {
        Set<Password> opened = EnumSet.noneOf(Password.class);
        for (Password password : values()) {
            boolean equal = entered == password.value(snapshot.settings());
            if (equal
                    || (password.universal
                            && entered == lastDigits(snapshot.identity().serialNumber()))) {
                opened.add(password);
            }
        }
        return opened;
    }

    /** The password in force: that of the settings, or the standard one of a catalogue without passwords. */
    private long value(Settings settings) {
        return settings.catalogue()
                .find(setting)
                .map(found -> (long) settings.number(found))
                .orElse(standard);
    }

    /** The last four digits of a serial number; -1 when it does not end in four digits. */
    private static long lastDigits(String serialNumber) {
        String end = serialNumber.substring(Math.max(0, serialNumber.length() - LAST_DIGITS));
        return end.matches("[0-9]{4}") ? Long.parseLong(end) : -1;
    }
}
