package io.metertwin.modbus.image;

/** The exception codes this meter answers with (Modbus application protocol 1.1b3, section 7). */
public enum ExceptionCode {
    /** The function is not one of this map's. */
    ILLEGAL_FUNCTION(1),
    /** Outside the map, or read-only. */
    ILLEGAL_ADDRESS(2),
    /** A quantity, a length, a value, or half of a value. */
    ILLEGAL_VALUE(3),
    /** Locked, or it could not be carried out. */
    DEVICE_FAILURE(4),
    /** No meter with this unit id on this port. */
    NO_SUCH_UNIT(0x0B);

    private final int code;

    ExceptionCode(int code) {
        this.code = code;
    }

    /** The code on the wire. */
    public int code() {
        return code;
    }
}
