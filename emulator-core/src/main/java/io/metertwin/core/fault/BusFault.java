package io.metertwin.core.fault;

/**
 * What happens to bytes on the serial line.
 *
 * @param bitErrorShare share of bits that are turned over, 0 to 1
 * @param silent true when the line is broken
 */
public record BusFault(double bitErrorShare, boolean silent) implements DeviceFault {

    /** Checks the range. */
    public BusFault {
        if (!(bitErrorShare >= 0 && bitErrorShare <= 1)) {
            throw new IllegalArgumentException("a share of bits is 0 to 1, not " + bitErrorShare);
        }
    }
}
