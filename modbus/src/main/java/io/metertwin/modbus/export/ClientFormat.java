package io.metertwin.modbus.export;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A client whose configuration can be written. */
public enum ClientFormat {
    /** The {@code modbus:} section of Home Assistant, YAML. */
    HOMEASSISTANT,
    /** The Modbus input of Telegraf, TOML. */
    TELEGRAF,
    /** A flow of Node-RED with node-red-contrib-modbus, JSON. */
    NODE_RED,
    /** A plain list, CSV. */
    CSV;

    /**
     * The format with the given id.
     *
     * @throws IllegalArgumentException when there is none; the message says which there are
     */
    public static ClientFormat named(String id) {
        return Arrays.stream(values())
                .filter(format -> format.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + id + "' is not known; allowed: "
                        + Arrays.stream(values()).map(ClientFormat::id).collect(Collectors.joining(", "))));
    }

    /** The id on the command line. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The configuration as text; ends with a line end. */
    public String render(ClientTarget target, List<ExportedValue> values) {
        return switch (this) {
            case HOMEASSISTANT -> HomeAssistantYaml.render(target, values);
            case TELEGRAF -> TelegrafToml.render(target, values);
            case NODE_RED -> NodeRedFlow.render(target, values);
            case CSV -> ClientCsv.render(target, values);
        };
    }
}
