package io.metertwin.app.options;

import io.metertwin.core.storage.LogVolume;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes a plan from arguments and a configuration file; what stands on the command line wins. */
public final class RunPlanner {

    /** Twenty years. */
    private static final double OLDEST_SECONDS = 7300 * 86_400.0;

    private final RunArguments arguments;
    private final WrittenOptions options;
    private final RunConditions conditions;

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
        conditions = new RunConditions(arguments, options, now);
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
        RunPlan.Run run = conditions.run(Remembered.NOTHING);
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
        return meter(memory).plan();
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
        if (seconds > OLDEST_SECONDS) {
            throw new OptionException(age.get().place() + ": a meter does not live that long; allowed: up to 7300d");
        }
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

    /**
     * The meters on the ports: the same options and world, each with its own address, seed and memory.
     *
     * @param memory what the meter with a serial number remembers
     * @throws OptionException when something cannot be understood or does not go together
     */
    public List<PlannedMeter> meters(Function<String, Remembered> memory) {
        RunPlan.Run first = conditions.run(Remembered.NOTHING);
        List<UnitOption> units = first.bus().units();
        if (units.isEmpty()) {
            return List.of(meter(memory.apply(first.serialNumber())));
        }
        if (units.size() > 1 && first.dump().isPresent()) {
            throw new OptionException("--dump writes the snapshot of one meter; leave out all but one --unit");
        }
        List<PlannedMeter> meters = new ArrayList<>();
        Set<String> serials = new HashSet<>();
        for (UnitOption unit : units) {
            int place = meters.size();
            String serial = first.of(unit, place, first.start()).serialNumber();
            if (!serials.add(serial)) {
                throw new OptionException("--unit: two meters have the serial number " + serial
                        + "; write each its own, such as --unit " + unit.unit() + ":26000077");
            }
            // Worlds are planned one by one: what varies in them may remember where it was.
            PlannedMeter next = meter(memory.apply(serial));
            LocalDateTime start = place == 0
                    ? next.plan().run().start()
                    : meters.get(0).plan().run().start();
            RunPlan.Run run = next.plan().run().of(unit, place, start);
            meters.add(new PlannedMeter(
                    new RunPlan(
                            DevicePlanner.addressed(next.plan().device(), unit),
                            next.plan().world(),
                            run),
                    next.told()));
        }
        return meters;
    }

    private PlannedMeter meter(Remembered memory) {
        RunPlan.Run run = conditions.run(memory);
        DevicePlanner planner = new DevicePlanner(arguments.device, options);
        RunPlan.Device device = planner.device(memory, run);
        RunPlan plan = new RunPlan(device, new WorldPlanner(arguments, options, device, run).world(), run);
        return new PlannedMeter(plan, planner.told());
    }
}
