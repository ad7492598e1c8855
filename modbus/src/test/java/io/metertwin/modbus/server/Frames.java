package io.metertwin.modbus.server;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Requests as bytes, for tests. */
public final class Frames {

    private static final int TRANSACTION = 0x1234;
    private static final int PREFIX_BYTES = 6;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Frames() {}

    /** A frame with a right header around a unit id and a PDU in hex; blanks are left out. */
    public static byte[] of(int unit, String pdu) {
        byte[] body = bytes(pdu);
        return ByteBuffer.allocate(PREFIX_BYTES + 1 + body.length)
                .putShort((short) TRANSACTION)
                .putShort((short) 0)
                .putShort((short) (body.length + 1))
                .put((byte) unit)
                .put(body)
                .array();
    }

    /** A read of holding registers of unit 1. */
    public static byte[] read(int address, int count) {
        return of(1, "03" + words(address, count));
    }

    /** Bytes from hex; blanks are left out. */
    public static byte[] bytes(String hex) {
        return HEX.parseHex(hex.replace(" ", ""));
    }

    /** Hex of bytes, in upper case without blanks. */
    public static String hex(byte... bytes) {
        return HEX.formatHex(bytes);
    }

    /** Hex of a byte, in upper case. */
    public static String one(int value) {
        return HEX.toHexDigits((byte) value);
    }

    /** Hex of words of 16 bits, in upper case without blanks. */
    public static String words(int... words) {
        StringBuilder text = new StringBuilder(4 * words.length);
        for (int word : words) {
            text.append(HEX.toHexDigits((short) word));
        }
        return text.toString();
    }
}
