package io.metertwin.app.run;

import io.metertwin.app.exit.CommandException;
import io.metertwin.app.exit.ExitCode;
import io.metertwin.app.options.Remembered;
import io.metertwin.core.fault.StorageFault;
import io.metertwin.core.measure.MeterIdentity;
import io.metertwin.core.runtime.Checkpoint;
import io.metertwin.core.runtime.MeterLoop;
import io.metertwin.core.storage.DirectoryStore;
import io.metertwin.core.storage.DiskRefusal;
import io.metertwin.core.storage.Eeprom;
import io.metertwin.core.storage.FaultableStore;
import io.metertwin.core.storage.KeptClock;
import io.metertwin.core.storage.LogVolume;
import io.metertwin.core.storage.Nameplate;
import io.metertwin.core.storage.Recollection;
import io.metertwin.core.storage.Sections;
import io.metertwin.core.storage.SettingsSection;
import io.metertwin.core.storage.StateDirectory;
import io.metertwin.core.storage.StateWriter;
import io.metertwin.core.time.HostCalendar;
import io.metertwin.core.time.HostClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The memory of one meter of this process: opened before its options get their meaning, closed after its last step. */
public final class MeterState implements AutoCloseable {

    private final Optional<Path> path;
    private final StateDirectory directory;
    private final FaultableStore files;
    private final Eeprom eeprom;
    private Recollection kept;
    private StateWriter writer;
    private Optional<VolumeFolder> folder = Optional.empty();
    private LogVolume volume;
    private boolean volumeIsTemporary;

    private MeterState(Path path, StateDirectory directory, FaultableStore files) {
        this.path = Optional.ofNullable(path);
        this.directory = directory;
        this.files = files;
        eeprom = files == null ? null : new Eeprom(files);
        kept = files == null ? Recollection.NEW : eeprom.load();
    }

    /** A meter that keeps nothing. */
    public static MeterState ephemeral() {
        return new MeterState(null, null, null);
    }

