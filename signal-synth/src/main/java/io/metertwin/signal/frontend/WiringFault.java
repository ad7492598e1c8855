package io.metertwin.signal.frontend;

/** Conductors, coils or plugs that are not where they belong; the parts themselves are sound. */
public sealed interface WiringFault extends InputFault
        permits SwappedVoltages, SwappedCoils, ReversedCoil, MisplacedCoil, SocketUnplugged, SocketsSwapped {}
