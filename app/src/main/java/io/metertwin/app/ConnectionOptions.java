package io.metertwin.app;

import io.metertwin.app.exit.CommandException;
import io.metertwin.app.exit.ExitCode;
import io.metertwin.core.settings.WordOrder;
import io.metertwin.modbus.client.RegisterClient;
import io.metertwin.modbus.map.RegisterMap;
import java.io.IOException;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Which meter a client command talks to. */
final class ConnectionOptions {

    @Option(names = "--host", paramLabel = "ADDRESS", description = "${DEFAULT-VALUE} by default.")
    String host = "127.0.0.1";

    @Option(names = "--port", paramLabel = "N", description = "Modbus TCP port, ${DEFAULT-VALUE} by default.")
    int port = 1502;

    @Option(names = "--unit", paramLabel = "N", description = "Unit id, ${DEFAULT-VALUE} by default.")
    int unit = 255;

    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    /** Connects to a meter that has a map of the user's own. */
    RegisterClient connect(RegisterMap map, WordOrder order) {
        try {
            return RegisterClient.connect(host, port, unit, TIMEOUT, map, order);
        } catch (IOException e) {
            throw new CommandException(ExitCode.NO_ANSWER, e.getMessage(), e);
        }
    }

    RegisterClient connect() {
        try {
            return RegisterClient.connect(host, port, unit, TIMEOUT);
        } catch (IOException e) {
            throw new CommandException(ExitCode.NO_ANSWER, e.getMessage(), e);
        }
    }
}
