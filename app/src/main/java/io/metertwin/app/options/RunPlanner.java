package io.metertwin.app.options;

import io.metertwin.app.exit.CommandException;
import io.metertwin.app.exit.ExitCode;
import io.metertwin.core.device.DeviceProfile;
import io.metertwin.core.device.ModelCode;
import io.metertwin.core.event.EventSpan;
import io.metertwin.core.event.MeterEvent;
import io.metertwin.core.event.SettingChanged;
import io.metertwin.core.runtime.Fidelity;
import io.metertwin.core.settings.SettingChange;
import io.metertwin.core.settings.SettingException;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.storage.KeptClock;
import io.metertwin.core.storage.LogVolume;
import io.metertwin.core.storage.RestoredSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes a plan from arguments and a configuration file; what stands on the command line wins. */
public final class RunPlanner {

    private static final LocalDateTime REPEATABLE_START = LocalDateTime.of(2026, 1, 1, 0, 0);
    private static final OptionalInt DEFAULT_MODBUS_PORT = OptionalInt.of(1502);
    private static final OptionalInt DEFAULT_LAB_PORT = OptionalInt.of(8090);
    private static final OptionalInt NO_PORT = OptionalInt.empty();
    private static final String STORED = "stored";
    private static final int HIGHEST_PORT = 65_535;

    private final RunArguments arguments;
    private final WrittenOptions options;
    private final Supplier<LocalDateTime> now;
    private final List<MeterEvent> events = new ArrayList<>();

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
     * Where a meter keeps its state; empty when it keeps none. A run with an end keeps none unless it is told where. Several
     * meters have a directory each inside the one that is given.
     *
     * @param home home directory of the user
     * @param serialNumber serial number of the meter
     * @throws OptionException when options do not go together
     */
    public Optional<Path> stateDirectory(Path home, String serialNumber) {
        Optional<PlacedText> directory = options.value(arguments.run.stateDir, "state-dir");
        boolean ephemeral = options.flag(arguments.run.ephemeral, "ephemeral");
        if (ephemeral && directory.isPresent()) {
            throw new OptionException(directory.get().place() + " and --ephemeral do not go together");
        }
        RunPlan.Run run = run(Remembered.NOTHING);
        if (directory.isPresent()) {
            Path given = Path.of(directory.get().text()).toAbsolutePath();
            return Optional.of(run.bus().units().size() > 1 ? given.resolve(serialNumber) : given);
        }
        return ephemeral || run.runForSeconds().isPresent()
                ? Optional.empty()
                : Optional.of(home.resolve(".metertwin").resolve(serialNumber));
    }

    /**
     * The plan of a meter without a memory.
     *
     * @throws OptionException when something cannot be understood or does not go together
     */
    public RunPlan plan() {
        return plan(Remembered.NOTHING);
    }

    /**
     * The plan. Options win over what the meter remembers, and that over the file.
     *
     * @param memory what the meter remembers
     * @throws OptionException when something cannot be understood or does not go together
     */
    public RunPlan plan(Remembered memory) {
        RunPlan.Run run = run(memory);
        ModelCode model = options.value(arguments.device.model, "model")
                .map(text -> text.read(ModelCode::parse))
                .orElseGet(() -> ModelCode.parse("MPM4410-A"));
        RunPlan.Device device = new RunPlan.Device(model, DeviceProfile.mpm4000(), settings(model, memory, run));
        return new RunPlan(device, new WorldPlanner(arguments, options, device, run).world(), run);
    }

    /**
     * The plan of the time before a run: the same meter on the same loads in phasor time, undisturbed and not served, with
     * rows of its record a quarter of an hour apart at the closest; empty when none is asked for.
     *
     * @param plan the run it comes before
     * @throws OptionException when it cannot be understood, or a recording is played
     */
    public Optional<RunPlan> past(RunPlan plan) {
        Optional<PlacedText> age = options.value(arguments.run.age, "age");
        if (age.isEmpty()) {
            return Optional.empty();
        }
        if (plan.world().replay().isPresent()) {
            throw new OptionException(age.get().place() + ": a recording has no past; leave out --replay");
        }
        double seconds = Math.rint(age.get().read(DurationOption::seconds));
        return Optional.of(
                PastPlan.of(plan, seconds, (device, run) -> new WorldPlanner(arguments, options, device, run).world()));
    }

    /**
     * Most bytes of the log volume.
     *
     * @throws OptionException when it cannot be understood
     */
    public long volumeBytes() {
        return options.value(arguments.run.volumeSize, "volume-size")
                .map(text -> text.read(VolumeSize::bytes))
                .orElse(LogVolume.DEFAULT_BYTES);
    }

