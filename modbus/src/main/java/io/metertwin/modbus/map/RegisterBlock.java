package io.metertwin.modbus.map;

/**
 * A range of addresses that may be read from any start to any end; what is not mapped inside it reads 0.
 *
 * @param row the row that declares it
 * @param number which repetition, from 1
 * @param address first wire address
 * @param words length
 * @param name name, numbered
 * @param description what it holds
 */
public record RegisterBlock(RegisterRow row, int number, int address, int words, String name, String description)
        implements Extent {

    static RegisterBlock of(RegisterRow row, int number) {
        return new RegisterBlock(
                row,
                number,
                row.addressOf(number),
                row.words(),
                RegisterRow.numbered(row.name(), number),
                RegisterRow.numbered(row.description(), number));
    }

    @Override
    public int end() {
        return address + words;
    }

    /** True when the block holds all of {@code count} registers from {@code from}. */
    public boolean holds(int from, int count) {
        return from >= address && from + count <= end();
    }
}
