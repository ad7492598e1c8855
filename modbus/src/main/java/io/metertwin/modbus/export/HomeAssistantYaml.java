package io.metertwin.modbus.export;

import io.metertwin.modbus.map.DataTable;
import java.util.List;
import java.util.Map;

/** The Modbus integration of Home Assistant. */
final class HomeAssistantYaml {

    private static final Map<String, String> DEVICE_CLASSES = Map.ofEntries(
            Map.entry("V", "voltage"),
            Map.entry("A", "current"),
            Map.entry("mA", "current"),
            Map.entry("W", "power"),
            Map.entry("kW", "power"),
            Map.entry("var", "reactive_power"),
            Map.entry("VA", "apparent_power"),
            Map.entry("Hz", "frequency"),
            Map.entry("Wh", "energy"),
            Map.entry("kWh", "energy"));

    private static final int SECONDS_BETWEEN_READS = 5;

    private HomeAssistantYaml() {}

    static String render(ClientTarget target, List<ExportedValue> values) {
        StringBuilder yaml = new StringBuilder();
        yaml.append("modbus:\n  - name: metertwin\n    type: tcp\n");
        yaml.append("    host: \"").append(target.host()).append("\"\n");
        yaml.append("    port: ").append(target.port()).append('\n');
        List<ExportedValue> registers =
                values.stream().filter(ExportedValue::inRegisters).toList();
        List<ExportedValue> bits =
                values.stream().filter(value -> !value.inRegisters()).toList();
        if (!registers.isEmpty()) {
            yaml.append("    sensors:\n");
            registers.forEach(value -> append(yaml, target, value));
        }
        if (!bits.isEmpty()) {
            yaml.append("    binary_sensors:\n");
            bits.forEach(value -> appendPlace(yaml, target, value));
        }
        return yaml.toString();
    }

    private static void appendPlace(StringBuilder yaml, ClientTarget target, ExportedValue value) {
        yaml.append("      - name: \"").append(value.id()).append("\"\n");
        line(yaml, "unique_id", "metertwin_" + target.unit() + "_" + value.word());
        line(yaml, "slave", target.unit());
        line(yaml, "address", value.item().address());
        line(yaml, "input_type", inputType(value.item().table()));
        line(yaml, "scan_interval", SECONDS_BETWEEN_READS);
    }

    private static String inputType(DataTable table) {
        return table == DataTable.DISCRETE ? "discrete_input" : table.id();
    }

    private static void append(StringBuilder yaml, ClientTarget target, ExportedValue value) {
        String unit = value.item().unit().symbol();
        appendPlace(yaml, target, value);
        line(yaml, "data_type", type(value));
        swap(yaml, target, value);
        line(yaml, "scale", value.scale());
        line(yaml, "precision", 3);
        if (!unit.isEmpty()) {
            line(yaml, "unit_of_measurement", "\"" + unit + "\"");
        }
        if (DEVICE_CLASSES.containsKey(unit)) {
            line(yaml, "device_class", DEVICE_CLASSES.get(unit));
        }
        line(yaml, "state_class", unit.endsWith("h") ? total(value) : "measurement");
    }

    /** A total may fall, as a net energy does; an increasing one that falls would count as begun anew. */
    private static String total(ExportedValue value) {
        return value.item().type().signed() ? "total" : "total_increasing";
    }

    private static String type(ExportedValue value) {
        String type = value.item().type().id();
        return type.equals("enum") || type.equals("bitfield") ? "uint16" : type;
    }

    private static void swap(StringBuilder yaml, ClientTarget target, ExportedValue value) {
        if (value.item().words() > 1) {
            switch (value.order(target)) {
                case ABCD -> {}
                case CDAB -> line(yaml, "swap", "word");
                case BADC -> line(yaml, "swap", "byte");
                case DCBA -> line(yaml, "swap", "word_byte");
            }
        }
    }

    private static void line(StringBuilder yaml, String key, Object value) {
        yaml.append("        ").append(key).append(": ").append(value).append('\n');
    }
}
