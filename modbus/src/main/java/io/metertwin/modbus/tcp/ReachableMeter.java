package io.metertwin.modbus.tcp;

import io.metertwin.core.command.CommandResult;
import io.metertwin.core.command.MeterCommand;
import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.port.MeterPort;
import io.metertwin.core.settings.SettingException;
import io.metertwin.core.settings.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A meter that refuses a Modbus TCP port which something else on the host has: it stays where it is, and who asks is told.
 * The port is tried before the change; one that is taken between that and the change is a warning of the server, which stays
 * too. Any thread may call it.
 */
public final class ReachableMeter implements MeterPort {

    private static final Logger LOG = LoggerFactory.getLogger(ReachableMeter.class);

    private final MeterPort meter;
    private final ModbusTcpOptions options;
    private final Supplier<OptionalInt> listening;

    /**
     * A meter that is served on Modbus TCP.
     *
     * @param meter the meter whose settings are those of the port
     * @param options where it is found
     * @param listening the port it has now, empty for none; asked on any thread, not to wait for the server's
     */
    public ReachableMeter(MeterPort meter, ModbusTcpOptions options, Supplier<OptionalInt> listening) {
        this.meter = meter;
        this.options = options;
        this.listening = listening;
    }

    @Override
    public MeterSnapshot snapshot() {
        return meter.snapshot();
    }

    @Override
    public CompletableFuture<CommandResult> submit(MeterCommand command) {
        Settings before = meter.snapshot().settings();
        Optional<String> objection = wanted(command, before).flatMap(after -> objection(before, after));
        if (objection.isEmpty()) {
            return meter.submit(command);
        }
        LOG.warn("{} asks for a change that is refused: {}", command.origin().peer(), objection.get());
        return CompletableFuture.completedFuture(
                new CommandResult.Refused(CommandResult.Kind.UNAVAILABLE, objection.get()));
    }

    /** The settings a command leads to; empty when it changes none, or the meter says itself why not. */
    private static Optional<Settings> wanted(MeterCommand command, Settings before) {
        if (command instanceof MeterCommand.FactoryReset) {
            return Optional.of(Settings.defaults(before.catalogue()));
        }
        if (!(command instanceof MeterCommand.ChangeSettings change)
                || !before.objections(change.changes()).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(before.with(change.changes()));
        } catch (SettingException e) {
            throw new IllegalStateException("settings without objections are refused", e);
        }
    }

    private Optional<String> objection(Settings before, Settings after) {
        boolean served = options.framing().enabled(after);
        int port = options.wantedPort(after);
        boolean same = options.framing().enabled(before) && options.wantedPort(before) == port;
        boolean own = listening.get().equals(OptionalInt.of(port));
        return !served || same || own || port == 0 ? Optional.empty() : tried(port);
    }

    private Optional<String> tried(int port) {
        try (ServerSocketChannel trial = ServerSocketChannel.open()) {
            trial.bind(new InetSocketAddress(options.bind(), port));
            return Optional.empty();
        } catch (IOException e) {
            String stays = listening.get().stream()
                    .mapToObj(now -> "; port " + now + " stays")
                    .findFirst()
                    .orElse("");
            return Optional.of("modbus.tcp.port: port " + port + " on "
                    + options.bind().getHostAddress() + " cannot be bound (" + e.getMessage() + ")" + stays);
        }
    }
}
