package io.metertwin.app;

import io.metertwin.app.exit.CommandException;
import io.metertwin.app.exit.ExitCode;
import io.metertwin.core.measure.Quantities;
import io.metertwin.core.measure.QuantityReading;
import io.metertwin.core.time.HostClock;
import io.metertwin.core.time.Pacer;
import io.metertwin.modbus.client.RegisterClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code metertwin watch}: a live table of a running meter, read over Modbus. */
@Command(
        name = "watch",
        description = "Shows a live table of a running meter, read over Modbus; stop with Ctrl-C.%n",
        mixinStandardHelpOptions = true)
final class WatchCommand implements Callable<Integer> {

    private static final String HOME_AND_CLEAR = "\u001b[H\u001b[J";
    private static final List<String> ROWS = List.of(
            "i1",
            "i2",
            "i3",
            "in",
            "p1",
            "p2",
            "p3",
            "p.total",
            "q.total",
            "s.total",
            "pf.total",
            "energy.p.import.total",
            "energy.p.export.total");

    @Spec
    private CommandSpec spec;

    @Option(names = "--interval", paramLabel = "SECONDS", description = "${DEFAULT-VALUE} by default.")
    private double interval = 1;

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "Print so many tables one after the other; 0 keeps one up to date on the terminal.")
    private int count;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        boolean terminal = count == 0;
        try (RegisterClient client = connection.connect()) {
            String title = "MeterTwin " + client.model() + "  serial " + client.serialNumber() + "  " + connection.host
                    + ":" + connection.port;
            Pacer pacer = new Pacer(1, HostClock.system(), 0);
            for (int shown = 1; ; shown++) {
                out.print((terminal ? HOME_AND_CLEAR : "") + title + "\n" + table(client));
                out.flush();
                if (shown == count || !pacer.await(shown * Math.max(interval, 0.1), () -> {})) {
                    return ExitCode.OK.code();
                }
            }
        } catch (IOException e) {
            throw new CommandException(ExitCode.NO_ANSWER, e.getMessage(), e);
        }
    }

    private static String table(RegisterClient client) throws IOException {
        int circuits = client.model().circuits();
        Map<String, Double> values = new TreeMap<>(client.read(Quantities.readings(circuits).stream()
                .map(QuantityReading::id)
                .filter(client.ids()::contains)
                .toList()));
        StringBuilder table = new StringBuilder();
        table.append(line("u1 u2 u3", "V", values, "u1", "u2", "u3"));
        table.append(line("u12 u23 u31", "V", values, "u12", "u23", "u31"));
        table.append(line("f.sys", "Hz", values, "f.sys"));
        table.append("\n").append(String.format("%-24s", ""));
        for (int circuit = 1; circuit <= circuits; circuit++) {
            table.append(String.format("%16s", "c" + circuit));
        }
        table.append("\n");
        for (String row : ROWS) {
            String[] ids = new String[circuits];
            for (int circuit = 0; circuit < circuits; circuit++) {
                ids[circuit] = "c" + (circuit + 1) + "." + row;
            }
            String unit = Quantities.find(ids[0], circuits)
                    .orElseThrow()
                    .quantity()
                    .unit()
                    .symbol();
            table.append(line(row, unit, values, ids));
        }
        return table.toString();
    }

    private static String line(String name, String unit, Map<String, Double> values, String... ids) {
        StringBuilder line =
                new StringBuilder(String.format("%-24s", unit.isEmpty() ? name : name + " [" + unit + "]"));
        for (String id : ids) {
            Double value = values.get(id);
            line.append(
                    value == null
                            ? String.format("%16s", "-")
                            : String.format(Locale.ROOT, "%16.3f", Math.rint(value * 1e3) / 1e3 + 0.0));
        }
        return line.append("\n").toString();
    }
}
