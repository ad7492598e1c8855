package io.metertwin.core.event;

import java.util.List;

/**
 * The channels that make up one supply: an event of any of them is one event of the group (IEC 61000-4-30, 5.4.1).
 *
 * @param bank voltage bank, from 0
 * @param channels its channels in the order of the half-cycle values; those a wiring does not have are left out
 */
public record VoltageGroup(int bank, List<VoltageChannel> channels) {

    /** Keeps a copy of the list and refuses an empty one. */
    public VoltageGroup {
        channels = List.copyOf(channels);
        if (bank < 0 || channels.isEmpty()) {
            throw new IllegalArgumentException("bank " + bank + " with channels " + channels + " is no group");
        }
    }

    /** The three phase voltages of a bank. */
    public static VoltageGroup phases(int bank) {
        return new VoltageGroup(bank, VoltageChannel.PHASES);
    }

    /** The three line voltages of a bank. */
    public static VoltageGroup lines(int bank) {
        return new VoltageGroup(bank, VoltageChannel.LINES);
    }
}
