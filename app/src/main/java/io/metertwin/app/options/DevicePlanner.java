package io.metertwin.app.options;

import io.metertwin.core.device.DeviceProfile;
import io.metertwin.core.device.ModelCode;
import io.metertwin.core.event.ClockSet;
import io.metertwin.core.event.MeterEvent;
import io.metertwin.core.event.SettingChanged;
import io.metertwin.core.settings.SettingChange;
import io.metertwin.core.settings.SettingException;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.storage.RestoredSettings;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads which meter runs and how it is set: options win over what it remembers, and that over the file. */
final class DevicePlanner {

    private final RunArguments.Device arguments;
    private final WrittenOptions options;
    private final List<MeterEvent> told = new ArrayList<>();

    /**
     * A planner for one meter.
     *
     * @param arguments what stood on the command line
     * @param options the same with the file
     */
    DevicePlanner(RunArguments.Device arguments, WrittenOptions options) {
        this.arguments = arguments;
        this.options = options;
    }

    /**
     * The meter.
     *
     * @param memory what it remembers
     * @param run when it begins
     * @throws OptionException when something cannot be understood or does not go together
     */
    RunPlan.Device device(Remembered memory, RunPlan.Run run) {
        ModelCode model = options.value(arguments.model, "model")
                .map(text -> text.read(ModelCode::parse))
                .or(() -> memory.nameplate().map(nameplate -> ModelCode.parse(nameplate.model())))
                .orElseGet(() -> ModelCode.parse("MPM4410-A"));
        clockSet(memory, run).ifPresent(told::add);
        return new RunPlan.Device(model, DeviceProfile.mpm4000(), settings(model, memory, run));
    }

    /** Its clock went on without it, or stood; any other time has been set. */
    private static Optional<ClockSet> clockSet(Remembered memory, RunPlan.Run run) {
        long start = run.start().toInstant(ZoneOffset.UTC).toEpochMilli();
        return memory.clock()
                .filter(clock -> clock.meterMillis() != start)
                .map(clock -> clock.meterMillisAt(memory.hostMillis()))
                .filter(gone -> gone != start)
                .map(gone -> ClockSet.of(gone, start));
    }

    /** What the meter has to be told of {@link #device}: a clock that was set, settings that are not kept or changed. */
    List<MeterEvent> told() {
        return told;
    }

    /** The same meter at the address of a unit. */
    static RunPlan.Device addressed(RunPlan.Device device, UnitOption unit) {
        Settings settings = device.settings();
        try {
            SettingChange<Long> address = new SettingChange<>(settings.catalogue().modbus.address, (long) unit.unit());
            return new RunPlan.Device(device.model(), device.profile(), settings.with(List.of(address)));
        } catch (SettingException e) {
            throw new OptionException("--unit: " + e.getMessage(), e);
        }
    }

    private Settings settings(ModelCode model, Remembered memory, RunPlan.Run run) {
        DeviceSettings settings = new DeviceSettings(model);
        tell(settings, options, new RunArguments.Device(), arguments);
        if (memory.settings().isEmpty()) {
            tell(settings, new WrittenOptions(ConfigFile.EMPTY), arguments, new RunArguments.Device());
            return settings.settings();
        }
        long millis = run.start().toInstant(ZoneOffset.UTC).toEpochMilli();
        RestoredSettings kept =
                RestoredSettings.of(settings.catalogue(), memory.settings().get(), millis);
        settings.remember(kept.settings());
        tell(settings, new WrittenOptions(ConfigFile.EMPTY), arguments, new RunArguments.Device());
        Settings all = settings.settings();
        told.addAll(kept.rejected());
        told.addAll(SettingChanged.between(kept.settings(), all, millis));
        return all;
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
}
