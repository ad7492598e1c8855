package io.metertwin.app.settings;

import io.metertwin.core.device.ModelCode;
import io.metertwin.core.settings.Settings;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A meter whose settings can be read and written: one that runs, or one whose state lies in a directory. */
public interface SettingsTarget extends AutoCloseable {

    /** What the user calls it. */
    String name();

    /** Its model. */
    ModelCode model();

    /** Its serial number. */
    String serialNumber();

    /**
     * Its settings; passwords may come as their defaults.
     *
     * @throws IOException when they cannot be read
     */
    Settings read() throws IOException;

    /**
     * Gives it new values.
     *
     * @param next valid settings
     * @param ids the settings to write
     * @return why it refused, one line each; none when it has them now
     * @throws IOException when it cannot be reached or written
     */
    List<String> write(Settings next, Set<String> ids) throws IOException;

    /**
     * What it holds of values it took, where that is not exactly what it was given.
     *
     * @param next the settings it was given
     * @param ids the settings that were written
     * @return what is held, as texts by id
     */
    default Map<String, String> rounded(Settings next, Set<String> ids) {
        return Map.of();
    }

    /**
     * Gives it back what it had before a {@link #write} that it took.
     *
     * @param before what it had
     * @param ids the settings that were written
     * @return what it does not have again and why, one line each
     * @throws IOException when it cannot be reached or written
     */
    List<String> putBack(Settings before, Set<String> ids) throws IOException;

    @Override
    void close();
}
