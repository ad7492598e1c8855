package io.metertwin.app;

import io.metertwin.app.exit.ExitCode;
import io.metertwin.core.device.ModelCode;
import io.metertwin.modbus.document.DocumentFormat;
import io.metertwin.modbus.document.RegisterDocument;
import io.metertwin.modbus.map.RegisterMap;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code metertwin registers}: the Modbus map of a model. */
@Command(
        name = "registers",
        description = "Prints the Modbus register map of a model: both address styles, type, unit, scale, access.%n",
        mixinStandardHelpOptions = true)
final class RegistersCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--format", paramLabel = "table|csv|json|markdown", description = "table by default.")
    private String format = "table";

    @Option(names = "--model", paramLabel = "CODE", description = "${DEFAULT-VALUE} by default.")
    private String model = "MPM4410-A";

    @Override
    public Integer call() {
        try {
            DocumentFormat chosen = DocumentFormat.valueOf(format.toUpperCase(Locale.ROOT));
            RegisterMap map = RegisterMap.mpm4000(ModelCode.parse(model));
            spec.commandLine().getOut().print(new RegisterDocument(map).render(chosen));
            spec.commandLine().getOut().flush();
        } catch (IllegalArgumentException e) {
            String message = e.getMessage().startsWith("model")
                    ? "--model: " + e.getMessage()
                    : "--format: '" + format + "' is not known; allowed: table, csv, json, markdown";
            throw new ParameterException(spec.commandLine(), message, e);
        }
        return ExitCode.OK.code();
    }
}
