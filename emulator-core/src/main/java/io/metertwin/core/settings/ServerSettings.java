package io.metertwin.core.settings;

import io.metertwin.core.unit.Unit;

/**
 * How one of the meter's own servers is reached (manual 7.5.8.5, 7.5.8.6).
 *
 * @param enabled whether it serves
 * @param port the device's own TCP port
 * @param user name of its user
 * @param password password of its user
 */
public record ServerSettings(
        Setting<Boolean> enabled, Setting<Long> port, Setting<String> user, Setting<String> password) {

    private static final int LARGEST_PORT = 65_535;
    private static final int LONGEST = 16;
    private static final String ADMINISTRATOR = "admin";

    static ServerSettings add(SettingRegistry registry, String id, String name, long port, String source) {
        return new ServerSettings(
                registry.addSwitch(id + ".enabled", true, name + " on or off", source),
                registry.add(id + ".port", new IntegerType(1, LARGEST_PORT), port, Unit.NONE, name + " port", source),
                registry.add(
                        id + ".user",
                        new TextType(LONGEST),
                        ADMINISTRATOR,
                        Unit.NONE,
                        "name of the administrator of the " + name,
                        source),
                registry.addSecret(
                        id + ".password",
                        new TextType(LONGEST),
                        ADMINISTRATOR,
                        "password of the administrator of the " + name,
                        source));
    }
}
