package io.metertwin.signal.replay;

import java.nio.ByteBuffer;
import java.util.Locale;

/** How a COMTRADE data file writes its values (IEEE C37.111-2013, clause 8). */
enum ComtradeFormat {
    /** Text, one record a line. */
    ASCII(0),
    /** 16-bit integers. */
    BINARY(2),
    /** 32-bit integers. */
    BINARY32(4),
    /** IEEE 754 single precision. */
    FLOAT32(4);

    private static final int HEADER_BYTES = 8;
    private static final int STATUS_CHANNELS_PER_WORD = 16;

    private final int valueBytes;

    ComtradeFormat(int valueBytes) {
        this.valueBytes = valueBytes;
    }

    /** The format with the given name in any case, or null. */
    static ComtradeFormat named(String name) {
        for (ComtradeFormat format : values()) {
            if (format.name().equals(name.trim().toUpperCase(Locale.ROOT))) {
                return format;
            }
        }
        return null;
    }

    /** Bytes of one record; not for ASCII. */
    int recordBytes(int analogs, int statuses) {
        int words = (statuses + STATUS_CHANNELS_PER_WORD - 1) / STATUS_CHANNELS_PER_WORD;
        return HEADER_BYTES + valueBytes * analogs + 2 * words;
    }

    /** The next raw value of a binary record, NaN for the code of a missing one. */
    double read(ByteBuffer data) {
        return switch (this) {
            case BINARY -> {
                short counts = data.getShort();
                yield counts == Short.MIN_VALUE ? Double.NaN : counts;
            }
            case BINARY32 -> {
                int counts = data.getInt();
                yield counts == Integer.MIN_VALUE ? Double.NaN : counts;
            }
            case FLOAT32 -> {
                float value = data.getFloat();
                yield Math.abs(value) < Float.MAX_VALUE ? value : Double.NaN;
            }
            case ASCII -> throw new IllegalStateException("text has no bytes of a value");
        };
    }
}
