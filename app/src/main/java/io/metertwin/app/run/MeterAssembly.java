package io.metertwin.app.run;

import io.metertwin.app.options.RunPlan;
import io.metertwin.app.options.SensorOption;
import io.metertwin.core.measure.MeterIdentity;
import io.metertwin.core.measure.PowerState;
import io.metertwin.core.runtime.Meter;
import io.metertwin.core.runtime.MeterLoop;
import io.metertwin.core.runtime.SimulationHook;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.time.SimulationClock;
import io.metertwin.signal.InputLayout;
import io.metertwin.signal.Phase;
import io.metertwin.signal.PrimarySource;
import io.metertwin.signal.frontend.AnalogFrontEnd;
import io.metertwin.signal.frontend.InputPath;
import io.metertwin.signal.synth.WaveformSynthesizer;
import io.metertwin.signal.truth.GridHistory;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * One meter with its world, wired in the order of the data: grid or recording, sensors and inputs, meter, loop.
 *
 * @param loop the loop that drives it
 * @param clock its virtual time
 * @param state whether its supply carries it
 * @param notes what a user should know about the world, one sentence each
 */
record MeterAssembly(MeterLoop loop, SimulationClock clock, PowerState state, List<String> notes) {

    /** Firmware version shown on the nameplate: the version of the twin. */
    private static final String FIRMWARE = version();

    static MeterAssembly of(RunPlan plan) {
        double rate = plan.device().profile().sampleRateHz();
        InputLayout layout = new InputLayout(
                plan.device().profile().voltageBanks(), plan.device().model().circuits());
        SimulationClock clock = new SimulationClock(plan.run().start().toInstant(ZoneOffset.UTC), rate);
        List<String> notes = new ArrayList<>(plan.world().notes());

        PrimarySource source;
        GridHistory history = null;
        if (plan.world().replay().isPresent()) {
            source = Replay.open(plan.world().replay().get(), layout, rate, notes);
        } else {
            WaveformSynthesizer synthesizer =
                    new WaveformSynthesizer(plan.world().installation(), rate);
            source = synthesizer;
            history = synthesizer.history();
        }
        AnalogFrontEnd inputs = new AnalogFrontEnd(
                source, paths(plan, layout), plan.world().accuracy(), plan.run().seed());

        boolean carried = plan.device()
                .profile()
                .carries(plan.device().model().supply(), plan.world().supply());
        PowerState state = carried ? PowerState.ON : PowerState.OFF;
        MeterIdentity identity =
                new MeterIdentity(plan.device().model(), plan.run().serialNumber(), FIRMWARE);
        Meter meter = new Meter(identity, state, plan.device().settings(), layout, rate, clock);
        MeterLoop loop = new MeterLoop(meter, inputs, clock, history, SimulationHook.NONE);
        return new MeterAssembly(loop, clock, state, notes);
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
                double nominal =
                        settings.get(settings.catalogue().sensor(circuit, phase).nominalAmperes());
                paths.add(InputPath.current(layout.current(circuit, phase), hanging.sensor(), 1, nominal));
            }
        }
        return paths;
    }
}
