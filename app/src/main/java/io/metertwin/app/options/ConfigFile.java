package io.metertwin.app.options;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A configuration file: the options of {@code metertwin run} by their names, in YAML, checked against a JSON Schema.
 * Repeatable options are lists, or maps from what stands before the equals sign to what stands behind.
 */
public final class ConfigFile {

    /** A file that says nothing. */
    public static final ConfigFile EMPTY = new ConfigFile(null);

    private final YamlFile file;

    private ConfigFile(YamlFile file) {
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @throws OptionException with file, line and column when it cannot be understood
     */
    public static ConfigFile read(Path path) {
        return new ConfigFile(YamlFile.read(path, "config.schema.json"));
    }

    /**
     * The values of an option with the places they stand at.
     *
     * @param name name of the option without dashes
     */
    List<PlacedText> values(String name) {
        JsonNode node = file == null ? null : file.root().get(name);
        if (node == null) {
            return List.of();
        }
        List<PlacedText> values = new ArrayList<>();
        String pointer = "/" + name;
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                String text = entry.getKey() + "=" + entry.getValue().asText();
                values.add(new PlacedText(file.place(pointer + "/" + entry.getKey()) + ": " + name, text));
            }
        } else if (node.isArray()) {
            for (int k = 0; k < node.size(); k++) {
                values.add(new PlacedText(
                        file.place(pointer + "/" + k) + ": " + name, node.get(k).asText()));
            }
        } else {
            values.add(new PlacedText(file.place(pointer) + ": " + name, node.asText()));
        }
        return values;
    }

    /** The only value of an option, if the file has it. */
    Optional<PlacedText> value(String name) {
        return values(name).stream().findFirst();
    }
}
