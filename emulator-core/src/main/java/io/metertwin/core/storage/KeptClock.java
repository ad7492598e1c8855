package io.metertwin.core.storage;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;

/**
 * The clocks at the instant a state was taken.
 *
 * @param meterMillis the meter's clock, milliseconds since 1970-01-01 00:00 in meter time
 * @param hostMillis the host's, milliseconds since 1970-01-01 00:00 UTC
 */
public record KeptClock(long meterMillis, long hostMillis) {

    /** Name of the section. */
    public static final String NAME = "clock";

    private static final int VERSION = 1;

    /** Writes the section. */
    public void save(DataOutputStream out) throws IOException {
        out.writeByte(VERSION);
        out.writeLong(meterMillis);
        out.writeLong(hostMillis);
    }

    /** The clocks some bytes are; empty when they are none. */
    public static Optional<KeptClock> parse(byte[] section) {
        try {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(section));
            return in.readUnsignedByte() == VERSION
                    ? Optional.of(new KeptClock(in.readLong(), in.readLong()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What the meter's clock shows at a later instant of the host; a host clock that was set back stands still for it. */
    public long meterMillisAt(long laterHostMillis) {
        return meterMillis + Math.max(0, laterHostMillis - hostMillis);
    }
}
