package io.metertwin.core.settings;

import io.metertwin.core.unit.Unit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Takes in the settings of a catalogue group by group while it is made. */
final class SettingRegistry {

    private final Map<String, Setting<?>> byId = new LinkedHashMap<>();

    /**
     * Adds a setting.
     *
     * @param id full name, unique whatever the case of its letters
     * @param source section of the manual or standard it comes from
     */
    <T> Setting<T> add(String id, SettingType<T> type, T defaultValue, Unit unit, String description, String source) {
        return add(new Setting<>(id, type, defaultValue, unit, description, source, Protection.SETTING, false));
    }

    /** Adds a setting; its id is unique whatever the case of its letters, and none of the reserved ones. */
    <T> Setting<T> add(Setting<T> setting) {
        String id = setting.id();
        ReservedSettings.of(id).ifPresent(reserved -> {
            throw new IllegalStateException("setting " + id + " is " + reserved.refusal());
        });
        if (byId.put(id.toLowerCase(Locale.ROOT), setting) != null) {
            throw new IllegalStateException("setting " + id + " exists twice");
        }
        return setting;
    }

    /** Adds a password. */
    <T> Setting<T> addSecret(String id, SettingType<T> type, T defaultValue, String description, String source) {
        return add(new Setting<>(id, type, defaultValue, Unit.NONE, description, source, Protection.SETTING, true));
    }

    /** Adds a setting that is on or off. */
    Setting<Boolean> addSwitch(String id, boolean defaultValue, String description, String source) {
        ChoiceType<Boolean> type = new ChoiceType<>(List.of(false, true), value -> value ? "on" : "off", 0);
        return add(id, type, defaultValue, Unit.NONE, description, source);
    }

    /** All settings by id in small letters, in the order they were added. */
    Map<String, Setting<?>> byId() {
        return byId;
    }
}
