package io.metertwin.app.options;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import picocli.CommandLine;

/** Plans made from options as they stand on a command line. */
public final class Plans {

    /** What a host without a given start believes the time to be. */
    static final LocalDateTime NOW = LocalDateTime.of(2026, 5, 4, 3, 2, 1);

    private Plans() {}

    /** The plan of some options. */
    public static RunPlan of(String... options) {
        return plan(ConfigFile.EMPTY, options);
    }

    /** The plans of all meters of some options. */
    public static List<RunPlan> all(String... options) {
        return planner(ConfigFile.EMPTY, options).meters(serial -> Remembered.NOTHING).stream()
                .map(PlannedMeter::plan)
                .toList();
    }

    /** The plan of a file and some options. */
    static RunPlan of(Path file, String... options) {
        return plan(ConfigFile.read(file), options);
    }

    private static RunPlan plan(ConfigFile file, String... options) {
        return planner(file, options).plan();
    }

    private static RunPlanner planner(ConfigFile file, String... options) {
        RunArguments arguments = new RunArguments();
        new CommandLine(arguments).parseArgs(options);
        return new RunPlanner(arguments, file, () -> NOW);
    }
}
