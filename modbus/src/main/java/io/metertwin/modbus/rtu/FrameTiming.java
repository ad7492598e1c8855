package io.metertwin.modbus.rtu;

import java.util.concurrent.TimeUnit;

/**
 * The silences that make frames of characters (MODBUS over serial line 1.02, 2.5.1.1). All in ns.
 *
 * @param characterNs how long one character takes
 * @param gapNs t1.5: a longer silence inside a frame spoils it
 * @param silenceNs t3.5: a silence as long ends a frame
 */
public record FrameTiming(long characterNs, long gapNs, long silenceNs) {

    private static final int FASTEST_COUNTED_BAUD = 19_200;
    private static final long FIXED_GAP_NS = TimeUnit.MICROSECONDS.toNanos(750);
    private static final long FIXED_SILENCE_NS = TimeUnit.MICROSECONDS.toNanos(1750);
    private static final long HOST_SILENCE_NS = TimeUnit.MILLISECONDS.toNanos(10);

    /** Refuses a gap that is longer than a silence. */
    public FrameTiming {
        if (characterNs <= 0 || gapNs <= 0 || gapNs > silenceNs) {
            throw new IllegalArgumentException("character " + characterNs + " ns, gap " + gapNs + " ns and silence "
                    + silenceNs + " ns do not fit");
        }
    }

    /** The silences of the standard: 1.5 and 3.5 characters, above 19 200 bit/s 750 us and 1.75 ms. */
    public static FrameTiming standard(LineParameters line) {
        long character = line.nanosOf(1);
        if (line.baud() > FASTEST_COUNTED_BAUD) {
            return new FrameTiming(character, FIXED_GAP_NS, FIXED_SILENCE_NS);
        }
        return new FrameTiming(character, line.nanosOf(3) / 2, line.nanosOf(7) / 2);
    }

    /**
     * The silences on a host, whose scheduler delays bytes by milliseconds: t3.5 or 10 ms, whichever is longer; every
     * shorter gap may be the host's own and spoils nothing.
     */
    public static FrameTiming onHost(LineParameters line) {
        FrameTiming standard = standard(line);
        long silence = Math.max(standard.silenceNs(), HOST_SILENCE_NS);
        return new FrameTiming(standard.characterNs(), silence, silence);
    }
}
