package io.metertwin.core.settings;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One complete, valid set of values for a catalogue. Immutable.
 */
public final class Settings {

    private final SettingsCatalogue catalogue;
    private final Map<String, Object> changed;

    private Settings(SettingsCatalogue catalogue, Map<String, Object> changed) {
        this.catalogue = catalogue;
        this.changed = changed;
    }

    /** The settings of a new meter. */
    public static Settings defaults(SettingsCatalogue catalogue) {
        return new Settings(catalogue, Map.of());
    }

    /** The catalogue these settings belong to. */
    public SettingsCatalogue catalogue() {
        return catalogue;
    }

    /** The value of a setting; its default while nobody has changed it. */
    public <T> T get(Setting<T> setting) {
        // Sound: only with() writes the map, and it takes typed changes.
        @SuppressWarnings("unchecked")
        T value = (T) changed.getOrDefault(setting.id(), setting.defaultValue());
        return value;
    }

    /** The value of a setting as the number a register holds. */
    public <T> double number(Setting<T> setting) {
        return setting.type().toNumber(get(setting));
    }

    /** The value of a setting as text. */
    public <T> String text(Setting<T> setting) {
        return setting.type().format(get(setting));
    }

    /**
     * These settings with some changed: all of them or none.
     *
     * @throws SettingException when the new values do not go together; nothing is changed then
     */
    public Settings with(Collection<? extends SettingChange<?>> changes) throws SettingException {
        Settings next = unchecked(changes);
        catalogue.check(next);
        return next;
    }

    /** Why these settings cannot be changed so: everything that does not go together; none when they can. */
    public List<String> objections(Collection<? extends SettingChange<?>> changes) {
        return catalogue.violations(unchecked(changes));
    }

    private Settings unchecked(Collection<? extends SettingChange<?>> changes) {
        Map<String, Object> values = new HashMap<>(changed);
        changes.forEach(change -> values.put(change.setting().id(), change.value()));
        return new Settings(catalogue, Map.copyOf(values));
    }

    /** A value that does not go together with the others, and what would. */
    SettingException refused(Setting<?> setting, String allowed) {
        return new SettingException(setting.id() + ": " + text(setting) + " is not allowed; allowed: " + allowed);
    }
}
