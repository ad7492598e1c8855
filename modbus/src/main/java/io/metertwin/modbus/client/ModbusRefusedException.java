package io.metertwin.modbus.client;

import java.io.IOException;

/** The meter answered with a Modbus exception. */
public final class ModbusRefusedException extends IOException {

    /** What could not be carried out. */
    static final int DEVICE_FAILURE = 4;

    private static final long serialVersionUID = 1L;

    private final int code;

    ModbusRefusedException(String request, int code) {
        super(request + " was refused with exception " + "%02X".formatted(code) + ": " + meaning(code));
        this.code = code;
    }

    /** The exception code. */
    public int code() {
        return code;
    }

    private static String meaning(int code) {
        return switch (code) {
            case 1 -> "function not served";
            case 2 -> "no such address, or read-only";
            case 3 -> "quantity or value not allowed";
            case DEVICE_FAILURE -> "locked, or not carried out";
            case 0x0B -> "no meter with this unit id";
            default -> "unknown code";
        };
    }
}
