package io.metertwin.modbus.map;

/** A range of addresses that a row of a map takes. */
public sealed interface Extent permits RegisterBlock, RegisterItem {

    /** The row that takes it. */
    RegisterRow row();

    /** The table whose addresses it takes. */
    default DataTable table() {
        return row().table();
    }

    /** First wire address. */
    int address();

    /** Number of registers, or of bits in a table of bits. */
    int words();

    /** First address behind it. */
    int end();
}
