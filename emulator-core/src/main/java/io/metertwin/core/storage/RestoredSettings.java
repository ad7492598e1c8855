package io.metertwin.core.storage;

import io.metertwin.core.event.EventSpan;
import io.metertwin.core.event.SettingRejected;
import io.metertwin.core.settings.ReservedSettings;
import io.metertwin.core.settings.Setting;
import io.metertwin.core.settings.SettingChange;
import io.metertwin.core.settings.SettingException;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.settings.SettingsCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Settings as they were kept, as far as they are still allowed.
 *
 * @param settings a valid set
 * @param rejected what is not in force, one event each
 */
public record RestoredSettings(Settings settings, List<SettingRejected> rejected) {

    /** Keeps a copy of the list. */
    public RestoredSettings {
        rejected = List.copyOf(rejected);
    }

    /** One kept text and what it changes. */
    private record Kept(String id, String text, SettingChange<?> change) {}

    /**
     * Puts settings in force: all together when they go together, else one by one as many as do.
     *
     * @param catalogue the settings there are
     * @param texts text by id
     * @param meterMillis meter time of the events
     */
    public static RestoredSettings of(SettingsCatalogue catalogue, Map<String, String> texts, long meterMillis) {
        EventSpan now = new EventSpan(meterMillis, 0);
        List<SettingRejected> rejected = new ArrayList<>();
        List<Kept> known = new ArrayList<>();
        for (Map.Entry<String, String> entry : texts.entrySet()) {
            try {
                known.add(new Kept(entry.getKey(), entry.getValue(), change(catalogue, entry)));
            } catch (SettingException e) {
                rejected.add(rejected(catalogue, entry, e.getMessage(), now));
            }
        }
        Settings defaults = Settings.defaults(catalogue);
        try {
            return new RestoredSettings(
                    defaults.with(known.stream().map(Kept::change).toList()), rejected);
        } catch (SettingException e) {
            return new RestoredSettings(oneByOne(defaults, known, now, rejected), rejected);
        }
    }

    /** The reason a password is refused for may quote it. */
    private static SettingRejected rejected(
            SettingsCatalogue catalogue, Map.Entry<String, String> entry, String reason, EventSpan now) {
        Optional<Setting<?>> setting = catalogue.find(entry.getKey());
        String text = setting.map(known -> known.shown(entry.getValue())).orElse(entry.getValue());
        String told = setting.isPresent() && setting.get().secret() ? "is not allowed" : reason;
        return new SettingRejected(now, entry.getKey(), text, told);
    }

    private static SettingChange<?> change(SettingsCatalogue catalogue, Map.Entry<String, String> entry)
            throws SettingException {
        Optional<Setting<?>> setting = catalogue.find(entry.getKey());
        if (setting.isEmpty()) {
            throw new SettingException(ReservedSettings.of(entry.getKey())
                    .map(ReservedSettings::refusal)
                    .orElse("there is no such setting"));
        }
        return SettingChange.parse(setting.get(), entry.getValue());
    }

    /** One that is refused for the sake of another may be allowed after it, so it is tried again until none is. */
    private static Settings oneByOne(Settings start, List<Kept> known, EventSpan now, List<SettingRejected> rejected) {
        Settings settings = start;
        List<Kept> left = known;
        int before;
        do {
            before = left.size();
            List<Kept> refused = new ArrayList<>();
            for (Kept kept : left) {
                try {
                    settings = settings.with(List.of(kept.change()));
                } catch (SettingException e) {
                    refused.add(kept);
                }
            }
            left = refused;
        } while (left.size() < before);
        for (Kept kept : left) {
            rejected.add(new SettingRejected(
                    now, kept.id(), kept.change().setting().shown(kept.text()), "does not go with the other settings"));
        }
        return settings;
    }
}
