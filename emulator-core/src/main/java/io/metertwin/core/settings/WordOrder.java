package io.metertwin.core.settings;

/** The order of the bytes of a 32-bit value in two registers; A is the most significant byte. */
public enum WordOrder {
    /** High word first, the default. */
    ABCD,
    /** Low word first. */
    CDAB,
    /** High word first, bytes swapped in each. */
    BADC,
    /** Low word first, bytes swapped in each. */
    DCBA
}
