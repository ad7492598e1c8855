package io.metertwin.app.lab;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What stands behind the question mark of a request to the lab: {@code volts=230VAC&unit=5}. Parts are taken out once. */
final class LabQuery {

    private final Map<String, String> parts = new LinkedHashMap<>();

    /**
     * Takes a query apart.
     *
     * @param query what stands behind the question mark; may be null
     * @throws IllegalArgumentException when it is not made of names and values
     */
    LabQuery(String query) {
        for (String part : query == null || query.isEmpty() ? new String[0] : query.split("&")) {
            int equals = part.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("write name=value behind the question mark, not '" + part + "'");
            }
            parts.put(part.substring(0, equals), part.substring(equals + 1));
        }
    }

    /** The Modbus address or serial number of one meter of several; empty when none is named. */
    Optional<String> unit() {
        return Optional.ofNullable(parts.remove("unit"));
    }

    String take(String name) {
        String value = parts.remove(name);
        if (value == null) {
            throw new IllegalArgumentException("write " + name + "=... behind the question mark");
        }
        return value;
    }

    String take(String name, String otherwise) {
        return parts.containsKey(name) ? take(name) : otherwise;
    }

    /**
     * Checks that everything has been taken.
     *
     * @throws IllegalArgumentException naming what has not
     */
    void requireEmpty() {
        if (!parts.isEmpty()) {
            throw new IllegalArgumentException("this request does not know " + String.join(", ", parts.keySet()));
        }
    }

    static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is not a whole number", e);
        }
    }
}
