package io.metertwin.app.settings;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.metertwin.core.device.ModelCode;
import io.metertwin.core.settings.DecimalType;
import io.metertwin.core.settings.IntegerType;
import io.metertwin.core.settings.ReservedSettings;
import io.metertwin.core.settings.Setting;
import io.metertwin.core.settings.SettingChange;
import io.metertwin.core.settings.SettingException;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.settings.SettingsCatalogue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Settings as one JSON document. What a document does not name stays as it is.
 *
 * @param texts text by id, as the document says it
 * @param faults values that are neither texts nor numbers, one line each
 */
public record SettingsFile(Map<String, String> texts, List<String> faults) {

    private static final String FORMAT = "metertwin-settings";
    private static final int VERSION = 1;
    private static final String SETTINGS = "settings";
    private static final Set<String> FIELDS = Set.of("format", "version", "model", "serial", SETTINGS);

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** Keeps copies. */
    public SettingsFile {
        texts = new LinkedHashMap<>(texts);
        faults = List.copyOf(faults);
    }

    /**
     * What a document means to one meter.
     *
     * @param settings the settings the meter is to have; as they were when there are errors
     * @param ids the settings the document names
     * @param errors what is wrong, one line each; none when the document can be taken as a whole
     */
    public record Outcome(Settings settings, Set<String> ids, List<String> errors) {}

    /**
     * Reads a document.
     *
     * @throws SettingException with one line for each thing that is wrong, when it is no settings document at all
     */
    public static SettingsFile parse(String text) throws SettingException {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new SettingException("line " + line + ": not JSON: " + e.getOriginalMessage());
        }
        List<String> errors = new ArrayList<>();
        if (!root.path("format").asText().equals(FORMAT) || root.path("version").asInt() != VERSION) {
            errors.add("a settings file begins with \"format\": \"" + FORMAT + "\", \"version\": " + VERSION);
        }
        root.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                errors.add("'" + name + "' is not known; allowed: "
                        + String.join(", ", FIELDS.stream().sorted().toList()));
            }
        });
        if (!root.path(SETTINGS).isObject()) {
            errors.add("\"" + SETTINGS + "\" is missing: an object of ids and values");
        }
        List<String> faults = new ArrayList<>();
        Map<String, String> texts = texts(root.path(SETTINGS), faults);
        if (!errors.isEmpty()) {
            errors.addAll(faults);
            throw new SettingException(String.join("\n", errors));
        }
        return new SettingsFile(texts, faults);
    }

    private static Map<String, String> texts(JsonNode settings, List<String> faults) {
        Map<String, String> texts = new LinkedHashMap<>();
        settings.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (value.isNumber()) {
                texts.put(field.getKey(), plain(value.decimalValue()));
            } else if (value.isTextual()) {
                texts.put(field.getKey(), value.textValue());
            } else {
                faults.add(field.getKey() + ": " + value + " is neither a text nor a number");
            }
        });
        return texts;
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** What this document means to a meter with some settings; every error is found. */
    public Outcome applyTo(Settings present, ModelCode model) {
        SettingsCatalogue catalogue = present.catalogue();
        List<String> errors = new ArrayList<>(faults);
        List<SettingChange<?>> changes = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        texts.forEach((id, text) -> {
            try {
                Setting<?> setting = setting(catalogue, id, model);
                if (!ids.add(setting.id())) {
                    throw new SettingException(id + ": named twice");
                }
                changes.add(SettingChange.parse(setting, text));
            } catch (SettingException e) {
                errors.add(e.getMessage());
            }
        });
        errors.addAll(present.objections(changes));
        try {
            return new Outcome(errors.isEmpty() ? present.with(changes) : present, ids, errors);
        } catch (SettingException e) {
            return new Outcome(present, ids, List.of(e.getMessage()));
        }
    }

    private static Setting<?> setting(SettingsCatalogue catalogue, String id, ModelCode model) throws SettingException {
        Optional<Setting<?>> setting = catalogue.find(id);
        if (setting.isEmpty()) {
            throw new SettingException(id + ": "
                    + ReservedSettings.of(id)
                            .map(ReservedSettings::refusal)
                            .orElse("there is no such setting on a " + model));
        }
        return setting.get();
    }

    /**
     * The document of a meter's settings; passwords stay out.
     *
     * @param settings the settings
     * @param model the meter's model, for the reader
     * @param serialNumber its serial number, for the reader
     */
    public static String render(Settings settings, ModelCode model, String serialNumber) {
        ObjectNode root = JSON.createObjectNode()
                .put("format", FORMAT)
                .put("version", VERSION)
                .put("model", model.code())
                .put("serial", serialNumber);
        ObjectNode values = root.putObject(SETTINGS);
        for (Setting<?> setting : settings.catalogue().all()) {
            if (!setting.secret()) {
                put(values, setting, settings);
            }
        }
        return root.toPrettyString() + "\n";
    }

    private static <T> void put(ObjectNode values, Setting<T> setting, Settings settings) {
        String text = settings.text(setting);
        if (setting.type() instanceof IntegerType || setting.type() instanceof DecimalType) {
            values.put(setting.id(), new BigDecimal(text));
        } else {
            values.put(setting.id(), text);
        }
    }
}
