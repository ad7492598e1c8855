package io.metertwin.modbus.server;

import com.ghgande.j2mod.modbus.io.BytesInputStream;
import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import java.io.IOException;

/**
 * One request as it came: an MBAP header whose length is right, and a PDU nobody has looked at yet. Immutable.
 */
public final class RequestFrame {

    /** Length of the MBAP header with the unit id. */
    public static final int HEADER_BYTES = 7;

    /** Most registers one read may ask for. */
    public static final int MAXIMUM_READ = 125;

    /** Most registers one write may carry. */
    public static final int MAXIMUM_WRITE = 123;

    static final int READ_HOLDING = 0x03;
    static final int WRITE_SINGLE = 0x06;
    static final int WRITE_MULTIPLE = 0x10;

    private static final int LENGTH_AT = 4;
    private static final int SHORT_REQUEST = 5;
    private static final int WRITE_HEADER = 6;

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
        return function() == WRITE_SINGLE || function() == WRITE_MULTIPLE;
    }

    /** An empty request with this frame's header, to make exception responses from. */
    ModbusRequest header() {
        ModbusRequest request = ModbusRequest.createModbusRequest(function());
        request.setTransactionID(word(0));
        request.setProtocolID(word(2));
        request.setUnitID(unit());
        return request;
    }

    /** True when quantity, byte count and length agree and are in range; for the three functions served. */
    boolean wellFormed() {
        int length = bytes.length - HEADER_BYTES;
        return length >= SHORT_REQUEST
                && switch (function()) {
                    case READ_HOLDING -> length == SHORT_REQUEST && quantityUpTo(MAXIMUM_READ);
                    case WRITE_SINGLE -> length == SHORT_REQUEST;
                    default ->
                        length > WRITE_HEADER
                                && quantityUpTo(MAXIMUM_WRITE)
                                && byteCount() == 2 * quantity()
                                && length == WRITE_HEADER + byteCount();
                };
    }

    private boolean quantityUpTo(int maximum) {
        return quantity() >= 1 && quantity() <= maximum;
    }

    private int quantity() {
        return word(HEADER_BYTES + 3);
    }

    private int byteCount() {
        return bytes[HEADER_BYTES + SHORT_REQUEST] & 0xFF;
    }

    private int word(int at) {
        return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
    }

    /** The whole request; only for one that is {@link #wellFormed}. */
    ModbusRequest decode() {
        ModbusRequest request = ModbusRequest.createModbusRequest(function());
        try {
            request.readFrom(new BytesInputStream(bytes));
        } catch (IOException e) {
            throw new IllegalStateException("a frame of checked length ended early", e);
        }
        return request;
    }
}
