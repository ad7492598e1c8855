package io.metertwin.modbus.tcp;

import io.metertwin.modbus.server.RequestFrame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;

/** Puts frames together from a byte stream, however it is cut: one connection's input. Used by one thread. */
final class FrameAssembler {

    private static final int CAPACITY = 4096;

    private final ByteBuffer buffer = ByteBuffer.allocate(CAPACITY);
    private final TcpFraming framing;

    FrameAssembler(TcpFraming framing) {
        this.framing = framing;
    }

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
     * @throws FramingException when the bytes are not Modbus; the stream cannot be followed any more then
     */
    Optional<RequestFrame> next() throws FramingException {
        int length = framing.lengthOf(buffer);
        if (length == 0) {
            return Optional.empty();
        }
        byte[] frame = new byte[length];
        buffer.flip();
        buffer.get(frame);
        buffer.compact();
        return Optional.of(framing.frame(frame));
    }
}
