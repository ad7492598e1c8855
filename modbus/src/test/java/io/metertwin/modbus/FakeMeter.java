package io.metertwin.modbus;

import io.metertwin.core.command.CommandResult;
import io.metertwin.core.command.MeterCommand;
import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.port.MeterPort;
import io.metertwin.core.settings.SettingChange;
import io.metertwin.core.settings.SettingException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A meter without a loop: shows the snapshot it is given and does commands at once, or as a test tells it. */
public final class FakeMeter implements MeterPort {

    private final List<MeterCommand> commands = new CopyOnWriteArrayList<>();
    private volatile MeterSnapshot snapshot;
    private volatile Function<MeterCommand, CompletableFuture<CommandResult>> answer =
            command -> CompletableFuture.completedFuture(carryOut(command));

    /** A meter that shows a snapshot. */
    public FakeMeter(MeterSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    @Override
    public MeterSnapshot snapshot() {
        return snapshot;
    }

    @Override
    public CompletableFuture<CommandResult> submit(MeterCommand command) {
        commands.add(command);
        return answer.apply(command);
    }

    /** Everything submitted so far. */
    public List<MeterCommand> commands() {
        return commands;
    }

    /** Publishes another snapshot. */
    public void publish(UnaryOperator<MeterSnapshot> change) {
        snapshot = change.apply(snapshot);
    }

    /** Changes a setting given as text. */
    public void set(String id, String value) {
        try {
            var change =
                    SettingChange.parse(snapshot.settings().catalogue().find(id).orElseThrow(), value);
            snapshot = Snapshots.with(snapshot, snapshot.settings().with(List.of(change)));
        } catch (SettingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** From now on commands get this answer instead of being carried out. */
    public void answerWith(Function<MeterCommand, CompletableFuture<CommandResult>> other) {
        answer = other;
    }

    /** Does what a command says. */
    public CommandResult carryOut(MeterCommand command) {
        if (command instanceof MeterCommand.RejectPassword) {
            return new CommandResult.Refused(CommandResult.Kind.VALUE, "the password is wrong");
        }
        if (!(command instanceof MeterCommand.ChangeSettings) && !(command instanceof MeterCommand.SetClock)) {
            return new CommandResult.Accepted();
        }
        try {
            snapshot = command instanceof MeterCommand.ChangeSettings change
                    ? Snapshots.with(snapshot, snapshot.settings().with(change.changes()))
                    : Snapshots.at(snapshot, ((MeterCommand.SetClock) command).meterMillis());
            return new CommandResult.Accepted();
        } catch (SettingException e) {
            return new CommandResult.Refused(CommandResult.Kind.VALUE, e.getMessage());
        }
    }
}
