package io.metertwin.core.fault;

/**
 * What happens to replies on TCP.
 *
 * @param delayMillis how much later a reply leaves, milliseconds, 0 or more
 * @param dropShare share of replies that never leave, 0 to 1
 */
public record LinkFault(double delayMillis, double dropShare) implements DeviceFault {

    /** Checks the ranges. */
    public LinkFault {
        if (!(delayMillis >= 0) || !(dropShare >= 0 && dropShare <= 1)) {
            throw new IllegalArgumentException("no link delays " + delayMillis + " ms and drops " + dropShare);
        }
    }
}
