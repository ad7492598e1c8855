package io.metertwin.app;

import io.metertwin.app.exit.CommandException;
import io.metertwin.app.exit.ExitCode;
import io.metertwin.app.settings.KeptSettings;
import io.metertwin.app.settings.ServedSettings;
import io.metertwin.app.settings.SettingsTarget;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** Whose settings a command is about. */
final class TargetOptions {

    private static final int DEFAULT_PORT = 1502;

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            description = "A meter that is switched off, by its state directory; may be given several times.")
    private List<Path> directories = List.of();

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "Meters that run, on Modbus TCP; 127.0.0.1 by default.")
    private String host;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Modbus TCP port, 1502 by default; may be given several times.")
    private List<Integer> ports = List.of();

    @Option(names = "--unit", paramLabel = "N", description = "Unit id, ${DEFAULT-VALUE} by default.")
    private int unit = 255;

    /**
     * Reaches every meter that was named; they are to be closed.
     *
     * @param password a password to open meters that run with before they are written
     * @throws CommandException when one of them cannot be reached; none is open then
     */
    List<SettingsTarget> open(OptionalLong password) {
        List<SettingsTarget> targets = new ArrayList<>();
        try {
            for (Path directory : directories) {
                targets.add(KeptSettings.open(directory));
            }
            for (int port : servedPorts()) {
                targets.add(ServedSettings.connect(host == null ? "127.0.0.1" : host, port, unit, password));
            }
            return targets;
        } catch (CommandException e) {
            targets.forEach(SettingsTarget::close);
            throw e;
        }
    }

    /** The only meter that was named. */
    SettingsTarget openOne() {
        if (directories.size() + servedPorts().size() > 1) {
            throw new CommandException(ExitCode.USAGE, "name one meter: one --state-dir, or one --port", null);
        }
        return open(OptionalLong.empty()).get(0);
    }

    private List<Integer> servedPorts() {
        boolean byDefault = ports.isEmpty() && (directories.isEmpty() || host != null);
        return byDefault ? List.of(DEFAULT_PORT) : ports;
    }
}
