package io.metertwin.modbus.map;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A register of protected commands (decision 37). */
public enum CommandField {
    /** Where a password is written. */
    PASSWORD("password; counts for 60 s, reads 0"),
    /** Where a command is written. */
    CODE("command (" + ProtectedCommand.list() + "; + 100 x n for circuit n alone); reads 0");

    private final String term;

    CommandField(String term) {
        this.term = term;
    }

    /** The field with the given id. */
    static Optional<CommandField> named(String id) {
        return Arrays.stream(values()).filter(field -> field.id().equals(id)).findFirst();
    }

    /** The id in maps. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is. */
    public String term() {
        return term;
    }
}
