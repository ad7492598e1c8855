package io.metertwin.modbus.rtu;

/**
 * How long a request is where no silence ends it (RTU over TCP). Requests of the functions of the application protocol
 * 1.1b3 say so themselves; one of any other function ends where its check sum fits.
 */
public final class RequestLength {

    /** Result for bytes that are no request. */
    public static final int UNKNOWN = -1;

    /** Length at most: unit id, a PDU of 253 and check sum. */
    public static final int LONGEST = 256;

    private static final int SHORTEST = 4;
    private static final int FIXED = 8;
    private static final int WRITE_COUNT_AT = 6;
    private static final int READ_WRITE_COUNT_AT = 10;
    private static final int FILE_COUNT_AT = 2;
    private static final int MASK_WRITE = 10;
    private static final int QUEUE = 6;
    private static final int DEVICE_IDENTIFICATION = 7;

    private RequestLength() {}

    /**
     * Length of the request at the begin of some bytes, check sum included.
     *
     * @param bytes the bytes
     * @param available number of them that have come
     * @return a number of bytes, more than available while it is not complete; {@link #UNKNOWN} for no request
     */
    public static int of(byte[] bytes, int available) {
        if (available < SHORTEST) {
            return SHORTEST;
        }
        int length = switch (bytes[1]) {
            case 1, 2, 3, 4, 5, 6, 8 -> FIXED;
            case 7, 11, 12, 17 -> SHORTEST;
            case 15, 16 -> counted(bytes, available, WRITE_COUNT_AT);
            case 20, 21 -> counted(bytes, available, FILE_COUNT_AT);
            case 22 -> MASK_WRITE;
            case 23 -> counted(bytes, available, READ_WRITE_COUNT_AT);
            case 24 -> QUEUE;
            case 43 -> DEVICE_IDENTIFICATION;
            default -> whereTheCheckSumFits(bytes, available);
        };
        return length > LONGEST ? UNKNOWN : length;
    }

    /** A request that has the number of the bytes that follow at some place. */
    private static int counted(byte[] bytes, int available, int at) {
        return available <= at ? at + 1 + Crc16.BYTES : at + 1 + (bytes[at] & 0xFF) + Crc16.BYTES;
    }

    private static int whereTheCheckSumFits(byte[] bytes, int available) {
        for (int length = SHORTEST; length <= Math.min(available, LONGEST); length++) {
            if (Crc16.fits(bytes, length)) {
                return length;
            }
        }
        return available >= LONGEST ? UNKNOWN : available + 1;
    }
}