    private RunPlan.Run run(Remembered memory) {
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
                start(memory, runFor.isPresent()),
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
                units,
                registerMap(),
                options.value(arguments.run.mapAddressing, "map-addressing")
                        .map(text -> text.read(RunPlanner::enron))
                        .orElse(false));
    }

    private static boolean enron(String addressing) {
        return switch (addressing) {
            case "modicon" -> false;
            case "enron" -> true;
            default -> throw new OptionException("'" + addressing + "' is not known; allowed: modicon, enron");
        };
    }

    /** What {@code --map} names without saying which channel goes where is the file of a register map. */
    private Optional<Path> registerMap() {
        List<PlacedText> files = options.values(arguments.world.map, "map").stream()
                .filter(text -> !WorldPlanner.isChannelMap(text))
                .toList();
        if (files.size() > 1) {
            throw new OptionException(files.get(1).place() + ": a run has one register map; leave out all but one");
        }
        return files.stream().findFirst().map(text -> Path.of(text.text()));
    }

    /**
     * The meters on the ports: the same options and world, each with its own address, seed and memory.
     *
     * @param memory what the meter with a serial number remembers
     * @throws OptionException when something cannot be understood or does not go together
     */
    public List<PlannedMeter> meters(Function<String, Remembered> memory) {
        RunPlan.Run first = run(Remembered.NOTHING);
        List<UnitOption> units = first.bus().units();
        if (units.isEmpty()) {
            return List.of(meter(memory.apply(first.serialNumber())));
        }
        if (units.size() > 1 && first.dump().isPresent()) {
            throw new OptionException("--dump writes the snapshot of one meter; leave out all but one --unit");
        }
        List<PlannedMeter> meters = new ArrayList<>();
        for (UnitOption unit : units) {
            int place = meters.size();
            String serial = first.of(unit, place, first.start()).serialNumber();
            // Worlds are planned one by one: what varies in them may remember where it was.
            PlannedMeter next = meter(memory.apply(serial));
            LocalDateTime start = place == 0
                    ? next.plan().run().start()
                    : meters.get(0).plan().run().start();
            RunPlan.Run run = next.plan().run().of(unit, place, start);
            meters.add(new PlannedMeter(
                    new RunPlan(
                            addressed(next.plan().device(), unit), next.plan().world(), run),
                    next.told()));
        }
        return meters;
    }

    private PlannedMeter meter(Remembered memory) {
        events.clear();
        RunPlan plan = plan(memory);
        return new PlannedMeter(plan, events);
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

    /** Where the clock stood goes on with the host; in a run with an end, and when asked for, from where it stood. */
    private LocalDateTime start(Remembered memory, boolean hasEnd) {
        Optional<PlacedText> written = options.value(arguments.run.start, "start");
        boolean stored = written.isPresent() && written.get().text().equals(STORED);
        boolean optionGiven = arguments.run.start != null && !stored;
        if (memory.clock().isPresent() && !optionGiven) {
            KeptClock clock = memory.clock().get();
            long millis = stored || hasEnd ? clock.meterMillis() : clock.meterMillisAt(memory.hostMillis());
            return LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
        }
        return written.filter(text -> !stored)
                .map(text -> text.read(RunPlanner::dateTime))
                .orElseGet(() -> hasEnd ? REPEATABLE_START : now.get());
    }

    private Settings settings(ModelCode model, Remembered memory, RunPlan.Run run) {
        DeviceSettings settings = new DeviceSettings(model);
        tell(settings, options, new RunArguments.Device(), arguments.device);
        if (memory.settings().isEmpty()) {
            tell(settings, new WrittenOptions(ConfigFile.EMPTY), arguments.device, new RunArguments.Device());
            return settings.settings();
        }
        long millis = run.start().toInstant(ZoneOffset.UTC).toEpochMilli();
        RestoredSettings kept =
                RestoredSettings.of(settings.catalogue(), memory.settings().get(), millis);
        settings.remember(kept.settings());
        tell(settings, new WrittenOptions(ConfigFile.EMPTY), arguments.device, new RunArguments.Device());
        Settings all = settings.settings();
        events.addAll(kept.rejected());
        events.addAll(changes(kept.settings(), all, millis));
        return all;
    }

    private static List<MeterEvent> changes(Settings before, Settings after, long meterMillis) {
        return after.catalogue().all().stream()
                .filter(setting -> !before.get(setting).equals(after.get(setting)))
                .<MeterEvent>map(setting -> SettingChanged.of(new EventSpan(meterMillis, 0), setting, before, after))
                .toList();
    }

    /**
     * Tells the meter what stands in one place.
     *
     * @param from options with or without the file
     * @param written what stands on the command line
     * @param elsewhere options that are written there are left out here
     */
    private static void tell(
            DeviceSettings settings, WrittenOptions from, RunArguments.Device written, RunArguments.Device elsewhere) {
        if (elsewhere.wiring == null) {
            from.value(written.wiring, "wiring").ifPresent(text -> settings.set("wiring", text));
        }
        if (elsewhere.nominalFrequency == null) {
            from.value(written.nominalFrequency, "nominal-frequency")
                    .map(text -> new PlacedText(text.place(), text.text().replace("Hz", "")))
                    .ifPresent(text -> settings.set("frequency.nominal", text));
        }
        if (elsewhere.vtRatio == null) {
            from.value(written.vtRatio, "vt-ratio").ifPresent(text -> settings.set("vt.ratio", text));
        }
        if (isAbsent(elsewhere.sensor)) {
            from.values(written.sensor, "sensor").forEach(settings::tell);
        }
        if (isAbsent(elsewhere.set)) {
            from.values(written.set, "set").forEach(settings::assign);
        }
    }

    private static boolean isAbsent(List<String> written) {
        return written == null || written.isEmpty();
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
            throw new OptionException("'" + text + "' is not a date and time; write 2026-03-29T01:40:00, or stored", e);
        }
    }
}
