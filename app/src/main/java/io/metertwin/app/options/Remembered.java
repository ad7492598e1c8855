package io.metertwin.app.options;

import io.metertwin.core.storage.KeptClock;
import io.metertwin.core.storage.Nameplate;
import java.util.Map;
import java.util.Optional;

/**
 * What a meter remembers, as far as the options of its next run build on it.
 *
 * @param settings text by id of the settings it kept; empty for a meter without a memory
 * @param clock its clock when it stopped
 * @param nameplate its model and serial number
 * @param hostMillis the host's clock now, milliseconds since 1970-01-01 00:00 UTC
 */
public record Remembered(
        Optional<Map<String, String>> settings,
        Optional<KeptClock> clock,
        Optional<Nameplate> nameplate,
        long hostMillis) {

    /** The memory of a new meter. */
    public static final Remembered NOTHING = new Remembered(Optional.empty(), Optional.empty(), Optional.empty(), 0);
}
