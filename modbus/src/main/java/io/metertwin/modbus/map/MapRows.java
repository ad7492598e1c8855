package io.metertwin.modbus.map;

import io.metertwin.core.device.ModelCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the files of a map say, before it is laid out for a model.
 *
 * @param functions the functions the map serves
 * @param rows all rows that declare a block or bind a value
 */
record MapRows(Set<FunctionCode> functions, List<RegisterRow> rows) {

    private static final Map<String, MapRows> FAMILIES = new ConcurrentHashMap<>();

    /**
     * The rows of a family that comes with the twin, read once.
     *
     * @param family directory of the family: {@code mpm4000}
     */
    static MapRows ofFamily(String family) {
        return FAMILIES.computeIfAbsent(family, name -> of(MapText.ofFamily(name)));
    }

    /**
     * The rows of some files.
     *
     * @throws RegisterMapException at the first row that is wrong
     */
    static MapRows of(List<MapText> files) {
        Set<FunctionCode> named = EnumSet.noneOf(FunctionCode.class);
        List<RegisterRow> rows = new ArrayList<>();
        for (MapText file : files) {
            RegisterTable table = new RegisterTable(file);
            named.addAll(table.functions());
            rows.addAll(table.rows());
        }
        return new MapRows(
                named.isEmpty() ? FunctionCode.USUAL : Collections.unmodifiableSet(named), List.copyOf(rows));
    }

    /**
     * The map of a model.
     *
     * @throws RegisterMapException at the first row that does not fit
     */
    RegisterMap lay(ModelCode model) {
        return new RegisterMapBuilder(model, functions).build(rows);
    }
}