    /**
     * Opens a directory. One that cannot be written to is read as far as it can be, and the meter says so.
     *
     * @throws CommandException when another meter has it, or it is a file
     */
    public static MeterState open(Path path) {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new CommandException(
                    ExitCode.USAGE, path + " is a file; --state-dir names a directory, new or with a state", null);
        }
        try {
            StateDirectory directory = StateDirectory.open(path);
            return new MeterState(path, directory, new FaultableStore(directory.files()));
        } catch (StateDirectory.LockedException e) {
            throw new CommandException(
                    ExitCode.OUTPUT,
                    e.getMessage() + "; stop that one, or give this one a serial number of its own with --seed, another"
                            + " directory with --state-dir, or --ephemeral to keep nothing",
                    e);
        } catch (IOException e) {
            FaultableStore files = new FaultableStore(new DirectoryStore(path));
            files.fail(Optional.of(path + " cannot be opened: " + DiskRefusal.words(e)));
            return new MeterState(path, null, files);
        }
    }

    /** What the options of a run build on. */
    public Remembered remembered() {
        Optional<Map<String, String>> settings =
                kept.sections().get(SettingsSection.NAME).flatMap(MeterState::settings);
        Optional<KeptClock> clock = kept.sections().get(KeptClock.NAME).flatMap(KeptClock::parse);
        return new Remembered(settings, clock, nameplate(), HostCalendar.epochMillis());
    }

    private Optional<Nameplate> nameplate() {
        return kept.sections().get(Nameplate.NAME).flatMap(Nameplate::parse);
    }

    private static Optional<Map<String, String>> settings(byte[] section) {
        try {
            return Optional.of(SettingsSection.parse(section));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Opens the log volume: in the state directory, or for a meter that keeps nothing in a temporary one that goes with it.
     *
     * @param quotaBytes most bytes it may take
     */
    public void openVolume(long quotaBytes) {
        volumeIsTemporary = path.isEmpty();
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"), "metertwin-" + UUID.randomUUID());
        folder = path.map(state -> new VolumeFolder(state, quotaBytes));
        try {
            if (folder.isPresent() && directory != null) {
                folder.get().settle(kept.condition() != Recollection.Condition.NEW);
            }
            volume = folder.isPresent() ? folder.get().open() : new LogVolume(temporary, quotaBytes);
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.OUTPUT,
                    "the log volume " + folder.map(VolumeFolder::path).orElse(temporary) + " cannot be read: "
                            + DiskRefusal.words(e),
                    e);
        }
    }

    /** The log volume; empty before {@link #openVolume}. */
    Optional<LogVolume> volume() {
        return Optional.ofNullable(volume);
    }

    /**
     * A memory for a past of this meter: it keeps nothing but a log volume, which is this one's after {@link #remember}.
     *
     * @throws CommandException when the meter has lived already, or cannot keep a past
     */
    MeterState past() {
        checkNew();
        MeterState other = ephemeral();
        try {
            other.volume = folder.isPresent() ? folder.get().draft() : volume;
        } catch (IOException e) {
            throw notKept(e);
        }
        return other;
    }

    private void checkNew() {
        if (path.isPresent() && directory == null) {
            throw new CommandException(ExitCode.OUTPUT, "--age: " + path.get() + " cannot be opened", null);
        }
        if (kept.condition() != Recollection.Condition.NEW) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "--age: the meter in " + path.orElseThrow()
                            + " has a past already; leave --age out, or give the new"
                            + " meter --seed, --state-dir or --ephemeral",
                    null);
        }
        if (!volume.files().isEmpty()) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "--age: " + folder.orElseThrow().path() + " holds records of a meter that is no longer there; move"
                            + " it away, or give the new meter --seed, --state-dir or --ephemeral",
                    null);
        }
    }

    private CommandException notKept(IOException cause) {
        return new CommandException(
                ExitCode.OUTPUT,
                "--age: the past cannot be kept in " + path.orElseThrow() + ": " + DiskRefusal.words(cause),
                cause);
    }

    /**
     * Takes over what a meter knew before this run, and the log volume of that time.
     *
     * @throws CommandException when it cannot be kept
     */
    void remember(Sections sections) {
        kept = new Recollection(sections, Recollection.Condition.INTACT, "");
        if (folder.isPresent()) {
            try {
                eeprom.store(sections);
                folder.get().settle(true);
                volume = folder.get().open();
            } catch (IOException e) {
                throw notKept(e);
            }
        }
    }

    /** What was kept, and how well. */
    Recollection kept() {
        return kept;
    }

    /**
     * Refuses a meter that is not the one whose state this is.
     *
     * @throws CommandException when model or serial number is another
     */
    void check(MeterIdentity identity) {
        Optional<Nameplate> nameplate = nameplate();
        if (nameplate.isPresent()
                && !nameplate.get().model().equals(identity.model().code())) {
            throw new CommandException(
                    ExitCode.USAGE,
                    path.orElseThrow() + " is the state of a " + nameplate.get().model() + ", not of a "
                            + identity.model().code() + "; add --model "
                            + nameplate.get().model()
                            + ", or give the new meter --seed, --state-dir or --ephemeral",
                    null);
        }
        if (nameplate.isPresent() && !nameplate.get().serialNumber().equals(identity.serialNumber())) {
            throw new CommandException(
                    ExitCode.USAGE,
                    path.orElseThrow() + " is the state of the meter "
                            + nameplate.get().serialNumber() + ", not of "
                            + identity.serialNumber() + "; leave out --seed and --unit, or give the new meter"
                            + " --state-dir or --ephemeral",
                    null);
        }
    }

    /** Lets a loop that has not begun keep its state here. */
    void attach(MeterLoop loop) {
        if (eeprom != null) {
            writer = new StateWriter(eeprom);
            loop.keep(kept, new Checkpoint(writer, HostClock.system()));
        } else if (kept.condition() != Recollection.Condition.NEW) {
            loop.recall(kept);
        }
    }

    /** What the disk does from now on. */
    void fault(StorageFault fault) {
        Optional<String> problem = Optional.of(fault.disk().message()).filter(message -> !message.isEmpty());
        if (files != null) {
            files.fail(problem);
        }
        volume().ifPresent(disk -> disk.fail(problem));
    }

    /** Why the state cannot be written now; empty when it can. */
    Optional<String> failure() {
        return writer == null ? Optional.empty() : writer.failure();
    }

    /** Where the state is and how it was found, one line for the user. */
    Optional<String> summary() {
        return path.map(where -> switch (kept.condition()) {
            case NEW -> where + " (new)";
            case INTACT -> where + " (goes on)";
            case RECOVERED -> where + " (goes on from the other copy: " + kept.detail() + ")";
            case LOST -> where + " (LOST, starts from factory defaults: " + kept.detail() + ")";
        });
    }

    /** Writes what still waits and unlocks the directory; a second call does nothing. */
    @Override
    public void close() {
        if (writer != null) {
            writer.close();
        }
        try {
            if (volume != null && volumeIsTemporary) {
                volume.delete();
                volumeIsTemporary = false;
            }
            if (directory != null) {
                directory.close();
            }
        } catch (IOException e) {
            System.getLogger(MeterState.class.getName())
                    .log(System.Logger.Level.WARNING, "the state directory is not closed cleanly", e);
        }
    }
}
