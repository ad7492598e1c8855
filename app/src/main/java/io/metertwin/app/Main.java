package io.metertwin.app;

import io.metertwin.app.exit.CommandException;
import io.metertwin.app.exit.ExitCode;
import io.metertwin.app.options.OptionException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

/** The program. */
@Command(
        name = "metertwin",
        description = "A software power meter: a digital twin of the MPM4000 multi-circuit meter.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {
            RunCommand.class,
            WatchCommand.class,
            ReadCommand.class,
            RegistersCommand.class,
            CertifyCommand.class,
            BenchCommand.class,
            SettingsCommand.class
        },
        usageHelpAutoWidth = true)
public final class Main {

    private Main() {}

    /** Runs the program and ends the process with its exit code. */
    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(executeOrReport(out, err, args));
    }

    /** Left to the Java machine, an error would end with 1, which says that a check failed. */
    private static int executeOrReport(PrintWriter out, PrintWriter err, String... args) {
        try {
            return execute(out, err, args);
        } catch (Error e) {
            return report(e, err);
        }
    }

    /**
     * Runs the program.
     *
     * @param out what the user asked for
     * @param err what went wrong
     * @param args the command line
     * @return the exit code
     */
    public static int execute(PrintWriter out, PrintWriter err, String... args) {
        CommandLine commandLine = new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setExecutionStrategy(Main::run)
                .setParameterExceptionHandler(Main::refuse)
                .setExecutionExceptionHandler(Main::fail);
        if (args.length == 0) {
            commandLine.usage(out);
            return ExitCode.USAGE.code();
        }
        return commandLine.execute(args);
    }

    private static int run(CommandLine.ParseResult parsed) {
        parsed.asCommandLineList().forEach(command -> requireEachOnce(command.getParseResult()));
        return new CommandLine.RunLast().execute(parsed);
    }

    /** The parser begins a group of options anew at the second time of one of them, and would forget the others. */
    private static void requireEachOnce(CommandLine.ParseResult parsed) {
        for (CommandLine.Model.OptionSpec option : parsed.matchedOptions()) {
            if (!option.isMultiValue() && option.originalStringValues().size() > 1) {
                throw new ParameterException(
                        parsed.commandSpec().commandLine(),
                        "option '" + option.longestName() + "' should be specified only once");
            }
        }
    }

    private static int refuse(ParameterException e, String[] args) {
        PrintWriter err = e.getCommandLine().getErr();
        err.println("metertwin: " + e.getMessage());
        err.println("Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE.code();
    }

    private static int fail(Exception e, CommandLine commandLine, CommandLine.ParseResult parsed) {
        PrintWriter err = commandLine.getErr();
        if (e instanceof OptionException) {
            err.println("metertwin: " + e.getMessage());
            return ExitCode.USAGE.code();
        }
        if (e instanceof CommandException known) {
            err.println("metertwin: " + known.getMessage());
            return known.exitCode().code();
        }
        return report(e, err);
    }

    private static int report(Throwable defect, PrintWriter err) {
        err.println("metertwin: internal error, please report it:");
        defect.printStackTrace(err);
        return ExitCode.INTERNAL.code();
    }

    /** The version from the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"metertwin " + number()};
        }

        /** The version alone. */
        static String number() {
            String version = Main.class.getPackage().getImplementationVersion();
            return version == null ? "(unpackaged)" : version;
        }
    }
}
