package io.metertwin.modbus.map;

import io.metertwin.core.device.ModelCode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Lays the rows of a map out for one model and checks what they are to each other. */
final class RegisterMapBuilder {

    private static final int ADDRESSES = 0x10000;

    private final ModelCode model;
    private final BindingParser bindings;
    private final Set<FunctionCode> functions;
    private final Map<DataTable, NavigableMap<Integer, RegisterBlock>> blocks = new EnumMap<>(DataTable.class);
    private final Map<DataTable, NavigableMap<Integer, RegisterItem>> items = new EnumMap<>(DataTable.class);

    RegisterMapBuilder(ModelCode model, Set<FunctionCode> functions) {
        this.model = model;
        this.functions = functions;
        for (DataTable table : DataTable.values()) {
            blocks.put(table, new TreeMap<>());
            items.put(table, new TreeMap<>());
        }
        bindings = new BindingParser(model.settings());
    }

    /**
     * The map of these rows.
     *
     * @throws RegisterMapException at the first row that does not fit
     */
    RegisterMap build(List<RegisterRow> rows) {
        List<RegisterRow> present =
                rows.stream().filter(row -> matches(row.models(), model.code())).toList();
        present.stream().filter(RegisterRow::declaresBlock).forEach(this::addBlocks);
        present.stream().filter(row -> !row.declaresBlock()).forEach(this::addItems);
        return new RegisterMap(model, inOrder(blocks), inOrder(items), functions);
    }

    private static <T> List<T> inOrder(Map<DataTable, NavigableMap<Integer, T>> extents) {
        return extents.values().stream()
                .flatMap(table -> table.values().stream())
                .toList();
    }

    private static boolean matches(String glob, String code) {
        return glob.isEmpty()
                || code.matches(glob.replace("?", ".").replace("*", ".*").replace("-", "\\-"));
    }

    private void addBlocks(RegisterRow row) {
        if (!functions.contains(FunctionCode.reading(row.table()))) {
            throw new RegisterMapException(
                    row.place(),
                    "table " + row.table().id() + " is read by function "
                            + FunctionCode.reading(row.table()).id() + ", which the map does not name");
        }
        for (int n = 1; n <= row.repetition().count(model.circuits()); n++) {
            place(RegisterBlock.of(row, n), blocks.get(row.table()));
        }
    }

    private void addItems(RegisterRow row) {
        for (int n = 1; n <= row.repetition().count(model.circuits()); n++) {
            RegisterItem item = item(row, n);
            checkInBlock(item);
            place(item, items.get(row.table()));
        }
    }

    private RegisterItem item(RegisterRow row, int n) {
        try {
            Binding binding = bindings.parse(RegisterRow.numbered(row.binding(), n));
            checkType(row, binding);
            checkAccess(row, binding);
            return RegisterItem.of(row, n, binding);
        } catch (IllegalArgumentException e) {
            throw new RegisterMapException(row.place(), e.getMessage());
        }
    }

    private static void checkType(RegisterRow row, Binding binding) {
        RegisterType type = row.type().orElseThrow();
        if (row.table().registers() == (type == RegisterType.BIT)) {
            throw new IllegalArgumentException("table " + row.table().id() + " cannot hold type " + type.id()
                    + "; bits stand in coil and discrete");
        }
        if (binding.textual() == type.numeric()) {
            throw new IllegalArgumentException("type " + type.id() + " cannot hold the "
                    + (binding.textual() ? "text " : "number ") + binding.id());
        }
        boolean choice = binding instanceof SettingBinding.OfSetting setting && setting.choice();
        if (choice && type != RegisterType.ENUM && type != RegisterType.BIT) {
            throw new IllegalArgumentException(binding.id() + " is one of a list: its type is enum, not " + type.id());
        }
    }

    private void checkAccess(RegisterRow row, Binding binding) {
        if (row.access() == Access.R) {
            return;
        }
        if (!row.table().writable()) {
            throw new IllegalArgumentException("table " + row.table().id() + " is read-only: access is r, not rw");
        }
        if (!binding.writable()) {
            throw new IllegalArgumentException(binding.id() + " cannot be written: access is r, not rw");
        }
        if (row.type().orElseThrow() == RegisterType.BIT && !binding.switchable()) {
            throw new IllegalArgumentException(binding.id() + " is more than on or off: as a bit its access is r");
        }
        int needed = row.words();
        if (functions.stream()
                .noneMatch(function ->
                        function.writes() && function.table() == row.table() && function.maximum() >= needed)) {
            throw new IllegalArgumentException("no function that the map names writes " + needed + " of "
                    + row.table().id() + ": access is r, not rw");
        }
    }

    private void checkInBlock(RegisterItem item) {
        Map.Entry<Integer, RegisterBlock> block = blocks.get(item.table()).floorEntry(item.address());
        if (block == null || !block.getValue().holds(item.address(), item.words())) {
            throw wrong(item, "are not inside a declared block");
        }
    }

    private static <T extends Extent> void place(T added, NavigableMap<Integer, T> taken) {
        if (added.end() > ADDRESSES) {
            throw wrong(added, "go beyond 65535");
        }
        Map.Entry<Integer, T> before = taken.lowerEntry(added.end());
        if (before != null && before.getValue().end() > added.address()) {
            throw wrong(added, "overlap those of " + before.getValue().row().place());
        }
        taken.put(added.address(), added);
    }

    private static RegisterMapException wrong(Extent extent, String reason) {
        return new RegisterMapException(
                extent.row().place(), "addresses " + extent.address() + ".." + (extent.end() - 1) + " " + reason);
    }
}
