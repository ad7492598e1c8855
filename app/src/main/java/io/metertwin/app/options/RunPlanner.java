package io.metertwin.app.options;

import io.metertwin.app.exit.CommandException;
import io.metertwin.app.exit.ExitCode;
import io.metertwin.core.device.DeviceProfile;
import io.metertwin.core.device.ModelCode;
import io.metertwin.core.runtime.Fidelity;
import io.metertwin.core.settings.SettingChange;
import io.metertwin.core.settings.SettingException;
import io.metertwin.core.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes a plan from arguments and a configuration file; what stands on the command line wins. */
public final class RunPlanner {

    private static final LocalDateTime REPEATABLE_START = LocalDateTime.of(2026, 1, 1, 0, 0);
    private static final OptionalInt DEFAULT_MODBUS_PORT = OptionalInt.of(1502);
    private static final OptionalInt DEFAULT_LAB_PORT = OptionalInt.of(8090);
    private static final OptionalInt NO_PORT = OptionalInt.empty();
    private static final int HIGHEST_PORT = 65_535;

    private final RunArguments arguments;
    private final WrittenOptions options;
    private final Supplier<LocalDateTime> now;

    /**
     * A planner.
     *
     * @param arguments what stood on the command line
     * @param config what stood in the file
     * @param now local time of the host, asked only for a run without an end
     */
    public RunPlanner(RunArguments arguments, ConfigFile config, Supplier<LocalDateTime> now) {
        this.arguments = arguments;
        options = new WrittenOptions(config);
        this.now = now;
    }

    /**
     * The plan.
     *
     * @throws OptionException when something cannot be understood or does not go together
     */
    public RunPlan plan() {
        RunPlan.Run run = run();
        ModelCode model = options.value(arguments.device.model, "model")
                .map(text -> text.read(ModelCode::parse))
                .orElseGet(() -> ModelCode.parse("MPM4410-A"));
        RunPlan.Device device = new RunPlan.Device(model, DeviceProfile.mpm4000(), settings(model));
        return new RunPlan(device, new WorldPlanner(arguments, options, device, run).world(), run);
    }

    private RunPlan.Run run() {
        RunArguments.Run written = arguments.run;
        OptionalDouble runFor = seconds(options.value(written.runFor, "run-for"));
        Optional<PlacedText> dump = options.value(written.dump, "dump");
        if (dump.isPresent() && runFor.isEmpty()) {
            throw new OptionException(
                    dump.get().place() + " needs --run-for: it writes the snapshot at the end of the run");
        }
        double defaultSpeed = runFor.isPresent() ? Double.POSITIVE_INFINITY : 1;
        return new RunPlan.Run(
                port(written.modbusPort, "modbus-port", runFor.isPresent() ? NO_PORT : DEFAULT_MODBUS_PORT),
                port(written.labPort, "lab-port", runFor.isPresent() ? NO_PORT : DEFAULT_LAB_PORT),
                options.value(written.bind, "bind").map(PlacedText::text).orElse("127.0.0.1"),
                options.value(written.speed, "speed")
                        .map(text -> text.read(RunPlanner::speed))
                        .orElse(defaultSpeed),
                fidelity(),
                options.value(written.seed, "seed")
                        .map(text -> text.read(RunPlanner::seed))
                        .orElse(1L),
                options.value(written.start, "start")
                        .map(text -> text.read(RunPlanner::dateTime))
                        .orElseGet(() -> runFor.isPresent() ? REPEATABLE_START : now.get()),
                runFor,
                dump.map(RunPlanner::writable),
                options.flag(written.readyJson, "ready-json"),
                options.flag(written.verbose, "verbose"),
                bus());
    }

    private BusOptions bus() {
        List<UnitOption> units = options.values(arguments.run.unit, "unit").stream()
                .map(text -> text.read(UnitOption::parse))
                .toList();
        return new BusOptions(
                port(arguments.run.rtuTcpPort, "rtu-tcp-port", NO_PORT),
                options.value(arguments.run.serial, "serial").map(text -> Path.of(text.text())),
                units);
    }

