package io.metertwin.core.communication;

import java.util.Map;
import java.util.OptionalLong;

/**
 * The communication counters at one instant, since the meter was switched on; immutable. Counters are of all ports
 * together.
 *
 * @param frames requests that came for this meter, broadcasts included
 * @param crcErrors frames whose check sum was wrong
 * @param framingErrors frames that were too short, too long or had a gap inside
 * @param otherUnits whole frames for another unit
 * @param exceptions exception responses by their code
 * @param connections clients connected now
 * @param accepted clients that have ever connected
 * @param lastError code of the last error: an exception code, {@value #CRC_ERROR} or {@value #FRAMING_ERROR}; 0 for none
 * @param lastErrorMillis when it happened, milliseconds since 1970-01-01 00:00 in meter time; empty for none
 */
public record CommunicationReadings(
        long frames,
        long crcErrors,
        long framingErrors,
        long otherUnits,
        Map<Integer, Long> exceptions,
        long connections,
        long accepted,
        int lastError,
        OptionalLong lastErrorMillis) {

    /** Code of a wrong check sum as last error. */
    public static final int CRC_ERROR = 256;

    /** Code of a frame that is none as last error. */
    public static final int FRAMING_ERROR = 257;

    /** A meter nobody has ever talked to. */
    public static final CommunicationReadings NONE =
            new CommunicationReadings(0, 0, 0, 0, Map.of(), 0, 0, 0, OptionalLong.empty());

    /** Keeps a copy of the map. */
    public CommunicationReadings {
        exceptions = Map.copyOf(exceptions);
    }

    /** Number of exception responses with a code. */
    public long exceptions(int code) {
        return exceptions.getOrDefault(code, 0L);
    }
}
