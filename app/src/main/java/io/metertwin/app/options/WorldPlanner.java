package io.metertwin.app.options;

import io.metertwin.core.device.ModelCode;
import io.metertwin.core.device.SupplyVoltage;
import io.metertwin.core.measure.Temperature;
import io.metertwin.dsp.Wiring;
import io.metertwin.signal.frontend.AccuracyProfile;
import io.metertwin.signal.grid.GridSupply;
import io.metertwin.signal.grid.Installation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Plans what hangs on a meter that is known already. */
final class WorldPlanner {

    private static final double USUAL_CELSIUS = 25;

    private final RunArguments arguments;
    private final WrittenOptions written;
    private final RunPlan.Device device;
    private final ModelCode model;
    private final RunPlan.Run run;

    WorldPlanner(RunArguments arguments, WrittenOptions written, RunPlan.Device device, RunPlan.Run run) {
        this.arguments = arguments;
        this.written = written;
        this.device = device;
        this.model = device.model();
        this.run = run;
    }

    /** The world. */
    RunPlan.World world() {
        Installation installation = installation();
        TroublePlanner trouble = new TroublePlanner(installation, device.inputs(), run);
        List<PlacedText> disturbances = written.values(arguments.world.disturb, "disturb");
        Optional<ReplayOption> replay = replay();
        if (replay.isPresent() && !disturbances.isEmpty()) {
            throw new OptionException(disturbances.get(0).place()
                    + ": a recording has no grid that could be disturbed; leave out --replay, or use --fault");
        }
        return new RunPlan.World(
                installation,
                trouble.disturbances(disturbances),
                replay,
                sensors(),
                trouble.faults(written.values(arguments.world.fault, "fault")),
                written.value(arguments.device.vtRatio, "vt-ratio")
                        .map(text -> text.read(Measure::number))
                        .orElse(1.0),
                supply(),
                accuracy(),
                temperature(),
                trouble.notes());
    }

    private Installation installation() {
        double nominalHertz = device.settings().get(device.settings().catalogue().grid.nominalFrequency);
        Wiring wiring = device.settings().get(device.settings().catalogue().grid.wiring);
        int phases = (int) IntStream.range(0, 3).filter(wiring::hasCurrent).count();
        GridSupply grid = written.value(arguments.world.grid, "grid")
                .map(text -> text.read(value -> GridOption.parse(value, nominalHertz, phases)))
                .orElseGet(() -> GridOption.parse("u=230V", nominalHertz, phases));
        List<PlacedText> texts = written.values(arguments.world.load, "load");
        LoadOption loads = new LoadOption(model.circuits(), phases, run.startSecondOfWeek(), run.seed());
        if (texts.isEmpty()) {
            LoadOption.defaults(model.circuits()).forEach(loads::add);
        }
        for (PlacedText text : texts) {
            text.hand(loads::add);
        }
        return new Installation(grid, loads.profiles());
    }

    private List<SensorOption> sensors() {
        List<SensorOption> hanging = new ArrayList<>();
        hanging.add(DeviceSettings.defaultSensor(model));
        hanging.addAll(read(arguments.device.sensor, "sensor"));
        hanging.addAll(read(arguments.world.coil, "coil"));
        return List.copyOf(hanging);
    }

    private List<SensorOption> read(List<String> texts, String name) {
        return written.values(texts, name).stream()
                .map(text -> text.read(value -> SensorOption.parse(value, model.circuits())))
                .toList();
    }

    private Optional<ReplayOption> replay() {
        RunArguments.World world = arguments.world;
        Optional<PlacedText> file = written.value(world.replay, "replay");
        List<PlacedText> map = written.values(world.map, "map").stream()
                .filter(WorldPlanner::isChannelMap)
                .toList();
        if (file.isEmpty()) {
            refuseWithoutRecording(map);
            refuseWithoutRecording(written.values(orNone(world.replayMode), "replay-mode"));
            refuseWithoutRecording(written.values(orNone(world.replayRange), "replay-range"));
            refuseWithoutRecording(written.values(orNone(world.replayRate), "replay-rate"));
            return Optional.empty();
        }
        if (map.isEmpty()) {
            throw new OptionException(
                    file.get().place() + " needs --map u1=...,c1.i1=... to say which channel goes where");
        }
        if (written.value(world.grid, "grid").isPresent()
                || !written.values(world.load, "load").isEmpty()) {
            throw new OptionException(
                    file.get().place() + " plays instead of grid and loads; leave out --grid and --load");
        }
        return Optional.of(new ReplayOption(
                Path.of(file.get().text()),
                String.join(",", map.stream().map(PlacedText::text).toList()),
                written.value(world.replayMode, "replay-mode")
                        .map(PlacedText::text)
                        .orElse("loop"),
                written.value(world.replayRange, "replay-range")
                        .map(PlacedText::text)
                        .orElse(""),
                written.value(world.replayRate, "replay-rate")
                        .map(text -> OptionalDouble.of(text.read(Measure.FREQUENCY::parse)))
                        .orElse(OptionalDouble.empty())));
    }

    /** True for {@code u1=VA}, false for the file of a register map. */
    static boolean isChannelMap(PlacedText map) {
        return map.text().contains("=");
    }

    private static void refuseWithoutRecording(List<PlacedText> texts) {
        for (PlacedText text : texts) {
            throw new OptionException(text.place() + " needs --replay FILE");
        }
    }

    private static List<String> orNone(String text) {
        return text == null ? List.of() : List.of(text);
    }

    private SupplyVoltage supply() {
        String usual = model.supply() == ModelCode.Supply.D ? "24VDC" : "230VAC";
        return written.value(arguments.world.supply, "supply")
                .map(text -> text.read(SupplyVoltage::parse))
                .orElseGet(() -> SupplyVoltage.parse(usual));
    }

    private AccuracyProfile accuracy() {
        return written.value(arguments.world.accuracy, "accuracy")
                .map(text -> text.read(AccuracyOption::parse))
                .orElse(AccuracyProfile.IDEAL);
    }

    private Temperature temperature() {
        boolean hasInput = model.expansion() == ModelCode.Expansion.TEMPERATURE;
        Optional<PlacedText> text = written.value(arguments.world.temperature, "temperature");
        if (text.isPresent() && !hasInput) {
            throw new OptionException(text.get().place() + ": " + model + " has no temperature input; a model such as "
                    + new ModelCode(model.circuits(), model.sensor(), ModelCode.Expansion.TEMPERATURE, model.supply())
                    + " has");
        }
        if (!hasInput) {
            return Temperature.ABSENT;
        }
        return text.map(value -> value.read(WorldPlanner::temperature)).orElse(Temperature.of(USUAL_CELSIUS));
    }

    private static Temperature temperature(String text) {
        return text.equals("open") ? Temperature.OPEN : Temperature.of(Measure.TEMPERATURE.parse(text));
    }
}
