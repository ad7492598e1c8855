package io.metertwin.core.fault;

/**
 * The network cable.
 *
 * @param up true while it is plugged in; unplugged, no port on TCP answers
 */
public record LinkFault(boolean up) implements DeviceFault {}
