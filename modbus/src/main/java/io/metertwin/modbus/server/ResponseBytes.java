package io.metertwin.modbus.server;

import com.ghgande.j2mod.modbus.io.BytesOutputStream;
import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** A response as bytes. */
public final class ResponseBytes {

    /** Length of a TCP response at most: MBAP header, unit id and a PDU of 253. */
    private static final int LONGEST = 260;

    private static final int UNIT_AT = RequestFrame.HEADER_BYTES - 1;

    private ResponseBytes() {}

    /** With MBAP header. */
    public static byte[] withHeader(ModbusResponse response) {
        BytesOutputStream bytes = new BytesOutputStream(LONGEST);
        try {
            response.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return Arrays.copyOf(bytes.getBuffer(), bytes.size());
    }

    /** Unit id and PDU, without header. */
    public static byte[] unitAndPdu(ModbusResponse response) {
        byte[] whole = withHeader(response);
        return Arrays.copyOfRange(whole, UNIT_AT, whole.length);
    }
}
