package io.metertwin.modbus.map;

/** What a client may do with an item. */
public enum Access {
    /** Read only; a write is refused with exception 02. */
    R,
    /** Read and write. */
    RW
}
