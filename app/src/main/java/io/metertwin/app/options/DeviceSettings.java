package io.metertwin.app.options;

import io.metertwin.core.device.ModelCode;
import io.metertwin.core.settings.ReservedSettings;
import io.metertwin.core.settings.SensorSettings;
import io.metertwin.core.settings.SensorType;
import io.metertwin.core.settings.Setting;
import io.metertwin.core.settings.SettingChange;
import io.metertwin.core.settings.SettingException;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.settings.SettingsCatalogue;
import io.metertwin.signal.Phase;
import io.metertwin.signal.frontend.CurrentSensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Collects what the options say about the meter's settings, and everything that is wrong with it. */
final class DeviceSettings {

    private static final double MILLI = 1e3;

    private final ModelCode model;
    private final SettingsCatalogue catalogue;
    private final List<Told> told = new ArrayList<>();
    private final List<OptionException> refused = new ArrayList<>();

    /** One change and the option that asks for it. */
    private record Told(String place, SettingChange<?> change) {}

    DeviceSettings(ModelCode model) {
        this.model = model;
        catalogue = model.settings();
    }

    /** The sensor that hangs everywhere while nobody says otherwise; a new meter's settings fit it. */
    static SensorOption defaultSensor(ModelCode model) {
        boolean coil = model.sensor() == SensorType.RCOIL;
        CurrentSensor sensor = new CurrentSensor(
                coil ? CurrentSensor.Kind.ROGOWSKI : CurrentSensor.Kind.VCT, 1000, coil ? 0.085 : 0.333);
        return new SensorOption(-1, -1, sensor, 2000);
    }

    /** Takes over settings the meter kept; what comes later changes them. */
    void remember(Settings kept) {
        for (Setting<?> setting : catalogue.all()) {
            if (!kept.get(setting).equals(setting.defaultValue())) {
                told.add(new Told("the settings the meter kept", change(setting, kept)));
            }
        }
    }

    private static <T> SettingChange<T> change(Setting<T> setting, Settings kept) {
        return new SettingChange<>(setting, kept.get(setting));
    }

    /** The settings there are. */
    SettingsCatalogue catalogue() {
        return catalogue;
    }

    /** Sets one setting. */
    void set(String id, PlacedText text) {
        collect(() -> change(id, text));
    }

    private void collect(Runnable saying) {
        try {
            saying.run();
        } catch (OptionException e) {
            refused.add(e);
        }
    }

    private void change(String id, PlacedText text) {
        Setting<?> setting =
                catalogue.find(id).orElseThrow(() -> new OptionException(text.place() + ": " + unknown(id)));
        text.hand(value -> told.add(new Told(text.place(), parse(setting, value))));
    }

    /** Sets what a {@code key=value} says. */
    void assign(PlacedText text) {
        int equals = text.text().indexOf('=');
        if (equals <= 0) {
            refused.add(new OptionException(text.place() + ": '" + text.text() + "' is not of the form key=value"));
            return;
        }
        set(
                text.text().substring(0, equals).strip(),
                new PlacedText(text.place(), text.text().substring(equals + 1)));
    }

    private static <T> SettingChange<T> parse(Setting<T> setting, String value) {
        try {
            return SettingChange.parse(setting, value);
        } catch (SettingException e) {
            throw new OptionException(e.getMessage(), e);
        }
    }

    /** Tells the meter of a sensor. */
    void tell(PlacedText text) {
        collect(() -> text.hand(value -> tell(text.place(), SensorOption.parse(value, model.circuits()))));
    }

    private void tell(String place, SensorOption option) {
        for (int circuit = 0; circuit < model.circuits(); circuit++) {
            for (Phase phase : Phase.values()) {
                if (option.hangsAt(circuit, phase.ordinal())) {
                    changes(catalogue.inputs.sensor(circuit, phase), option)
                            .forEach(change -> told.add(new Told(place, change)));
                }
            }
        }
    }

    private static List<SettingChange<?>> changes(SensorSettings settings, SensorOption option) {
        CurrentSensor sensor = option.sensor();
        boolean coil = sensor.kind() == CurrentSensor.Kind.ROGOWSKI;
        return List.of(
                new SettingChange<>(settings.type(), coil ? SensorType.RCOIL : SensorType.VCT),
                number(settings.primaryAmperes(), sensor.primaryAmperes()),
                number(settings.secondaryMillivolts(), Math.rint(sensor.secondaryVolts() * MILLI * MILLI) / MILLI),
                number(settings.nominalAmperes(), option.nominalAmperes()));
    }

    private static SettingChange<Long> number(Setting<Long> setting, double value) {
        try {
            return SettingChange.ofNumber(setting, value);
        } catch (SettingException e) {
            throw new OptionException(
                    e.getMessage() + " (a setting of the meter is a whole number; use"
                            + " --coil for what really hangs there)",
                    e);
        }
    }

    /**
     * The settings of the meter.
     *
     * @throws OptionException with a line for everything that is wrong; what does not go together names the last option
     *     without which it did
     */
    Settings settings() {
        List<String> lines = new ArrayList<>();
        refused.forEach(refusal -> lines.add(refusal.getMessage()));
        objections(told.size()).forEach(objection -> lines.add(culprit(objection) + ": " + objection));
        if (!lines.isEmpty()) {
            throw new OptionException(String.join("\n", lines));
        }
        try {
            return Settings.defaults(catalogue).with(changes(told.size()));
        } catch (SettingException e) {
            throw new IllegalStateException("settings without objections are refused", e);
        }
    }

    private List<SettingChange<?>> changes(int count) {
        return told.stream().limit(count).<SettingChange<?>>map(Told::change).toList();
    }

    private List<String> objections(int count) {
        return Settings.defaults(catalogue).objections(changes(count));
    }

    private String culprit(String objection) {
        int count = told.size() - 1;
        while (objections(count).contains(objection)) {
            count--;
        }
        return told.get(count).place();
    }

    private String unknown(String id) {
        return ReservedSettings.of(id)
                .map(reserved -> id + ": " + reserved.refusal())
                .orElseGet(() -> misspelt(id));
    }

    private String misspelt(String id) {
        String near = catalogue.all().stream()
                .map(Setting::id)
                .sorted(Comparator.comparingInt(known -> distance(known, id.toLowerCase(Locale.ROOT))))
                .limit(3)
                .collect(Collectors.joining(", "));
        return "there is no setting '" + id + "' on a " + model + "; did you mean one of " + near + "?";
    }

    /** Levenshtein distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int k = 0; k < row.length; k++) {
            row[k] = k;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int k = 1; k < row.length; k++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(k - 1) ? 0 : 1);
                diagonal = row[k];
                row[k] = Math.min(change, Math.min(row[k], row[k - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
