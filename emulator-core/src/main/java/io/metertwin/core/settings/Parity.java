package io.metertwin.core.settings;

/** The parity bit of a character on the serial line (manual 7.5.8.2). */
public enum Parity {
    /** No parity bit. */
    NONE,
    /** An odd number of ones with the parity bit. */
    ODD,
    /** An even number of ones with the parity bit. */
    EVEN
}
