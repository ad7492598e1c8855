package io.metertwin.core.fault;

/**
 * What the memory's disk does.
 *
 * @param disk how it answers writes from now on
 */
public record StorageFault(Disk disk) implements DeviceFault {

    /** How a disk answers writes. */
    public enum Disk {
        /** As it should. */
        GOOD(""),
        /** No space is left. */
        FULL("no space is left on the disk"),
        /** It takes no writes. */
        READ_ONLY("the disk is read-only");

        private final String message;

        Disk(String message) {
            this.message = message;
        }

        /** What the disk says; empty when it works. */
        public String message() {
            return message;
        }
    }
}
