package io.metertwin.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.metertwin.app.bench.Bench;
import io.metertwin.app.bench.BenchJson;
import io.metertwin.app.bench.BenchResult;
import io.metertwin.app.bench.BenchTable;
import io.metertwin.app.exit.ExitCode;
import io.metertwin.core.device.ModelCode;
import io.metertwin.core.time.HostClock;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code metertwin bench}: how fast this machine is. */
@Command(
        name = "bench",
        description = "Measures how fast meters run on this machine and how many it can host.%n",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        footer = {"", "Exit codes: 0 measured, 2 options."})
final class BenchCommand implements Callable<Integer> {

    private static final double MOST_SECONDS = 600;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long to measure, 1 to 600; ${DEFAULT-VALUE} by default.")
    private double seconds = 10;

    @Option(names = "--model", paramLabel = "CODE", description = "${DEFAULT-VALUE} by default.")
    private String model = "MPM4410-A";

    @Option(names = "--json", description = "Print JSON for scripts instead of tables.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        if (!(seconds >= 1 && seconds <= MOST_SECONDS)) {
            throw new ParameterException(
                    spec.commandLine(), "--seconds: '" + seconds + "' is not allowed; allowed: 1 to 600");
        }
        BenchResult result = new Bench(model(), seconds, HostClock.system()).run();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(BenchJson.of(result)));
        } else {
            new BenchTable(result, out).print();
        }
        return ExitCode.OK.code();
    }

    private ModelCode model() {
        try {
            return ModelCode.parse(model);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--model: " + e.getMessage(), e);
        }
    }
}
