package io.metertwin.modbus.rtu;

import io.metertwin.core.fault.BusFault;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** What a fault of the bus makes of replies, counted from 1. Used by one thread. */
final class ReplyFault {

    private static final int EXCEPTION_FLAG = 0x80;

    private final BusFault fault;
    private long replies;
    private boolean struck;

    ReplyFault(BusFault fault) {
        this.fault = fault;
    }

    /** The fault itself. */
    BusFault fault() {
        return fault;
    }

    /**
     * What leaves instead of the next reply.
     *
     * @param message unit id and PDU
     * @return a frame with check sum, right or wrong; empty for none
     */
    Optional<byte[]> frame(byte[] message) {
        replies++;
        struck = fault.strikes(replies);
        byte[] frame = Crc16.append(message);
        if (!struck) {
            return Optional.of(frame);
        }
        return switch (fault.kind()) {
            case DROP -> Optional.empty();
            case NONE, DELAY -> Optional.of(frame);
            case CRC -> {
                frame[frame.length - 1] ^= 1;
                yield Optional.of(frame);
            }
            case EXCEPTION ->
                Optional.of(Crc16.append(
                        new byte[] {message[0], (byte) (message[1] | EXCEPTION_FLAG), (byte) fault.exceptionCode()}));
            case GARBAGE -> {
                new SplittableRandom(replies).nextBytes(frame);
                yield Optional.of(frame);
            }
        };
    }

    /** How much later the reply just made leaves, ns. */
    long delayNs() {
        return struck && fault.kind() == BusFault.Kind.DELAY ? TimeUnit.MILLISECONDS.toNanos(fault.delayMillis()) : 0;
    }
}
