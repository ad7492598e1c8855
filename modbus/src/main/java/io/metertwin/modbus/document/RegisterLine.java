package io.metertwin.modbus.document;

import io.metertwin.core.settings.WordOrder;
import io.metertwin.modbus.map.RegisterItem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** One item of a map as a line of text. */
final class RegisterLine {

    /** Names of the fields, in their order. */
    static final List<String> FIELDS = List.of(
            "wire",
            "number",
            "words",
            "type",
            "order",
            "unit",
            "scale",
            "access",
            "name",
            "binding",
            "description",
            "source",
            "table");

    private final RegisterItem item;

    RegisterLine(RegisterItem item) {
        this.item = item;
    }

    int wire() {
        return item.address();
    }

    int number() {
        return item.address() + item.table().classicBase();
    }

    /** The fields as text, in the order of {@link #FIELDS}. */
    List<String> fields() {
        return List.of(
                Integer.toString(wire()),
                Integer.toString(number()),
                Integer.toString(item.words()),
                item.type().id(),
                order(),
                item.unit().symbol(),
                scale(),
                access(),
                item.name(),
                item.binding().id(),
                item.description(),
                item.row().source(),
                item.table().id());
    }

    /** A fixed order, {@code as set} for values that follow the setting, empty where there is none. */
    private String order() {
        boolean several = item.type().numeric() && item.words() > 1;
        return item.order().map(WordOrder::name).orElse(several ? "as set" : "");
    }

    /** Value of one count, empty for texts and codes. */
    private String scale() {
        return switch (item.type()) {
            case ASCII, ENUM, BITFIELD -> "";
            default ->
                BigDecimal.valueOf(item.row().scale()).stripTrailingZeros().toPlainString();
        };
    }

    private String access() {
        return item.row().access().name().toLowerCase(Locale.ROOT);
    }
}
