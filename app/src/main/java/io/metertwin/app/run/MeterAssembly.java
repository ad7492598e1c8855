package io.metertwin.app.run;

import io.metertwin.app.options.RunPlan;
import io.metertwin.app.options.SensorOption;
import io.metertwin.core.communication.CommunicationCounters;
import io.metertwin.core.event.MeterEvent;
import io.metertwin.core.measure.MeterIdentity;
import io.metertwin.core.measure.PowerState;
import io.metertwin.core.runtime.AnalyticPath;
import io.metertwin.core.runtime.Fidelity;
import io.metertwin.core.runtime.Meter;
import io.metertwin.core.runtime.MeterLoop;
import io.metertwin.core.runtime.SimulationHook;
import io.metertwin.core.settings.SensorType;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.time.SimulationClock;
import io.metertwin.dsp.pipeline.GridClockPipeline;
import io.metertwin.dsp.pipeline.MeteringPipeline;
import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Phase;
import io.metertwin.signal.PrimarySource;
import io.metertwin.signal.frontend.AnalogFrontEnd;
import io.metertwin.signal.frontend.CurrentSensor;
import io.metertwin.signal.frontend.InputPath;
import io.metertwin.signal.grid.GridModel;
import io.metertwin.signal.grid.WithResidual;
import io.metertwin.signal.synth.WaveformSynthesizer;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * One meter with its world, wired in the order of the data: grid or recording, sensors and inputs, meter, loop.
 *
 * @param loop the loop that drives it
 * @param clock its virtual time
 * @param notes what a user should know about the world, one sentence each
 * @param counters what its surfaces count
 */
record MeterAssembly(MeterLoop loop, SimulationClock clock, List<String> notes, CommunicationCounters counters) {

    private static final int WINDOWS_PER_MINUTE = 300;
    private static final double STEP_SECONDS = 0.02;
    private static final double WINDOW_SECONDS = 0.2;
    private static final double MILLIVOLTS_PER_VOLT = 1e3;

    /** Firmware version shown on the nameplate: the version of the twin. */
    private static final String FIRMWARE = version();

    /**
     * Puts a meter together.
     *
     * @param plan everything about it and its world
     * @param state what it remembers
     * @param told what else there is to tell in its log
     */
    static MeterAssembly of(RunPlan plan, MeterState state, List<MeterEvent> told) {
        return of(plan, state, told, WINDOWS_PER_MINUTE);
    }

    /**
     * Puts a meter together whose steps may be long.
     *
     * @param plan everything about it and its world
     * @param state what it remembers
     * @param told what else there is to tell in its log
     * @param mostWindows most windows in one step when nothing paces the run
     */
    static MeterAssembly of(RunPlan plan, MeterState state, List<MeterEvent> told, int mostWindows) {
        double rate = plan.device().profile().sampleRateHz();
        InputLayout layout = plan.device().inputs();
        SimulationClock clock = new SimulationClock(plan.run().start().toInstant(ZoneOffset.UTC), rate);
        List<String> notes = new ArrayList<>(plan.world().notes());

        Fidelity fidelity = plan.run().fidelity();
        boolean carried = plan.device()
                .profile()
                .carries(plan.device().model().supply(), plan.world().supply());
        PowerState power = carried ? PowerState.ON : PowerState.OFF;
        MeterIdentity identity =
                new MeterIdentity(plan.device().model(), plan.run().serialNumber(), FIRMWARE);
        Meter meter = new Meter(identity, power, plan.device().settings(), layout, rate, clock, fidelity);
        state.check(identity);
        state.volume().ifPresent(meter::goOnBehind);
        meter.remember(state.kept(), told);
        state.volume().ifPresent(meter::connect);
        meter.connect(plan.world().temperature());
        CommunicationCounters counters = new CommunicationCounters();
        meter.connect(counters);

        MeterLoop loop;
        if (plan.world().replay().isPresent()) {
            PrimarySource source = Replay.open(plan.world().replay().get(), layout, rate, notes);
            loop = new MeterLoop(meter, inputs(plan, layout, source), clock, null, SimulationHook.NONE);
        } else {
            loop = synthetic(plan, layout, meter, clock, mostWindows);
        }
        state.attach(loop);
        return new MeterAssembly(loop, clock, notes, counters);
    }

    private static MeterLoop synthetic(
            RunPlan plan, InputLayout layout, Meter meter, SimulationClock clock, int mostWindows) {
        Fidelity fidelity = plan.run().fidelity();
        double rate = clock.sampleRateHz();
        GridModel grid = plan.world().grid();
        GridModel world = layout.hasResidual() ? new WithResidual(grid) : grid;
        WaveformSynthesizer synthesizer = fidelity == Fidelity.GRID_CLOCK
                ? WaveformSynthesizer.onGridClock(world, rate, -GridClockPipeline.LEAD)
                : new WaveformSynthesizer(world, rate, -MeteringPipeline.LEAD);
        AnalogFrontEnd inputs = inputs(plan, layout, synthesizer);
        if (!fidelity.isAnalytic()) {
            return new MeterLoop(meter, inputs, clock, synthesizer.history(), SimulationHook.NONE);
        }
        AnalyticPath path = new AnalyticPath(
                world,
                inputs,
                fidelity,
                mostWindows(plan.run().speed(), mostWindows),
                plan.run().runForSeconds().orElse(Double.POSITIVE_INFINITY));
        return new MeterLoop(meter, synthesizer, inputs, clock, path, SimulationHook.NONE);
    }

    /** As many windows in one step as pass in 20 ms of the host's time; as many as there may be when nothing paces the run. */
    private static int mostWindows(double speed, int most) {
        return (int) Math.max(1, Math.min(most, speed * STEP_SECONDS / WINDOW_SECONDS));
    }

    private static AnalogFrontEnd inputs(RunPlan plan, InputLayout layout, PrimarySource source) {
        return new AnalogFrontEnd(
                source,
                paths(plan, layout),
                plan.world().accuracy(),
                plan.run().seed(),
                plan.world().faults());
    }

    private static String version() {
        String version = MeterAssembly.class.getPackage().getImplementationVersion();
        return version == null ? "0" : version;
    }

    private static List<InputPath> paths(RunPlan plan, InputLayout layout) {
        List<InputPath> paths = new ArrayList<>();
        for (int channel = 0; channel < layout.voltages(); channel++) {
            paths.add(InputPath.voltage(channel, plan.world().vtRatio()));
        }
        Settings settings = plan.device().settings();
        for (int circuit = 0; circuit < layout.circuits(); circuit++) {
            for (Phase phase : Phase.values()) {
                SensorOption hanging = plan.world().sensorAt(circuit, phase.ordinal());
                double nominal = settings.get(
                        settings.catalogue().inputs.sensor(circuit, phase).nominalAmperes());
                paths.add(InputPath.current(layout.current(circuit, phase), hanging.sensor(), 1, nominal));
            }
        }
        settings.catalogue().inputs.residual().ifPresent(residual -> {
            CurrentSensor sensor = new CurrentSensor(
                    settings.get(residual.type()) == SensorType.VCT
                            ? CurrentSensor.Kind.VCT
                            : CurrentSensor.Kind.ROGOWSKI,
                    settings.get(residual.primaryAmperes()),
                    settings.get(residual.secondaryMillivolts()) / MILLIVOLTS_PER_VOLT);
            paths.add(InputPath.current(layout.residual(), sensor, 1, settings.get(residual.nominalAmperes())));
        });
        return paths;
    }
}
