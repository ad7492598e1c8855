package io.metertwin.app.options;

import io.metertwin.app.exit.CommandException;
import io.metertwin.app.exit.ExitCode;
import io.metertwin.core.runtime.Fidelity;
import io.metertwin.core.storage.KeptClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads how a run goes: ports and lines, time and pace, what it writes. */
final class RunConditions {

    private static final LocalDateTime REPEATABLE_START = LocalDateTime.of(2026, 1, 1, 0, 0);
    private static final OptionalInt DEFAULT_MODBUS_PORT = OptionalInt.of(1502);
    private static final OptionalInt DEFAULT_LAB_PORT = OptionalInt.of(8090);
    private static final OptionalInt NO_PORT = OptionalInt.empty();
    private static final String STORED = "stored";
    private static final int HIGHEST_PORT = 65_535;

    private final RunArguments arguments;
    private final WrittenOptions options;
    private final Supplier<LocalDateTime> now;

    /**
     * A reader.
     *
     * @param arguments what stood on the command line
     * @param options the same with the file
     * @param now local time of the host, asked only for a run without an end
     */
    RunConditions(RunArguments arguments, WrittenOptions options, Supplier<LocalDateTime> now) {
        this.arguments = arguments;
        this.options = options;
        this.now = now;
    }

    /**
     * How the run of one meter goes.
     *
     * @param memory what the meter remembers: its clock may go on
     * @throws OptionException when something cannot be understood or does not go together
     */
    RunPlan.Run run(Remembered memory) {
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
                        .map(text -> text.read(RunConditions::speed))
                        .orElse(defaultSpeed),
                fidelity(),
                seed(memory),
                start(memory, runFor.isPresent()),
                runFor,
                dump.map(RunConditions::writable),
                options.flag(written.readyJson, "ready-json"),
                options.flag(written.verbose, "verbose"),
                bus());
    }

    /** The serial number goes with the seed: a single meter that remembers goes on with its own unless it is told. */
    private long seed(Remembered memory) {
        Optional<Long> kept = memory.nameplate().flatMap(nameplate -> RunPlan.Run.seedOf(nameplate.serialNumber()));
        boolean single = options.values(arguments.run.unit, "unit").isEmpty();
        if (arguments.run.seed == null && single && kept.isPresent()) {
            return kept.get();
        }
        return options.value(arguments.run.seed, "seed")
                .map(text -> text.read(RunConditions::seed))
                .orElse(1L);
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
                        .map(text -> text.read(RunConditions::enron))
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
                .map(text -> text.read(RunConditions::dateTime))
                .orElseGet(() -> hasEnd ? REPEATABLE_START : now.get());
    }

    private Fidelity fidelity() {
        Optional<PlacedText> written = options.value(arguments.run.fidelity, "fidelity");
        Fidelity fidelity =
                written.map(text -> text.read(RunConditions::fidelity)).orElse(Fidelity.WAVEFORM);
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
                + Stream.of(Fidelity.values()).map(RunConditions::name).collect(Collectors.joining(", ")));
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
        if (Files.isDirectory(file) || (Files.exists(file) && !Files.isWritable(file))) {
            throw new CommandException(
                    ExitCode.OUTPUT,
                    text.place() + ": " + file + " cannot be written: it is a directory or write-protected",
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
                .map(text -> text.read(RunConditions::port))
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
