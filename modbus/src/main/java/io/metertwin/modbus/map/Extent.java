package io.metertwin.modbus.map;

/** A range of addresses that a row of a map takes. */
public sealed interface Extent permits RegisterBlock, RegisterItem {

    /** The row that takes it. */
    RegisterRow row();

    /** First wire address. */
    int address();

    /** Number of registers. */
    int words();

    /** First address behind it. */
    int end();
}
