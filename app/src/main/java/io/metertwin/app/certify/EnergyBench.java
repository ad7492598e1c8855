package io.metertwin.app.certify;

import io.metertwin.app.options.RunPlan;
import io.metertwin.core.measure.MeterIdentity;
import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.measure.PowerState;
import io.metertwin.core.metering.EnergyKind;
import io.metertwin.core.metering.EnergyReadings;
import io.metertwin.core.runtime.Meter;
import io.metertwin.core.runtime.MeterLoop;
import io.metertwin.core.runtime.SimulationHook;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.time.SimulationClock;
import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Phase;
import io.metertwin.signal.frontend.AnalogFrontEnd;
import io.metertwin.signal.frontend.InputPath;
import io.metertwin.signal.grid.GridModel;
import io.metertwin.signal.synth.WaveformSynthesizer;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * A test bench: puts a meter of a plan into a world, lets it settle and reads its energy registers over whole windows.
 * Every measurement is a new meter with the input errors of the plan's seed, so it depends on nothing before it. Safe
 * for use by several threads.
 */
final class EnergyBench {

    private final RunPlan plan;
    private final InputLayout layout;
    private final double sampleRateHz;

    EnergyBench(RunPlan plan) {
        this.plan = plan;
        sampleRateHz = plan.device().profile().sampleRateHz();
        layout = new InputLayout(
                plan.device().profile().voltageBanks(), plan.device().model().circuits());
    }

    /** The channels of the meter. */
    InputLayout layout() {
        return layout;
    }

    /**
     * Measures a world.
     *
     * @param world what the meter is connected to
     * @param settling windows before the count begins
     * @param counted windows that count
     */
    EnergyRun measure(GridModel world, long settling, long counted) {
        MeterLoop loop = loop(world);
        long index = 0;
        while (index < settling) {
            loop.step();
            index = loop.snapshot().windowCount();
        }
        List<EnergyRun.Count> before = counts(loop.snapshot().energies());
        double seconds = 0;
        boolean clipped = false;
        while (index < settling + counted) {
            loop.step();
            MeterSnapshot snapshot = loop.snapshot();
            if (snapshot.windowCount() > index) {
                index = snapshot.windowCount();
                seconds += snapshot.window().span().seconds();
                clipped |= !snapshot.window().clippedChannels().isEmpty();
            }
        }
        List<EnergyRun.Count> after = counts(loop.snapshot().energies());
        List<EnergyRun.Count> difference = new ArrayList<>();
        for (int circuit = 0; circuit < after.size(); circuit++) {
            difference.add(after.get(circuit).since(before.get(circuit)));
        }
        return new EnergyRun(seconds, difference, clipped);
    }

    private List<EnergyRun.Count> counts(EnergyReadings energies) {
        List<EnergyRun.Count> counts = new ArrayList<>();
        for (int circuit = 0; circuit < layout.circuits(); circuit++) {
            counts.add(new EnergyRun.Count(
                    energies.hours(circuit, EnergyReadings.TOTAL, EnergyKind.ACTIVE_IMPORT),
                    energies.hours(circuit, EnergyReadings.TOTAL, EnergyKind.ACTIVE_EXPORT),
                    energies.hours(circuit, EnergyReadings.TOTAL, EnergyKind.REACTIVE_IMPORT),
                    energies.hours(circuit, EnergyReadings.TOTAL, EnergyKind.REACTIVE_EXPORT)));
        }
        return counts;
    }

    private MeterLoop loop(GridModel world) {
        SimulationClock clock = new SimulationClock(plan.run().start().toInstant(ZoneOffset.UTC), sampleRateHz);
        AnalogFrontEnd inputs = new AnalogFrontEnd(
                new WaveformSynthesizer(world, sampleRateHz),
                paths(),
                plan.world().accuracy(),
                plan.run().seed());
        MeterIdentity identity =
                new MeterIdentity(plan.device().model(), plan.run().serialNumber(), "certify");
        Meter meter = new Meter(identity, PowerState.ON, plan.device().settings(), layout, sampleRateHz, clock);
        return new MeterLoop(meter, inputs, clock, null, SimulationHook.NONE);
    }

    private List<InputPath> paths() {
        List<InputPath> paths = new ArrayList<>();
        for (int channel = 0; channel < layout.voltages(); channel++) {
            paths.add(InputPath.voltage(channel, plan.world().vtRatio()));
        }
        Settings settings = plan.device().settings();
        for (int circuit = 0; circuit < layout.circuits(); circuit++) {
            for (Phase phase : Phase.values()) {
                double nominal = settings.get(
                        settings.catalogue().inputs.sensor(circuit, phase).nominalAmperes());
                paths.add(InputPath.current(
                        layout.current(circuit, phase),
                        plan.world().sensorAt(circuit, phase.ordinal()).sensor(),
                        1,
                        nominal));
            }
        }
        return paths;
    }
}
