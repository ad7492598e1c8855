package io.metertwin.core.storage;

/**
 * What a meter remembers when it is switched on.
 *
 * @param sections what was kept; none for a new meter and when all is lost
 * @param condition how good the memory is
 * @param detail what was wrong with which copy, in words; empty when nothing was
 */
public record Recollection(Sections sections, Condition condition, String detail) {

    /** The memory of a meter that is switched on for the first time. */
    public static final Recollection NEW = new Recollection(Sections.NONE, Condition.NEW, "");

    /** How good a memory is. */
    public enum Condition {
        /** Nothing has ever been kept here. */
        NEW,
        /** Everything is there. */
        INTACT,
        /** One copy was damaged; the other one is in force and may be one checkpoint older. */
        RECOVERED,
        /** Both copies were damaged: everything starts from factory defaults. */
        LOST
    }
}
