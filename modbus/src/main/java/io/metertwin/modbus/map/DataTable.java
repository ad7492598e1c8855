package io.metertwin.modbus.map;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * One of the four tables of the Modbus data model (Modbus application protocol 1.1b3, section 4.3); each has wire addresses
 * 0 to 65535 of its own.
 */
public enum DataTable {
    /** Holding registers, 16 bit, read and written. */
    HOLDING("Holding registers", 40_001, true),
    /** Input registers, 16 bit, read only. */
    INPUT("Input registers", 30_001, true),
    /** Coils, one bit each, read and written. */
    COIL("Coils", 1, false),
    /** Discrete inputs, one bit each, read only. */
    DISCRETE("Discrete inputs", 10_001, false);

    private final String title;
    private final int classicBase;
    private final boolean registers;

    DataTable(String title, int classicBase, boolean registers) {
        this.title = title;
        this.classicBase = classicBase;
        this.registers = registers;
    }

    /** The table with the given id. */
    static Optional<DataTable> named(String id) {
        return Arrays.stream(values()).filter(table -> table.id().equals(id)).findFirst();
    }

    /** The id in maps: {@code holding}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is called in documents. */
    public String title() {
        return title;
    }

    /** The number of wire address 0 in the classic way of counting: 40001 for holding registers. */
    public int classicBase() {
        return classicBase;
    }

    /** True for a table of registers, false for one of bits. */
    public boolean registers() {
        return registers;
    }

    /** True when clients may write it. */
    public boolean writable() {
        return this == HOLDING || this == COIL;
    }
}
