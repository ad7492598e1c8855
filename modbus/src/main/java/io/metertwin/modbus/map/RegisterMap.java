package io.metertwin.modbus.map;

import io.metertwin.core.device.ModelCode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The register map of one model, indexed by address. Immutable; one map may serve any number of meters. */
public final class RegisterMap {

    private static final Map<ModelCode, RegisterMap> MPM4000 = new ConcurrentHashMap<>();

    private final ModelCode model;
    private final List<RegisterBlock> blocks;
    private final List<RegisterItem> items;
    private final Set<FunctionCode> functions;
    private final Map<DataTable, AddressSpace> spaces = new EnumMap<>(DataTable.class);

    RegisterMap(ModelCode model, List<RegisterBlock> blocks, List<RegisterItem> items, Set<FunctionCode> functions) {
        this.model = model;
        this.blocks = blocks;
        this.items = items;
        this.functions = functions;
        for (DataTable table : DataTable.values()) {
            spaces.put(table, new AddressSpace(of(table, blocks), of(table, items)));
        }
    }

    private static <T extends Extent> List<T> of(DataTable table, List<T> extents) {
        return extents.stream().filter(extent -> extent.table() == table).toList();
    }

    /**
     * The map of an MPM4000 model that comes with the twin, built once.
     *
     * @throws RegisterMapException when its files are wrong
     */
    public static RegisterMap mpm4000(ModelCode model) {
        return MPM4000.computeIfAbsent(model, MapRows.ofFamily("mpm4000")::lay);
    }

    /**
     * The first addresses of a model as registers of 32 bits (rule 5): register n stands at 2 n and 2 n + 1.
     *
     * @throws RegisterMapException when its files are wrong
     */
    public static RegisterMap mpm4000Enron(ModelCode model) {
        return MapRows.ofFamily("mpm4000-enron").lay(model);
    }

    /**
     * The map that some files describe, for one model.
     *
     * @throws RegisterMapException naming file and line of the first row that is wrong
     */
    public static RegisterMap of(ModelCode model, List<MapText> files) {
        return MapRows.of(files).lay(model);
    }

    /** The model this map is for. */
    public ModelCode model() {
        return model;
    }

    /** The functions this map serves; every other one is refused with exception 01. */
    public Set<FunctionCode> functions() {
        return functions;
    }

    /** All blocks, table by table, in the order of their addresses. */
    public List<RegisterBlock> blocks() {
        return blocks;
    }

    /** All items, table by table, in the order of their addresses. */
    public List<RegisterItem> items() {
        return items;
    }

    /** The item that takes a wire address of a table, 0 to 65535. */
    public Optional<RegisterItem> itemAt(DataTable table, int address) {
        return spaces.get(table).itemAt(address);
    }

    /** The holding register item that takes a wire address, 0 to 65535. */
    public Optional<RegisterItem> itemAt(int address) {
        return itemAt(DataTable.HOLDING, address);
    }

    /** True when all of a range of holding registers, 0 to 65535, lies inside blocks. */
    public boolean inBlocks(int address, int count) {
        return inBlocks(DataTable.HOLDING, address, count);
    }

    /** True when all of a range of wire addresses of a table, 0 to 65535, lies inside blocks. */
    public boolean inBlocks(DataTable table, int address, int count) {
        return spaces.get(table).inBlocks(address, count);
    }
}
