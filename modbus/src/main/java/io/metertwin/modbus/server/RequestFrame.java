package io.metertwin.modbus.server;

import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import io.metertwin.modbus.map.FunctionCode;
import java.util.Arrays;

/**
 * One request as it came: an MBAP header whose length is right, and a PDU nobody has looked at yet. Immutable.
 */
public final class RequestFrame {

    /** Length of the MBAP header with the unit id. */
    public static final int HEADER_BYTES = 7;

    private static final int LENGTH_AT = 4;
    private static final int SHORT_REQUEST = 5;
    private static final int WRITE_HEADER = 6;
    private static final int COIL_ON = 0xFF00;

    private final byte[] bytes;

    /**
     * Takes over a frame.
     *
     * @param bytes MBAP header, unit id and PDU of at least the function code; not copied
     */
    public RequestFrame(byte[] bytes) {
        if (bytes.length <= HEADER_BYTES) {
            throw new IllegalArgumentException("a frame has a header and a function code");
        }
        this.bytes = bytes;
    }

    /**
     * A frame of a transport without MBAP header: transaction and protocol id are 0.
     *
     * @param message unit id and PDU of at least the function code
     */
    public static RequestFrame ofUnitAndPdu(byte[] message) {
        byte[] bytes = new byte[HEADER_BYTES - 1 + message.length];
        bytes[LENGTH_AT] = (byte) (message.length >> Byte.SIZE);
        bytes[LENGTH_AT + 1] = (byte) message.length;
        System.arraycopy(message, 0, bytes, HEADER_BYTES - 1, message.length);
        return new RequestFrame(bytes);
    }

    /** Unit id, 0 to 255. */
    public int unit() {
        return bytes[HEADER_BYTES - 1] & 0xFF;
    }

    /** Function code, 0 to 255. */
    public int function() {
        return bytes[HEADER_BYTES] & 0xFF;
    }

    /** True for the functions that write. */
    public boolean writes() {
        return FunctionCode.of(function()).filter(FunctionCode::writes).isPresent();
    }

    /** An empty request with this frame's header, to make exception responses from. */
    ModbusRequest header() {
        ModbusRequest request = ModbusRequest.createModbusRequest(function());
        request.setTransactionID(word(0));
        request.setProtocolID(word(2));
        request.setUnitID(unit());
        return request;
    }

    /** True when quantity, byte count, length and the value of a single coil agree and are in range. */
    boolean wellFormed(FunctionCode function) {
        int length = bytes.length - HEADER_BYTES;
        if (length < SHORT_REQUEST) {
            return false;
        }
        if (!function.writes()) {
            return length == SHORT_REQUEST && quantityUpTo(function.maximum());
        }
        if (function.maximum() == 1) {
            boolean register = function.table().registers();
            return length == SHORT_REQUEST && (register || argument() == COIL_ON || argument() == 0);
        }
        return length > WRITE_HEADER
                && quantityUpTo(function.maximum())
                && byteCount() == bytesOf(function, argument())
                && length == WRITE_HEADER + byteCount();
    }

    private static int bytesOf(FunctionCode function, int quantity) {
        return function.table().registers() ? 2 * quantity : (quantity + Byte.SIZE - 1) / Byte.SIZE;
    }

    private boolean quantityUpTo(int maximum) {
        return argument() >= 1 && argument() <= maximum;
    }

    /** First wire address, 0 to 65535; only for a request that is {@link #wellFormed}. */
    int address() {
        return word(HEADER_BYTES + 1);
    }

    /** The quantity of a read or of a write of several, or the value of a write of one; 0 to 65535. */
    int argument() {
        return word(HEADER_BYTES + 3);
    }

    /** What is written: words, each 0 to 65535, or bits, each 0 or 1; only for a write that is {@link #wellFormed}. */
    int[] values(FunctionCode function) {
        boolean registers = function.table().registers();
        if (function.maximum() == 1) {
            return new int[] {registers || argument() == 0 ? argument() : 1};
        }
        int first = HEADER_BYTES + WRITE_HEADER;
        int[] values = new int[argument()];
        Arrays.setAll(
                values, k -> registers ? word(first + 2 * k) : (bytes[first + k / Byte.SIZE] >>> (k % Byte.SIZE)) & 1);
        return values;
    }

    private int byteCount() {
        return bytes[HEADER_BYTES + SHORT_REQUEST] & 0xFF;
    }

    private int word(int at) {
        return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
    }
}
