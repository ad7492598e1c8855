package io.metertwin.app.options;

import io.metertwin.app.exit.CommandException;
import io.metertwin.app.exit.ExitCode;
import io.metertwin.core.device.DeviceProfile;
import io.metertwin.core.device.ModelCode;
import io.metertwin.core.device.SupplyVoltage;
import io.metertwin.core.measure.Temperature;
import io.metertwin.core.runtime.Fidelity;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.settings.SettingsCatalogue;
import io.metertwin.signal.frontend.AccuracyProfile;
import io.metertwin.signal.grid.GridSupply;
import io.metertwin.signal.grid.Installation;
import io.metertwin.signal.grid.LoadProfile;
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
    private static final double USUAL_CELSIUS = 25;

    private final RunArguments arguments;
    private final ConfigFile config;
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
        this.config = config;
        this.now = now;
    }

    /**
     * The plan.
     *
     * @throws OptionException when something cannot be understood or does not go together
     */
    public RunPlan plan() {
        RunPlan.Run run = run();
        ModelCode model = value(arguments.device.model, "model")
                .map(text -> text.read(ModelCode::parse))
                .orElseGet(() -> ModelCode.parse("MPM4410-A"));
        Temperature temperature = temperature(model);
        List<SensorOption> sensors = read(arguments.device.sensor, "sensor", model);
        List<SensorOption> coils = read(arguments.world.coil, "coil", model);
        Settings settings = settings(model);
        SettingsCatalogue catalogue = settings.catalogue();
        double nominalHertz = settings.get(catalogue.nominalFrequency);
        List<SensorOption> hanging = new ArrayList<>();
        hanging.add(DeviceSettings.defaultSensor(model));
        hanging.addAll(sensors);
        hanging.addAll(coils);
        double vtRatio = value(arguments.device.vtRatio, "vt-ratio")
                .map(text -> text.read(Measure::number))
                .orElse(1.0);
        return new RunPlan(
                new RunPlan.Device(model, DeviceProfile.mpm4000(), settings),
                new RunPlan.World(
                        installation(model, run, nominalHertz),
                        replay(),
                        List.copyOf(hanging),
                        vtRatio,
                        supply(model),
                        accuracy(),
                        temperature,
                        List.of()),
                run);
    }

    private RunPlan.Run run() {
        RunArguments.Run written = arguments.run;
        OptionalDouble runFor = seconds(value(written.runFor, "run-for"));
        Optional<PlacedText> dump = value(written.dump, "dump");
        if (dump.isPresent() && runFor.isEmpty()) {
            throw new OptionException(
                    dump.get().place() + " needs --run-for: it writes the snapshot at the end of the run");
        }
        double defaultSpeed = runFor.isPresent() ? Double.POSITIVE_INFINITY : 1;
        return new RunPlan.Run(
                port(written.modbusPort, "modbus-port", runFor.isPresent() ? NO_PORT : DEFAULT_MODBUS_PORT),
                port(written.labPort, "lab-port", runFor.isPresent() ? NO_PORT : DEFAULT_LAB_PORT),
                value(written.bind, "bind").map(PlacedText::text).orElse("127.0.0.1"),
                value(written.speed, "speed")
                        .map(text -> text.read(RunPlanner::speed))
                        .orElse(defaultSpeed),
                fidelity(),
                value(written.seed, "seed")
                        .map(text -> text.read(RunPlanner::seed))
                        .orElse(1L),
                value(written.start, "start")
                        .map(text -> text.read(RunPlanner::dateTime))
                        .orElseGet(() -> runFor.isPresent() ? REPEATABLE_START : now.get()),
                runFor,
                dump.map(RunPlanner::writable),
                written.readyJson || flag("ready-json"),
                written.verbose || flag("verbose"));
    }

    private Installation installation(ModelCode model, RunPlan.Run run, double nominalHertz) {
        GridSupply grid = value(arguments.world.grid, "grid")
                .map(text -> text.read(value -> GridOption.parse(value, nominalHertz)))
                .orElseGet(() -> GridOption.parse("u=230V", nominalHertz));
        List<PlacedText> written = values(arguments.world.load, "load");
        LoadOption loads = new LoadOption(model.circuits(), run.startSecondOfWeek(), run.seed());
        if (written.isEmpty()) {
            LoadOption.defaults(model.circuits()).forEach(loads::add);
        }
        for (PlacedText text : written) {
            text.hand(loads::add);
        }
        List<LoadProfile> profiles = loads.profiles();
        return new Installation(grid, profiles);
    }

    private Settings settings(ModelCode model) {
        DeviceSettings settings = new DeviceSettings(model);
        value(arguments.device.wiring, "wiring").ifPresent(text -> settings.set("wiring", text));
        value(arguments.device.nominalFrequency, "nominal-frequency")
                .map(text -> new PlacedText(text.place(), text.text().replace("Hz", "")))
                .ifPresent(text -> settings.set("frequency.nominal", text));
        value(arguments.device.vtRatio, "vt-ratio").ifPresent(text -> settings.set("vt.ratio", text));
        values(arguments.device.sensor, "sensor").forEach(settings::tell);
        for (PlacedText text : values(arguments.device.set, "set")) {
            settings.assign(text);
        }
        return settings.settings();
    }

    private List<SensorOption> read(List<String> written, String name, ModelCode model) {
        return values(written, name).stream()
                .map(text -> text.read(value -> SensorOption.parse(value, model.circuits())))
                .toList();
    }

    private Optional<ReplayOption> replay() {
        RunArguments.World world = arguments.world;
        Optional<PlacedText> file = value(world.replay, "replay");
        List<PlacedText> map = values(world.map, "map");
        if (file.isEmpty()) {
            refuseWithoutRecording(map);
            refuseWithoutRecording(values(orNone(world.replayMode), "replay-mode"));
            refuseWithoutRecording(values(orNone(world.replayRange), "replay-range"));
            refuseWithoutRecording(values(orNone(world.replayRate), "replay-rate"));
            return Optional.empty();
        }
        if (map.isEmpty()) {
            throw new OptionException(
                    file.get().place() + " needs --map u1=...,c1.i1=... to say which channel goes where");
        }
        if (value(world.grid, "grid").isPresent() || !values(world.load, "load").isEmpty()) {
            throw new OptionException(
                    file.get().place() + " plays instead of grid and loads; leave out --grid and --load");
        }
        return Optional.of(new ReplayOption(
                Path.of(file.get().text()),
                String.join(",", map.stream().map(PlacedText::text).toList()),
                value(world.replayMode, "replay-mode").map(PlacedText::text).orElse("loop"),
                value(world.replayRange, "replay-range").map(PlacedText::text).orElse(""),
                value(world.replayRate, "replay-rate")
                        .map(text -> OptionalDouble.of(text.read(Measure.FREQUENCY::parse)))
                        .orElse(OptionalDouble.empty())));
    }

    private static void refuseWithoutRecording(List<PlacedText> texts) {
        for (PlacedText text : texts) {
            throw new OptionException(text.place() + " needs --replay FILE");
        }
    }

    private static List<String> orNone(String written) {
        return written == null ? List.of() : List.of(written);
    }

    private SupplyVoltage supply(ModelCode model) {
        String usual = model.supply() == ModelCode.Supply.D ? "24VDC" : "230VAC";
        return value(arguments.world.supply, "supply")
                .map(text -> text.read(SupplyVoltage::parse))
                .orElseGet(() -> SupplyVoltage.parse(usual));
    }

    private AccuracyProfile accuracy() {
        return value(arguments.world.accuracy, "accuracy")
                .map(text -> text.read(AccuracyOption::parse))
                .orElse(AccuracyProfile.IDEAL);
    }

    private Fidelity fidelity() {
        Optional<PlacedText> written = value(arguments.run.fidelity, "fidelity");
        Fidelity fidelity = written.map(text -> text.read(RunPlanner::fidelity)).orElse(Fidelity.WAVEFORM);
        if (fidelity != Fidelity.WAVEFORM
                && value(arguments.world.replay, "replay").isPresent()) {
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

    private Temperature temperature(ModelCode model) {
        boolean hasInput = model.expansion() == ModelCode.Expansion.TEMPERATURE;
        Optional<PlacedText> written = value(arguments.world.temperature, "temperature");
        if (written.isPresent() && !hasInput) {
            throw new OptionException(written.get().place() + ": " + model
                    + " has no temperature input; a model such as "
                    + new ModelCode(model.circuits(), model.sensor(), ModelCode.Expansion.TEMPERATURE, model.supply())
                    + " has");
        }
        if (!hasInput) {
            return Temperature.ABSENT;
        }
        return written.map(text -> text.read(RunPlanner::temperature)).orElse(Temperature.of(USUAL_CELSIUS));
    }

    private static Temperature temperature(String text) {
        return text.equals("open") ? Temperature.OPEN : Temperature.of(Measure.TEMPERATURE.parse(text));
    }

    private Optional<PlacedText> value(String written, String name) {
        return written == null ? config.value(name) : Optional.of(new PlacedText("--" + name, written));
    }

    private List<PlacedText> values(List<String> written, String name) {
        return written == null || written.isEmpty()
                ? config.values(name)
                : written.stream()
                        .map(text -> new PlacedText("--" + name, text))
                        .toList();
    }

    private boolean flag(String name) {
        return config.value(name).map(text -> text.read(RunPlanner::truth)).orElse(false);
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new OptionException("'" + text + "' is not known; allowed: true, false");
        };
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
        return value(written, name).map(text -> text.read(RunPlanner::port)).orElse(otherwise);
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
