package io.metertwin.modbus.tcp;

import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import io.metertwin.core.command.Origin;
import io.metertwin.core.settings.Settings;
import io.metertwin.modbus.rtu.Crc16;
import io.metertwin.modbus.rtu.RequestLength;
import io.metertwin.modbus.server.Reply;
import io.metertwin.modbus.server.RequestFrame;
import io.metertwin.modbus.server.ResponseBytes;
import io.metertwin.modbus.server.UnitRouter;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** How frames are found in the bytes of a connection, and which rules of unit ids go with them. */
public enum TcpFraming {

    /** Modbus TCP: an MBAP header with the length. */
    MBAP("Modbus TCP", "--modbus-port") {
        @Override
        boolean enabled(Settings settings) {
            return settings.get(settings.catalogue().modbus.tcpEnabled);
        }

        @Override
        int lengthOf(ByteBuffer buffer) throws FramingException {
            return mbapLength(buffer);
        }

        @Override
        RequestFrame frame(byte[] bytes) {
            return new RequestFrame(bytes);
        }

        @Override
        Optional<Reply> reply(UnitRouter router, RequestFrame frame, Origin peer) {
            return Optional.of(router.dispatch(frame, peer));
        }

        @Override
        void count(UnitRouter router) {
            router.framingError();
        }

        @Override
        byte[] bytes(ModbusResponse response) {
            return ResponseBytes.withHeader(response);
        }
    },

    /** Modbus RTU over TCP: frames with a check sum, as a serial device server passes them on; no timing. */
    RTU("Modbus RTU over TCP", "--rtu-tcp-port") {
        @Override
        boolean enabled(Settings settings) {
            return settings.get(settings.catalogue().serial.enabled);
        }

        @Override
        int lengthOf(ByteBuffer buffer) throws FramingException {
            return rtuLength(buffer);
        }

        @Override
        RequestFrame frame(byte[] bytes) {
            return RequestFrame.ofUnitAndPdu(Arrays.copyOf(bytes, bytes.length - Crc16.BYTES));
        }

        @Override
        Optional<Reply> reply(UnitRouter router, RequestFrame frame, Origin peer) {
            return router.dispatchOnLine(frame, peer);
        }

        @Override
        void count(UnitRouter router) {
            router.crcError();
        }

        @Override
        byte[] bytes(ModbusResponse response) {
            return Crc16.append(ResponseBytes.unitAndPdu(response));
        }
    };

    /** Bytes before the unit id: transaction, protocol, length. */
    private static final int PREFIX_BYTES = 6;

    private static final int PROTOCOL_AT = 2;
    private static final int LENGTH_AT = 4;

    /** Unit id and function code at least; a PDU of 253 bytes and the unit id at most. */
    private static final int SHORTEST = 2;

    private static final int LONGEST = 254;

    private final String title;
    private final String option;

    TcpFraming(String title, String option) {
        this.title = title;
        this.option = option;
    }

    /** What a user calls it. */
    String title() {
        return title;
    }

    /** The option of the command line that sets its port. */
    String option() {
        return option;
    }

    /** Whether the meter's settings allow it. */
    abstract boolean enabled(Settings settings);

    /**
     * Length of the frame at the begin of a buffer that is being filled.
     *
     * @return bytes; 0 while the frame is not complete
     * @throws FramingException when it is none; the stream cannot be followed any more then
     */
    abstract int lengthOf(ByteBuffer buffer) throws FramingException;

    /** The request in the bytes of a frame. */
    abstract RequestFrame frame(byte[] bytes);

    /** The reply; empty for silence. */
    abstract Optional<Reply> reply(UnitRouter router, RequestFrame frame, Origin peer);

    /** Counts bytes that are no frame. */
    abstract void count(UnitRouter router);

    /** A response as it is sent. */
    abstract byte[] bytes(ModbusResponse response);

    private static int mbapLength(ByteBuffer buffer) throws FramingException {
        int available = buffer.position();
        if (available >= LENGTH_AT && buffer.getShort(PROTOCOL_AT) != 0) {
            throw new FramingException("protocol id is not 0");
        }
        if (available < PREFIX_BYTES) {
            return 0;
        }
        int length = buffer.getShort(LENGTH_AT) & 0xFFFF;
        if (length < SHORTEST || length > LONGEST) {
            throw new FramingException("length " + length + " is not " + SHORTEST + ".." + LONGEST);
        }
        return available < PREFIX_BYTES + length ? 0 : PREFIX_BYTES + length;
    }

    private static int rtuLength(ByteBuffer buffer) throws FramingException {
        byte[] bytes = new byte[Math.min(buffer.position(), RequestLength.LONGEST)];
        buffer.get(0, bytes);
        int length = RequestLength.of(bytes, bytes.length);
        if (length == RequestLength.UNKNOWN) {
            throw new FramingException("no request of any function fits its check sum");
        }
        if (length > bytes.length) {
            return 0;
        }
        if (!Crc16.fits(bytes, length)) {
            throw new FramingException("the check sum is wrong");
        }
        return length;
    }
}
