package io.metertwin.app;

import io.metertwin.app.exit.ExitCode;
import io.metertwin.app.options.RegisterMapFile;
import io.metertwin.core.device.ModelCode;
import io.metertwin.core.settings.WordOrder;
import io.metertwin.modbus.document.DocumentFormat;
import io.metertwin.modbus.document.RegisterDocument;
import io.metertwin.modbus.export.ClientFormat;
import io.metertwin.modbus.export.ClientTarget;
import io.metertwin.modbus.export.ExportedValue;
import io.metertwin.modbus.map.RegisterMap;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code metertwin registers}: the Modbus map of a model, or a client's configuration made from it. */
@Command(
        name = "registers",
        description = "Prints the Modbus register map of a model: both address styles, type, unit, scale, access."
                + " With --client, the configuration of a program that reads it.%n",
        mixinStandardHelpOptions = true)
final class RegistersCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--format", paramLabel = "table|csv|json|markdown", description = "table by default.")
    private String format = "table";

    @Option(names = "--model", paramLabel = "CODE", description = "${DEFAULT-VALUE} by default.")
    private String model = "MPM4410-A";

    @Option(names = "--map", paramLabel = "FILE.csv", description = "A register map of your own, checked and printed.")
    private Path map;

    @Option(
            names = "--client",
            paramLabel = "homeassistant|telegraf|node-red|csv",
            description = "Print the configuration of this client instead.")
    private String client;

    @Option(
            names = "--values",
            paramLabel = "GLOB,...",
            description = "Values the client is to read, by their ids; '*' for all. By default ${DEFAULT-VALUE}.")
    private String values = ExportedValue.USUAL;

    @Option(names = "--host", paramLabel = "HOST", description = "Host the client finds, ${DEFAULT-VALUE} by default.")
    private String host = "127.0.0.1";

    @Option(names = "--port", paramLabel = "N", description = "Modbus TCP port, ${DEFAULT-VALUE} by default.")
    private int port = 1502;

    @Option(names = "--unit", paramLabel = "N", description = "Unit id, ${DEFAULT-VALUE} by default.")
    private int unit = 1;

    @Option(
            names = "--order",
            paramLabel = "ORDER",
            description = "Word order of the meter, ${DEFAULT-VALUE} by default.")
    private WordOrder order = WordOrder.ABCD;

    @Override
    public Integer call() {
        ModelCode code = option("--model", () -> ModelCode.parse(model));
        RegisterMap registers = RegisterMapFile.read(Optional.ofNullable(map), code);
        spec.commandLine().getOut().print(client == null ? document(registers) : configuration(registers));
        spec.commandLine().getOut().flush();
        return ExitCode.OK.code();
    }

    private String document(RegisterMap registers) {
        DocumentFormat chosen;
        try {
            chosen = DocumentFormat.valueOf(format.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--format: '" + format + "' is not known; allowed: table, csv, json, markdown",
                    e);
        }
        return new RegisterDocument(registers).render(chosen);
    }

    private String configuration(RegisterMap registers) {
        ClientFormat chosen = option("--client", () -> ClientFormat.named(client));
        var exported = option("--values", () -> ExportedValue.of(registers, values));
        return chosen.render(new ClientTarget(host, port, unit, order), exported);
    }

    private <T> T option(String name, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), name + ": " + e.getMessage(), e);
        }
    }
}
