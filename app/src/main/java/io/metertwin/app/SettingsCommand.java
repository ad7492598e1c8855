package io.metertwin.app;

import io.metertwin.app.exit.CommandException;
import io.metertwin.app.exit.ExitCode;
import io.metertwin.app.settings.SettingsBatch;
import io.metertwin.app.settings.SettingsFile;
import io.metertwin.app.settings.SettingsTarget;
import io.metertwin.core.settings.SettingException;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.storage.DiskRefusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code metertwin settings export | import}: the settings of meters as one JSON file. */
@Command(
        name = "settings",
        description = "Writes the settings of a meter to a file, or gives meters those of a file.%n",
        mixinStandardHelpOptions = true,
        subcommands = {SettingsCommand.Export.class, SettingsCommand.Import.class})
final class SettingsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE.code();
    }

    /** {@code metertwin settings export}. */
    @Command(
            name = "export",
            description = "Writes the settings of one meter to a JSON file; passwords stay out.%n",
            mixinStandardHelpOptions = true,
            footer = {"", "Exit codes: 0 written, 2 no such meter, 5 no meter answers, 6 the file cannot be written."})
    static final class Export implements Callable<Integer> {

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "FILE", description = "The file to write.")
        private Path file;

        @Mixin
        private TargetOptions options = new TargetOptions();

        @Override
        public Integer call() {
            try (SettingsTarget target = options.openOne()) {
                Settings settings = present(target);
                write(SettingsFile.render(settings, target.model(), target.serialNumber()));
                spec.commandLine().getOut().println("settings of " + target.name() + " written to " + file);
            }
            return ExitCode.OK.code();
        }

        private void write(String text) {
            try {
                Files.writeString(file, text);
            } catch (IOException e) {
                throw new CommandException(ExitCode.OUTPUT, "cannot write " + DiskRefusal.words(file, e), e);
            }
        }
    }

    /** {@code metertwin settings import}. */
    @Command(
            name = "import",
            description =
                    "Gives meters the settings of a JSON file: all settings to all meters or none. What the file does not name"
                            + " stays as it is.%n",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Exit codes: 0 done, 2 the file is wrong (nothing is written), 5 no meter answers, 6 a meter refused or"
                        + " its directory is in use."
            })
    static final class Import implements Callable<Integer> {

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "FILE", description = "The file to read.")
        private Path file;

        @Option(
                names = "--password",
                paramLabel = "N",
                description = "Setting password of meters that run: needed for a file with passwords, and where"
                        + " modbus.write.lock is on.")
        private Long password;

        @Mixin
        private TargetOptions options = new TargetOptions();

        @Override
        public Integer call() {
            SettingsFile document = read();
            List<SettingsTarget> targets =
                    options.open(password == null ? OptionalLong.empty() : OptionalLong.of(password));
            try {
                check(document, targets).write().forEach(spec.commandLine().getOut()::println);
            } finally {
                targets.forEach(SettingsTarget::close);
            }
            return ExitCode.OK.code();
        }

        private SettingsFile read() {
            try {
                return SettingsFile.parse(Files.readString(file));
            } catch (IOException e) {
                throw new CommandException(ExitCode.USAGE, "cannot read " + DiskRefusal.words(file, e), e);
            } catch (SettingException e) {
                throw refused(
                        e.getMessage().lines().map(line -> file + ": " + line).toList());
            }
        }

        /** What each meter is to have; nothing is written before the file suits all of them. */
        private SettingsBatch check(SettingsFile document, List<SettingsTarget> targets) {
            SettingsBatch batch = new SettingsBatch();
            List<String> errors = new ArrayList<>();
            for (SettingsTarget target : targets) {
                Settings present = present(target);
                SettingsFile.Outcome outcome = document.applyTo(present, target.model());
                String place = targets.size() > 1 ? file + " for " + target.name() : file.toString();
                outcome.errors().forEach(error -> errors.add(place + ": " + error));
                batch.add(target, present, outcome);
            }
            if (!errors.isEmpty()) {
                throw refused(errors);
            }
            return batch;
        }

        private static CommandException refused(List<String> errors) {
            return new CommandException(ExitCode.USAGE, "nothing is imported:\n  " + String.join("\n  ", errors), null);
        }
    }

    private static Settings present(SettingsTarget target) {
        try {
            return target.read();
        } catch (IOException e) {
            throw new CommandException(ExitCode.NO_ANSWER, target.name() + ": " + e.getMessage(), e);
        }
    }
}
