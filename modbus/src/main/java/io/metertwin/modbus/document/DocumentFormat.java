package io.metertwin.modbus.document;

/** How a register map is printed. */
public enum DocumentFormat {
    /** Columns for a terminal, one line for each value. */
    TABLE,
    /** Comma-separated values with a header. */
    CSV,
    /** An array of objects. */
    JSON,
    /** A document with one table for each block; blocks of circuits stand once. */
    MARKDOWN
}