    /**
     * The plans of all meters on the ports: the same options and world, each with its own address and seed.
     *
     * @throws OptionException when something cannot be understood or does not go together
     */
    public List<RunPlan> plans() {
        RunPlan first = plan();
        List<UnitOption> units = first.run().bus().units();
        if (units.isEmpty()) {
            return List.of(first);
        }
        if (units.size() > 1 && first.run().dump().isPresent()) {
            throw new OptionException("--dump writes the snapshot of one meter; leave out all but one --unit");
        }
        List<RunPlan> plans = new ArrayList<>();
        for (UnitOption unit : units) {
            // Worlds are planned one by one: what varies in them may remember where it was.
            RunPlan next = plans.isEmpty() ? first : plan();
            RunPlan.Run run = next.run().of(unit, plans.size(), first.run().start());
            plans.add(new RunPlan(addressed(next.device(), unit), next.world(), run));
        }
        return plans;
    }

    private static RunPlan.Device addressed(RunPlan.Device device, UnitOption unit) {
        Settings settings = device.settings();
        try {
            SettingChange<Long> address = new SettingChange<>(settings.catalogue().modbus.address, (long) unit.unit());
            return new RunPlan.Device(device.model(), device.profile(), settings.with(List.of(address)));
        } catch (SettingException e) {
            throw new OptionException("--unit: " + e.getMessage(), e);
        }
    }

    private Settings settings(ModelCode model) {
        DeviceSettings settings = new DeviceSettings(model);
        options.value(arguments.device.wiring, "wiring").ifPresent(text -> settings.set("wiring", text));
        options.value(arguments.device.nominalFrequency, "nominal-frequency")
                .map(text -> new PlacedText(text.place(), text.text().replace("Hz", "")))
                .ifPresent(text -> settings.set("frequency.nominal", text));
        options.value(arguments.device.vtRatio, "vt-ratio").ifPresent(text -> settings.set("vt.ratio", text));
        options.values(arguments.device.sensor, "sensor").forEach(settings::tell);
        for (PlacedText text : options.values(arguments.device.set, "set")) {
            settings.assign(text);
        }
        return settings.settings();
    }

    private Fidelity fidelity() {
        Optional<PlacedText> written = options.value(arguments.run.fidelity, "fidelity");
        Fidelity fidelity = written.map(text -> text.read(RunPlanner::fidelity)).orElse(Fidelity.WAVEFORM);
        if (fidelity != Fidelity.WAVEFORM
                && options.value(arguments.world.replay, "replay").isPresent()) {
            throw new OptionException(
                    written.orElseThrow().place() + ": a recording is played as samples; use waveform");
        }
        return fidelity;
    }

    private static Fidelity fidelity(String text) {
        for (Fidelity fidelity : Fidelity.values()) {
            if (name(fidelity).equalsIgnoreCase(text)) {
                return fidelity;
            }
        }
        throw new OptionException("'" + text + "' is not known; allowed: "
                + Stream.of(Fidelity.values()).map(RunPlanner::name).collect(Collectors.joining(", ")));
    }

    private static String name(Fidelity fidelity) {
        return fidelity.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Checked before the run, because what a long one has measured would be lost. */
    private static Path writable(PlacedText text) {
        Path file = Path.of(text.text());
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new CommandException(
                    ExitCode.OUTPUT,
                    text.place() + ": " + file + " cannot be written: there is no folder " + folder
                            + " that can be written to",
                    null);
        }
        return file;
    }

    private static OptionalDouble seconds(Optional<PlacedText> text) {
        return text.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(text.get().read(DurationOption::seconds));
    }

    private OptionalInt port(String written, String name, OptionalInt otherwise) {
        return options.value(written, name)
                .map(text -> text.read(RunPlanner::port))
                .orElse(otherwise);
    }

    private static OptionalInt port(String text) {
        if (text.equals("off")) {
            return NO_PORT;
        }
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= HIGHEST_PORT) {
            return OptionalInt.of(Integer.parseInt(text));
        }
        throw new OptionException(
                "'" + text + "' is not a port; allowed: 0 (any free one) to " + HIGHEST_PORT + ", or off");
    }

    private static double speed(String text) {
        if (text.equals("max")) {
            return Double.POSITIVE_INFINITY;
        }
        try {
            double speed = Measure.number(text);
            if (speed > 0) {
                return speed;
            }
        } catch (OptionException e) {
            throw new OptionException(e.getMessage() + "; write 1, 60 or max", e);
        }
        throw new OptionException("speed " + text + " is not above 0; write 1, 60 or max");
    }

    private static long seed(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new OptionException("'" + text + "' is not a whole number", e);
        }
    }

    private static LocalDateTime dateTime(String text) {
        try {
            return LocalDateTime.parse(text);
        } catch (DateTimeParseException e) {
            throw new OptionException("'" + text + "' is not a date and time; write 2026-03-29T01:40:00", e);
        }
    }
}
