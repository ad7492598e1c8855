package io.metertwin.modbus.rtu;

import io.metertwin.modbus.server.RequestFrame;

/** What lay between two silences on a line. */
public sealed interface Reception {

    /**
     * A frame with a right check sum.
     *
     * @param frame unit id and PDU
     * @param beganNs when its first character was there
     * @param endedNs when its last character was there
     * @param characters number of characters, check sum included
     */
    record Frame(RequestFrame frame, long beganNs, long endedNs, int characters) implements Reception {}

    /**
     * Characters that are no frame; nothing may answer them.
     *
     * @param cause why
     */
    record Damaged(Cause cause) implements Reception {}

    /** Why characters are no frame. */
    enum Cause {
        /** Fewer than unit id, function code and check sum. */
        TOO_SHORT,
        /** More than 256. */
        TOO_LONG,
        /** A silence of more than 1.5 characters inside. */
        GAP,
        /** The check sum is wrong. */
        CRC
    }
}
