package io.metertwin.modbus.rtu;

import java.util.Arrays;

/** The check sum of Modbus RTU: CRC-16, polynomial 0xA001 reflected, begun with 0xFFFF; low byte first on the line. */
public final class Crc16 {

    /** Number of bytes it takes on the line. */
    public static final int BYTES = 2;

    private static final int POLYNOMIAL = 0xA001;
    private static final int BEGIN = 0xFFFF;
    private static final int[] TABLE = table();

    private Crc16() {}

    private static int[] table() {
        int[] table = new int[1 << Byte.SIZE];
        for (int value = 0; value < table.length; value++) {
            int crc = value;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ POLYNOMIAL;
            }
            table[value] = crc;
        }
        return table;
    }

    /** The check sum of the first bytes, 0 to 0xFFFF. */
    public static int of(byte[] bytes, int length) {
        int crc = BEGIN;
        for (int k = 0; k < length; k++) {
            crc = (crc >> Byte.SIZE) ^ TABLE[(crc ^ bytes[k]) & 0xFF];
        }
        return crc;
    }

    /** True when the last two of the first bytes are the check sum of those before them. */
    public static boolean fits(byte[] bytes, int length) {
        return length > BYTES
                && of(bytes, length - BYTES) == ((bytes[length - 2] & 0xFF) | (bytes[length - 1] & 0xFF) << Byte.SIZE);
    }

    /** A copy of a message with its check sum behind it. */
    public static byte[] append(byte[] message) {
        byte[] frame = Arrays.copyOf(message, message.length + BYTES);
        int crc = of(message, message.length);
        frame[message.length] = (byte) crc;
        frame[message.length + 1] = (byte) (crc >> Byte.SIZE);
        return frame;
    }
}
