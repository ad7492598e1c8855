package io.metertwin.core.storage;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Named sections of bytes. Immutable. */
public final class Sections {

    /** No section at all: the state of a new meter. */
    public static final Sections NONE = new Sections(Map.of());

    private final Map<String, byte[]> byName;

    private Sections(Map<String, byte[]> byName) {
        this.byName = byName;
    }

    /** These sections and one more, or with other bytes in one; the bytes are copied. */
    public Sections with(String name, byte[] bytes) {
        Map<String, byte[]> next = new LinkedHashMap<>(byName);
        next.put(name, bytes.clone());
        return new Sections(next);
    }

    /** A copy of the bytes of a section; empty when there is none. */
    public Optional<byte[]> get(String name) {
        return Optional.ofNullable(byName.get(name)).map(byte[]::clone);
    }

    /** The names in the order they were added. */
    public Set<String> names() {
        return Collections.unmodifiableSet(byName.keySet());
    }
}
