package io.metertwin.modbus.rtu;

import io.metertwin.modbus.server.RequestFrame;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds frames in the characters of a line by the silences between them. Knows no clock: the same characters at the same
 * times give the same frames. Used by one thread.
 */
public final class RtuFramer {

    /** Unit id, function code and check sum. */
    private static final int SHORTEST = 4;

    /** Unit id, a PDU of 253 and check sum. */
    private static final int LONGEST = 256;

    private final byte[] characters = new byte[LONGEST];
    private FrameTiming timing;
    private int count;
    private boolean gap;
    private long beganNs;
    private long lastNs;

    /** A framer for a line on which nothing has come. */
    public RtuFramer(FrameTiming timing) {
        this.timing = timing;
    }

    /** Changes the silences; what has come since the last one is forgotten. */
    public void configure(FrameTiming other) {
        timing = other;
        clear();
    }

    /** Forgets what has come since the last silence. */
    public void clear() {
        count = 0;
        gap = false;
    }

    /** True when characters have come since the last silence. */
    public boolean receives() {
        return count > 0;
    }

    /** When the silence that ends the present frame is over if nothing more comes; only while it {@link #receives}. */
    public long dueNs() {
        return lastNs + timing.silenceNs();
    }

    /**
     * Takes in a character.
     *
     * @param value the character; its low 8 bits count
     * @param timeNs when the whole character was there; never before the one before it
     * @return what the silence before it has ended, if it was long enough
     */
    public Optional<Reception> accept(int value, long timeNs) {
        Optional<Reception> ended = end(timeNs - timing.characterNs());
        if (count == 0) {
            beganNs = timeNs;
        } else {
            gap |= timeNs - timing.characterNs() - lastNs > timing.gapNs();
        }
        if (count < LONGEST) {
            characters[count] = (byte) value;
        }
        // One above the longest says it all, however many more follow.
        count = Math.min(count + 1, LONGEST + 1);
        lastNs = timeNs;
        return ended;
    }

    /**
     * Looks at the line while nothing comes.
     *
     * @param nowNs time up to which nothing has come
     * @return what the silence has ended, if it is long enough
     */
    public Optional<Reception> end(long nowNs) {
        if (count == 0 || nowNs - lastNs < timing.silenceNs()) {
            return Optional.empty();
        }
        Reception reception = reception();
        clear();
        return Optional.of(reception);
    }

    private Reception reception() {
        if (gap) {
            return new Reception.Damaged(Reception.Cause.GAP);
        }
        if (count < SHORTEST) {
            return new Reception.Damaged(Reception.Cause.TOO_SHORT);
        }
        if (count > LONGEST) {
            return new Reception.Damaged(Reception.Cause.TOO_LONG);
        }
        if (!Crc16.fits(characters, count)) {
            return new Reception.Damaged(Reception.Cause.CRC);
        }
        byte[] message = Arrays.copyOf(characters, count - Crc16.BYTES);
        return new Reception.Frame(RequestFrame.ofUnitAndPdu(message), beganNs, lastNs, count);
    }
}
