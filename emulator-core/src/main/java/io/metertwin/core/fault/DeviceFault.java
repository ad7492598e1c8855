package io.metertwin.core.fault;

/** Something wrong with the device. */
public sealed interface DeviceFault permits BusFault {}
