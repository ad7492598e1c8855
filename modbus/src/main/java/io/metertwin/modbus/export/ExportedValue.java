package io.metertwin.modbus.export;

import io.metertwin.core.settings.WordOrder;
import io.metertwin.modbus.map.MeasuredBinding;
import io.metertwin.modbus.map.RegisterBlock;
import io.metertwin.modbus.map.RegisterItem;
import io.metertwin.modbus.map.RegisterMap;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A measured value that a client is to read.
 *
 * @param id id of the value, such as {@code c1.p.total}
 * @param item where it stands
 * @param block the block that may be read around it
 */
public record ExportedValue(String id, RegisterItem item, RegisterBlock block) {

    /** What is exported unless said otherwise: what an installation is watched by. */
    public static final String USUAL = "u1,u2,u3,f.sys,c?.i1,c?.i2,c?.i3,c?.p.total,c?.q.total,c?.s.total,c?.pf.total,"
            + "c?.energy.p.import.total,c?.energy.p.export.total";

    /**
     * The values of a map whose ids match, each at its lowest address, in the order of addresses.
     *
     * @param map the map
     * @param globs patterns separated by commas; {@code ?} is a character, {@code *} any number of them
     * @throws IllegalArgumentException when a pattern matches nothing
     */
    public static List<ExportedValue> of(RegisterMap map, String globs) {
        Map<String, RegisterItem> lowest = new LinkedHashMap<>();
        for (RegisterItem item : map.items()) {
            if (item.binding() instanceof MeasuredBinding.OfQuantity quantity) {
                lowest.putIfAbsent(quantity.reading().id(), item);
            }
        }
        List<Pattern> patterns = new ArrayList<>();
        for (String glob : globs.split(",", -1)) {
            Pattern pattern = pattern(glob);
            if (lowest.keySet().stream().noneMatch(pattern.asMatchPredicate())) {
                throw new IllegalArgumentException("'" + glob + "' matches no value of " + map.model());
            }
            patterns.add(pattern);
        }
        return lowest.entrySet().stream()
                .filter(entry -> patterns.stream()
                        .anyMatch(pattern -> pattern.matcher(entry.getKey()).matches()))
                .map(entry -> new ExportedValue(entry.getKey(), entry.getValue(), block(map, entry.getValue())))
                .toList();
    }

    private static RegisterBlock block(RegisterMap map, RegisterItem item) {
        return map.blocks().stream()
                .filter(block -> block.table() == item.table())
                .filter(block -> block.holds(item.address(), item.words()))
                .findFirst()
                .orElseThrow();
    }

    private static Pattern pattern(String glob) {
        return Pattern.compile(glob.strip()
                .chars()
                .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining()));
    }

    /** True for a value in registers, false for a bit. */
    boolean inRegisters() {
        return item.table().registers();
    }

    /** The id with underscores for dots. */
    String word() {
        return id.replace('.', '_');
    }

    /** Value of one count in the unit of the register, as a decimal number. */
    String scale() {
        return BigDecimal.valueOf(item.row().scale()).stripTrailingZeros().toPlainString();
    }

    /** Order of its words and bytes. */
    WordOrder order(ClientTarget target) {
        return item.order().orElse(target.order());
    }
}
