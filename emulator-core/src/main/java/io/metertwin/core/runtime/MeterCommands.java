package io.metertwin.core.runtime;

import io.metertwin.core.command.CommandResult;
import io.metertwin.core.command.MeterCommand;
import io.metertwin.core.command.Origin;
import io.metertwin.core.event.ClockSet;
import io.metertwin.core.event.EventSpan;
import io.metertwin.core.event.LoggedChange;
import io.metertwin.core.event.PasswordRejected;
import io.metertwin.core.event.SettingChanged;
import io.metertwin.core.measure.PowerState;
import io.metertwin.core.settings.SettingException;
import io.metertwin.core.settings.Settings;
import io.metertwin.signal.InputLayout;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Carries out the commands of a meter, one after the other. Used by the loop's thread. */
final class MeterCommands {

    private final InputLayout layout;
    private final MeterTime time;
    private final MeterMembers members;
    private final SettingsInForce inForce;
    private final WindowAccounting accounting;
    private final CounterClears clears;

    /**
     * Commands of one meter.
     *
     * @param layout its inputs
     * @param time its times
     * @param members who carries them out
     * @param inForce its settings
     * @param accounting knows the last window
     */
    MeterCommands(
            InputLayout layout,
            MeterTime time,
            MeterMembers members,
            SettingsInForce inForce,
            WindowAccounting accounting) {
        this.layout = layout;
        this.time = time;
        this.members = members;
        this.inForce = inForce;
        this.accounting = accounting;
        clears = new CounterClears(layout.circuits(), time, members, accounting);
    }

    /** Carries out a command, or says why not; a meter without supply carries out none. */
    CommandResult apply(MeterCommand command, PowerState state) {
        if (state == PowerState.OFF) {
            return new CommandResult.Refused(CommandResult.Kind.UNAVAILABLE, "the meter is off");
        }
        if (command instanceof MeterCommand.ChangeSettings change) {
            return change(change, state);
        }
        if (command instanceof MeterCommand.FactoryReset reset) {
            return factoryReset(reset.counters(), reset.origin(), state);
        }
        if (command instanceof MeterCommand.SetClock set) {
            return setClock(set.meterMillis());
        }
        if (command instanceof MeterCommand.RejectPassword rejected) {
            return rejectPassword(rejected.origin());
        }
        if (command instanceof MeterCommand.OperateRelay operate) {
            return members.protection().operate(operate.close(), time.virtualSeconds());
        }
        if (command instanceof MeterCommand.OperateRecord operate) {
            return members.recording().operate(operate.start(), inForce.settings(), time.meterSeconds());
        }
        return reset(command);
    }

    private CommandResult reset(MeterCommand command) {
        Origin origin = command.origin();
        if (command instanceof MeterCommand.ResetEnergy reset) {
            return ofCircuit(reset.circuit(), circuit -> clears.energy(circuit, origin));
        }
        if (command instanceof MeterCommand.ResetDemand reset) {
            return ofCircuit(reset.circuit(), circuit -> clears.demand(circuit, origin));
        }
        if (command instanceof MeterCommand.ResetExtremes reset) {
            return ofCircuit(reset.circuit(), circuit -> clears.extremes(circuit, origin));
        }
        if (command instanceof MeterCommand.ResetTariffEnergy reset) {
            return ofCircuit(reset.circuit(), circuit -> clears.tariffEnergy(circuit, origin));
        }
        return new CommandResult.Accepted();
    }

    private CommandResult setClock(long meterMillis) {
        CountingEdge edge = time.edge();
        double before = time.meterSeconds();
        members.events().add(ClockSet.of(time.meterMillis(), meterMillis));
        time.set(meterMillis);
        double after = time.meterSeconds();
        accounting.at(edge, () -> members.metering().clockSet(before, after));
        members.recording().clockSet(time.meterSeconds());
        return new CommandResult.Accepted();
    }

    private CommandResult rejectPassword(Origin origin) {
        EventSpan now = EventSpan.begun(time.meterMillis()).ended(0);
        members.events().add(new PasswordRejected(now, origin.surface(), origin.peer()));
        return new CommandResult.Refused(CommandResult.Kind.VALUE, "the password is wrong");
    }

    private CommandResult ofCircuit(OptionalInt circuit, Consumer<OptionalInt> reset) {
        if (circuit.isPresent() && (circuit.getAsInt() < 0 || circuit.getAsInt() >= layout.circuits())) {
            return new CommandResult.Refused(CommandResult.Kind.VALUE, "the meter has no such circuit");
        }
        reset.accept(circuit);
        return new CommandResult.Accepted();
    }

    private CommandResult change(MeterCommand.ChangeSettings change, PowerState state) {
        Settings before = inForce.settings();
        if (members.recording().locks(change.changes(), before)) {
            return Recording.locked();
        }
        try {
            Settings next = before.with(
                    ZeroCalibration.complete(change.changes(), before.catalogue(), layout, accounting.inputDc()));
            putInForce(next, state, change.origin());
        } catch (SettingException e) {
            return new CommandResult.Refused(CommandResult.Kind.VALUE, e.getMessage());
        }
        return new CommandResult.Accepted();
    }

    private CommandResult factoryReset(boolean counters, Origin origin, PowerState state) {
        if (members.recording().isOn()) {
            return Recording.locked();
        }
        putInForce(Settings.defaults(inForce.settings().catalogue()), state, origin);
        if (counters) {
            clears.energy(OptionalInt.empty(), origin);
            clears.demand(OptionalInt.empty(), origin);
            clears.extremes(OptionalInt.empty(), origin);
        }
        return new CommandResult.Accepted();
    }

    private void putInForce(Settings next, PowerState state, Origin origin) {
        Settings before = inForce.settings();
        CountingEdge edge = time.edge();
        inForce.change(next, state);
        accounting.at(edge, () -> members.metering().configure(next));
        for (SettingChanged changed : SettingChanged.between(before, next, time.meterMillis())) {
            LoggedChange change = new LoggedChange(changed, origin);
            members.changes().add(change);
            members.recording().changed(change);
        }
    }
}
