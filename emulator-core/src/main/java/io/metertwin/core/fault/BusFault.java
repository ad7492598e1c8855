package io.metertwin.core.fault;

/**
 * A fault of the serial line or of what drives it: each n-th reply suffers it.
 *
 * @param kind what happens
 * @param every 1 for every reply, 2 for every second one, and so on
 * @param delayMillis for {@link Kind#DELAY}: how much later the reply leaves, 0 to 60 000 ms
 * @param exceptionCode for {@link Kind#EXCEPTION}: the code that is answered, 1 to 255
 */
public record BusFault(Kind kind, int every, int delayMillis, int exceptionCode) implements DeviceFault {

    private static final int LONGEST_DELAY_MILLIS = 60_000;
    private static final int DEVICE_FAILURE = 4;
    private static final int HIGHEST_CODE = 0xFF;

    /** What happens to a reply. */
    public enum Kind {
        /** Nothing: the line is sound. */
        NONE,
        /** It arrives as other bytes, as after a wrong baud rate or parity. */
        GARBAGE,
        /** It leaves late. */
        DELAY,
        /** It never leaves. */
        DROP,
        /** An exception leaves instead. */
        EXCEPTION,
        /** Its check sum is wrong. */
        CRC
    }

    /** Refuses numbers out of range. */
    public BusFault {
        if (every < 1) {
            throw new IllegalArgumentException("every " + every + " is below 1");
        }
        if (delayMillis < 0 || delayMillis > LONGEST_DELAY_MILLIS) {
            throw new IllegalArgumentException("delay " + delayMillis + " ms is not 0.." + LONGEST_DELAY_MILLIS);
        }
        if (exceptionCode < 1 || exceptionCode > HIGHEST_CODE) {
            throw new IllegalArgumentException("exception code " + exceptionCode + " is not 1.." + HIGHEST_CODE);
        }
    }

    /** A fault that needs no number of its own, on every reply. */
    public static BusFault always(Kind kind) {
        return new BusFault(kind, 1, 0, DEVICE_FAILURE);
    }

    /** True when the reply with this number, counted from 1, suffers it. */
    public boolean strikes(long reply) {
        return reply % every == 0;
    }
}
