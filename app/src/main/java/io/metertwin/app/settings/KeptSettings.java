package io.metertwin.app.settings;

import io.metertwin.app.exit.CommandException;
import io.metertwin.app.exit.ExitCode;
import io.metertwin.core.device.ModelCode;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.storage.DiskRefusal;
import io.metertwin.core.storage.Eeprom;
import io.metertwin.core.storage.Nameplate;
import io.metertwin.core.storage.RestoredSettings;
import io.metertwin.core.storage.Sections;
import io.metertwin.core.storage.SettingsSection;
import io.metertwin.core.storage.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The settings of a meter that is switched off, in its state directory, which stays locked meanwhile. */
public final class KeptSettings implements SettingsTarget {

    private final StateDirectory directory;
    private final Eeprom eeprom;
    private final Nameplate nameplate;
    private Sections sections;

    private KeptSettings(StateDirectory directory) {
        this.directory = directory;
        eeprom = new Eeprom(directory.files());
        sections = eeprom.load().sections();
        nameplate = sections.get(Nameplate.NAME)
                .flatMap(Nameplate::parse)
                .orElseThrow(() ->
                        new CommandException(ExitCode.USAGE, directory.path() + " holds no state of a meter", null));
    }

    /**
     * Opens a state directory.
     *
     * @throws CommandException when a meter has it, or there is no state in it
     */
    public static KeptSettings open(Path path) {
        if (!Files.isDirectory(path)) {
            throw new CommandException(ExitCode.USAGE, path + " is no state directory", null);
        }
        StateDirectory directory = null;
        try {
            directory = StateDirectory.open(path);
            return new KeptSettings(directory);
        } catch (StateDirectory.LockedException e) {
            throw new CommandException(
                    ExitCode.OUTPUT, e.getMessage() + "; stop it, or reach it with --host and --port", e);
        } catch (IOException e) {
            throw new CommandException(ExitCode.OUTPUT, path + " cannot be opened: " + DiskRefusal.words(e), e);
        } catch (CommandException e) {
            close(directory);
            throw e;
        }
    }

    @Override
    public String name() {
        return directory.path().toString();
    }

    @Override
    public ModelCode model() {
        return ModelCode.parse(nameplate.model());
    }

    @Override
    public String serialNumber() {
        return nameplate.serialNumber();
    }

    /** What is kept, as far as it is still allowed. */
    @Override
    public Settings read() throws IOException {
        byte[] section = sections.get(SettingsSection.NAME).orElse(null);
        Map<String, String> texts = section == null ? Map.of() : SettingsSection.parse(section);
        return RestoredSettings.of(model().settings(), texts, 0).settings();
    }

    @Override
    public List<String> write(Settings next, Set<String> ids) throws IOException {
        sections = sections.with(SettingsSection.NAME, SettingsSection.encode(next));
        eeprom.store(sections);
        return List.of();
    }

    @Override
    public List<String> putBack(Settings before, Set<String> ids) throws IOException {
        return write(before, ids);
    }

    @Override
    public void close() {
        close(directory);
    }

    private static void close(StateDirectory directory) {
        try {
            directory.close();
        } catch (IOException e) {
            System.getLogger(KeptSettings.class.getName())
                    .log(System.Logger.Level.WARNING, "the state directory is not closed cleanly", e);
        }
    }
}
