package io.metertwin.core.fault;

/** Something that is wrong with the device or around it, from now on until the same kind is given again. */
public sealed interface DeviceFault permits SupplyFault, StorageFault, LinkFault, BusFault {}
