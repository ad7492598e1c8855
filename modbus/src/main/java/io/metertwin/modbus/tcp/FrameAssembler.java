package io.metertwin.modbus.tcp;

import io.metertwin.modbus.server.RequestFrame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;

/** Puts frames together from a byte stream, however it is cut: one connection's input. Used by one thread. */
final class FrameAssembler {

    /** Bytes before the unit id: transaction, protocol, length. */
    private static final int PREFIX_BYTES = 6;

    private static final int PROTOCOL_AT = 2;
    private static final int LENGTH_AT = 4;

    /** Unit id and function code at least; a PDU of 253 bytes and the unit id at most. */
    private static final int SHORTEST = 2;

    private static final int LONGEST = 254;
    private static final int CAPACITY = 4096;

    private final ByteBuffer buffer = ByteBuffer.allocate(CAPACITY);

    /**
     * Takes in what a channel has.
     *
     * @return number of bytes; -1 at the end of the stream
     */
    int readFrom(ReadableByteChannel channel) throws IOException {
        return channel.read(buffer);
    }

    /** True when a frame has begun and is not complete, or not yet taken. */
    boolean holdsBytes() {
        return buffer.position() > 0;
    }

    /**
     * The next complete frame.
     *
     * @return empty while it is not complete
     * @throws MbapException when the header is not Modbus; the stream cannot be followed any more then
     */
    Optional<RequestFrame> next() throws MbapException {
        int available = buffer.position();
        if (available >= LENGTH_AT && buffer.getShort(PROTOCOL_AT) != 0) {
            throw new MbapException("protocol id is not 0");
        }
        if (available < PREFIX_BYTES) {
            return Optional.empty();
        }
        int length = buffer.getShort(LENGTH_AT) & 0xFFFF;
        if (length < SHORTEST || length > LONGEST) {
            throw new MbapException("length " + length + " is not " + SHORTEST + ".." + LONGEST);
        }
        if (available < PREFIX_BYTES + length) {
            return Optional.empty();
        }
        byte[] frame = new byte[PREFIX_BYTES + length];
        buffer.flip();
        buffer.get(frame);
        buffer.compact();
        return Optional.of(new RequestFrame(frame));
    }
}
