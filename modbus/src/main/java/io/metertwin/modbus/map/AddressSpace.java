package io.metertwin.modbus.map;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** What stands where in one table of a map. Immutable. */
final class AddressSpace {

    private static final int ADDRESSES = 0x10000;

    private final RegisterItem[] byAddress;
    private final BitSet mapped = new BitSet();

    /** The space of the blocks and items of one table. */
    AddressSpace(List<RegisterBlock> blocks, List<RegisterItem> items) {
        byAddress = new RegisterItem[items.isEmpty() ? 0 : ADDRESSES];
        blocks.forEach(block -> mapped.set(block.address(), block.end()));
        items.forEach(item -> Arrays.fill(byAddress, item.address(), item.end(), item));
    }

    /** The item that takes a wire address. */
    Optional<RegisterItem> itemAt(int address) {
        return byAddress.length == 0 ? Optional.empty() : Optional.ofNullable(byAddress[address]);
    }

    /** True when all of a range lies inside blocks. */
    boolean inBlocks(int address, int count) {
        return mapped.nextClearBit(address) >= address + count;
    }
}
