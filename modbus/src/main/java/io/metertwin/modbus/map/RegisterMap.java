package io.metertwin.modbus.map;

import io.metertwin.core.device.ModelCode;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** The register map of one model, indexed by address. Immutable; one map may serve any number of meters. */
public final class RegisterMap {

    /** First number of holding registers in the classic way of counting: wire address 0 is 40001. */
    public static final int CLASSIC_BASE = 40_001;

    private static final int ADDRESSES = 0x10000;

    private final ModelCode model;
    private final List<RegisterBlock> blocks;
    private final List<RegisterItem> items;
    private final RegisterItem[] byAddress = new RegisterItem[ADDRESSES];
    private final BitSet mapped = new BitSet(ADDRESSES);

    RegisterMap(ModelCode model, List<RegisterBlock> blocks, List<RegisterItem> items) {
        this.model = model;
        this.blocks = blocks;
        this.items = items;
        blocks.forEach(block -> mapped.set(block.address(), block.end()));
        items.forEach(item -> Arrays.fill(byAddress, item.address(), item.end(), item));
    }

    /**
     * The map of an MPM4000 model that comes with the twin.
     *
     * @throws RegisterMapException when its files are wrong
     */
    public static RegisterMap mpm4000(ModelCode model) {
        return of(model, MapText.ofFamily("mpm4000"));
    }

    /**
     * The first addresses of a model as registers of 32 bits (rule 5): register n stands at 2 n and 2 n + 1.
     *
     * @throws RegisterMapException when its files are wrong
     */
    public static RegisterMap mpm4000Enron(ModelCode model) {
        return of(model, MapText.ofFamily("mpm4000-enron"));
    }

    /**
     * The map that some files describe, for one model.
     *
     * @throws RegisterMapException naming file and line of the first row that is wrong
     */
    public static RegisterMap of(ModelCode model, List<MapText> files) {
        List<RegisterRow> rows = files.stream()
                .flatMap(file -> new RegisterTable(file).rows().stream())
                .toList();
        return new RegisterMapBuilder(model).build(rows);
    }

    /** The model this map is for. */
    public ModelCode model() {
        return model;
    }

    /** All blocks in the order of their addresses. */
    public List<RegisterBlock> blocks() {
        return blocks;
    }

    /** All items in the order of their addresses. */
    public List<RegisterItem> items() {
        return items;
    }

    /** The item that takes a wire address, 0 to 65535. */
    public Optional<RegisterItem> itemAt(int address) {
        return Optional.ofNullable(byAddress[address]);
    }

    /** True when all of a range of wire addresses, 0 to 65535, lies inside blocks. */
    public boolean inBlocks(int address, int count) {
        return mapped.nextClearBit(address) >= address + count;
    }
}
