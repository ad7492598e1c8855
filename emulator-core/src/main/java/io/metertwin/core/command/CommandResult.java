package io.metertwin.core.command;

/** The meter's answer to a command. */
public sealed interface CommandResult {

    /** Done; the published snapshot shows it. */
    record Accepted() implements CommandResult {}

    /**
     * Not done, and nothing changed.
     *
     * @param kind why, as a surface needs to know it
     * @param reason why, in words for the user
     */
    record Refused(Kind kind, String reason) implements CommandResult {}

    /** Why a command was refused. */
    enum Kind {
        /** The value is not allowed, alone or together with others (Modbus exception 03). */
        VALUE,
        /** The meter is locked against it now (Modbus exception 04). */
        LOCKED,
        /** It could not be carried out: the meter is off or stopping (Modbus exception 04). */
        UNAVAILABLE
    }
}
