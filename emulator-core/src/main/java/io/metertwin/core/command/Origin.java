package io.metertwin.core.command;

/**
 * Who asks, for the change log.
 *
 * @param surface name of the surface: {@code modbus}, {@code cli} ...
 * @param peer the other end: an address and port, or a user
 */
public record Origin(String surface, String peer) {}
