package io.metertwin.modbus.export;

import io.metertwin.core.settings.WordOrder;
import io.metertwin.modbus.map.DataTable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The Modbus input of Telegraf, in its register style. */
final class TelegrafToml {

    private static final int LONG_WORDS = 4;

    private TelegrafToml() {}

    static String render(ClientTarget target, List<ExportedValue> values) {
        return """
                [[inputs.modbus]]
                  name = "metertwin"
                  slave_id = %d
                  timeout = "2s"
                  controller = "tcp://%s:%d"
                  configuration_type = "register"
                %s
                """.formatted(
                        target.unit(),
                        target.host(),
                        target.port(),
                        Arrays.stream(DataTable.values())
                                .map(table -> fields(target, table, values))
                                .filter(fields -> !fields.isEmpty())
                                .collect(Collectors.joining("\n")));
    }

    /** All values of one table; nothing when there are none. */
    private static String fields(ClientTarget target, DataTable table, List<ExportedValue> values) {
        String fields = values.stream()
                .filter(value -> value.item().table() == table)
                .map(value -> "    " + (table.registers() ? register(target, value) : bit(value)))
                .collect(Collectors.joining(",\n"));
        return fields.isEmpty() ? "" : "  " + key(table) + " = [\n" + fields + "\n  ]";
    }

    private static String key(DataTable table) {
        return switch (table) {
            case HOLDING -> "holding_registers";
            case INPUT -> "input_registers";
            case COIL -> "coils";
            case DISCRETE -> "discrete_inputs";
        };
    }

    private static String bit(ExportedValue value) {
        return "{ name = \"%s\", address = [%d] }"
                .formatted(value.id(), value.item().address());
    }

    private static String register(ClientTarget target, ExportedValue value) {
        return "{ name = \"%s\", byte_order = \"%s\", data_type = \"%s\", scale = %s, address = [%s] }"
                .formatted(
                        value.id(),
                        order(value.order(target), value.item().words()),
                        type(value),
                        decimal(value.scale()),
                        IntStream.range(value.item().address(), value.item().end())
                                .mapToObj(Integer::toString)
                                .collect(Collectors.joining(", ")));
    }

    private static String decimal(String scale) {
        return scale.contains(".") ? scale : scale + ".0";
    }

    private static String order(WordOrder order, int words) {
        if (words == 1) {
            return "AB";
        }
        return words < LONG_WORDS
                ? order.name()
                : switch (order) {
                    case ABCD -> "ABCDEFGH";
                    case CDAB -> "GHEFCDAB";
                    case BADC -> "BADCFEHG";
                    case DCBA -> "HGFEDCBA";
                };
    }

    /** Scaled whole numbers are fixed point, or Telegraf would cut their fraction off. */
    private static String type(ExportedValue value) {
        boolean scaled = value.item().row().scale() != 1;
        return switch (value.item().type()) {
            case FLOAT32 -> "FLOAT32-IEEE";
            case ENUM, BITFIELD -> "UINT16";
            case INT16, INT32, INT64 ->
                scaled ? "FIXED" : value.item().type().id().toUpperCase(Locale.ROOT);
            default -> scaled ? "UFIXED" : value.item().type().id().toUpperCase(Locale.ROOT);
        };
    }
}
