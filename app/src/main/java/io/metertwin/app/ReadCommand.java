package io.metertwin.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.metertwin.app.exit.CommandException;
import io.metertwin.app.exit.ExitCode;
import io.metertwin.app.options.RegisterMapFile;
import io.metertwin.core.device.ModelCode;
import io.metertwin.core.measure.Quantities;
import io.metertwin.core.measure.QuantityReading;
import io.metertwin.core.settings.WordOrder;
import io.metertwin.modbus.client.RegisterClient;
import io.metertwin.modbus.map.RegisterMap;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code metertwin read c1.p.total --truth}: values of a running meter, and what they should be. */
@Command(
        name = "read",
        description = "Reads values of a running meter by their ids; 'metertwin registers' lists them.%n",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 read, 2 no such value, 5 no meter answers."})
final class ReadCommand implements Callable<Integer> {

    private static final int NOT_FOUND = 404;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "ID", description = "Such as u1, f.sys, c1.p.total.")
    private List<String> ids;

    @Option(
            names = "--truth",
            description = "Also print the exact truth and the error, from the lab port; both belong to one window.")
    private boolean truth;

    @Option(names = "--lab-port", paramLabel = "N", description = "${DEFAULT-VALUE} by default.")
    private int labPort = 8090;

    @Option(
            names = "--map",
            paramLabel = "FILE.csv",
            description = "Read through a register map of your own; ids are those of its bindings.")
    private Path map;

    @Option(
            names = "--model",
            paramLabel = "CODE",
            description = "Model that --map is for, ${DEFAULT-VALUE} by default.")
    private String model = "MPM4410-A";

    @Option(
            names = "--order",
            paramLabel = "ORDER",
            description = "Word order where --map leaves it open, ${DEFAULT-VALUE} by default.")
    private WordOrder order = WordOrder.ABCD;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        if (map != null && truth) {
            throw new ParameterException(spec.commandLine(), "--truth comes from the lab port, not through --map");
        }
        if (map != null) {
            readThrough(out, map);
        } else if (truth) {
            for (String id : ids) {
                out.println(withTruth(id));
            }
        } else {
            readPlain(out);
        }
        return ExitCode.OK.code();
    }

    private void readPlain(PrintWriter out) {
        try (RegisterClient client = connection.connect()) {
            for (String id : ids) {
                QuantityReading reading = Quantities.find(id, client.model().circuits())
                        .orElseThrow(() -> unknown(id, client.model().toString()));
                out.println(id + " = " + plain(client.read(id)) + " "
                        + reading.quantity().unit().symbol());
            }
        } catch (IOException e) {
            throw new CommandException(ExitCode.NO_ANSWER, e.getMessage(), e);
        }
    }

    private void readThrough(PrintWriter out, Path file) {
        RegisterMap registers = RegisterMapFile.read(Optional.of(file), modelCode());
        try (RegisterClient client = connection.connect(registers, order)) {
            for (String id : ids) {
                if (!client.ids().contains(id)) {
                    throw new CommandException(
                            ExitCode.USAGE,
                            "'" + id + "' is not in " + file + "; 'metertwin registers --map " + file
                                    + "' lists what is",
                            null);
                }
            }
            client.read(ids)
                    .forEach((id, value) -> out.println((id + " = " + plain(value) + " " + client.unitOf(id)).strip()));
        } catch (IOException e) {
            throw new CommandException(ExitCode.NO_ANSWER, e.getMessage(), e);
        }
    }

    private ModelCode modelCode() {
        try {
            return ModelCode.parse(model);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--model: " + e.getMessage(), e);
        }
    }

    private String withTruth(String id) throws InterruptedException {
        URI uri = lab("/v1/values/" + id);
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
        try {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(3)).build(),
                    HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() == NOT_FOUND) {
                throw unknown(id, "the meter");
            }
            return describe(id, new ObjectMapper().readTree(response.body()));
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.NO_ANSWER,
                    "no lab answers at " + connection.host + ":" + labPort
                            + "; is 'metertwin run' there, and is --lab-port right?",
                    e);
        }
    }

    private URI lab(String path) {
        try {
            return new URI("http", null, connection.host, labPort, path, null, null);
        } catch (URISyntaxException e) {
            throw new CommandException(ExitCode.USAGE, "--host: '" + connection.host + "' is no host name", e);
        }
    }

    private static String describe(String id, JsonNode json) {
        String unit = json.path("unit").asText();
        double value = json.path("value").asDouble(Double.NaN);
        String text = id + " = " + plain(value) + " " + unit;
        if (!json.has("truth")) {
            return text + "  (the truth of a recording is not known)";
        }
        double exact = json.path("truth").asDouble(Double.NaN);
        if (Double.isNaN(exact) && Double.isFinite(value)) {
            return text + "  (its truth is not followed)";
        }
        String error = exact == 0
                ? ""
                : String.format(Locale.ROOT, "  error %+.6f %%", 100 * (value - exact) / Math.abs(exact));
        return text + "  truth " + plain(exact) + " " + unit + error;
    }

    private static String plain(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value)
                        .round(new MathContext(9))
                        .stripTrailingZeros()
                        .toPlainString()
                : "absent";
    }

    private static CommandException unknown(String id, String model) {
        return new CommandException(
                ExitCode.USAGE,
                "'" + id + "' is not a value of " + model + "; 'metertwin registers' lists the ids",
                null);
    }
}
