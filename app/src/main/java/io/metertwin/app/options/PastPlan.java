package io.metertwin.app.options;

import io.metertwin.core.runtime.Fidelity;
import io.metertwin.core.settings.RecorderSettings;
import io.metertwin.core.settings.SettingChange;
import io.metertwin.core.settings.SettingException;
import io.metertwin.core.settings.Settings;
import io.metertwin.signal.grid.Installation;
import io.metertwin.signal.grid.LoadProfile;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.BiFunction;

/** Plans the time before a run. */
final class PastPlan {

    /** Least time between two rows of the record of the past. */
    private static final long RECORD_SECONDS = 900;

    /** How long a load holds; what changes faster is left to the run itself. */
    private static final double LOAD_SECONDS = 300;

    private PastPlan() {}

    /**
     * The plan.
     *
     * @param plan the run it comes before
     * @param seconds its length
     * @param worlds plans what hangs on the meter
     */
    static RunPlan of(RunPlan plan, double seconds, BiFunction<RunPlan.Device, RunPlan.Run, RunPlan.World> worlds) {
        RunPlan.Run run = before(plan.run(), seconds);
        RunPlan.Device device = new RunPlan.Device(
                plan.device().model(),
                plan.device().profile(),
                recorded(plan.device().settings()));
        RunPlan.World world = worlds.apply(device, run);
        RunPlan.World quiet = new RunPlan.World(
                coarse(world.installation()),
                List.of(),
                Optional.empty(),
                world.sensors(),
                List.of(),
                world.vtRatio(),
                world.supply(),
                world.accuracy(),
                world.temperature(),
                List.of());
        return new RunPlan(device, quiet, run);
    }

    private static Installation coarse(Installation installation) {
        List<LoadProfile> loads = installation.loads().stream()
                .<LoadProfile>map(load -> new CoarseLoad(load, LOAD_SECONDS))
                .toList();
        return new Installation(installation.supply(), loads);
    }

    private static RunPlan.Run before(RunPlan.Run run, double seconds) {
        return new RunPlan.Run(
                OptionalInt.empty(),
                OptionalInt.empty(),
                run.bind(),
                Double.POSITIVE_INFINITY,
                Fidelity.PHASOR,
                run.seed(),
                run.start().minusSeconds((long) seconds),
                OptionalDouble.of(seconds),
                Optional.empty(),
                false,
                run.verbose());
    }

    private static Settings recorded(Settings settings) {
        RecorderSettings recorder = settings.catalogue().recorder;
        long interval = Math.max(RECORD_SECONDS, settings.get(recorder.interval));
        try {
            return settings.with(List.of(
                    new SettingChange<>(recorder.start, 0L),
                    new SettingChange<>(recorder.end, 0L),
                    new SettingChange<>(recorder.interval, interval)));
        } catch (SettingException e) {
            throw new IllegalStateException("a record without an end is allowed", e);
        }
    }
}
