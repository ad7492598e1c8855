package io.metertwin.benchmarks.accuracy;

import io.metertwin.core.device.ModelCode;
import io.metertwin.core.measure.MeterIdentity;
import io.metertwin.core.measure.MeterSnapshot;
import io.metertwin.core.measure.PowerState;
import io.metertwin.core.runtime.AnalyticPath;
import io.metertwin.core.runtime.Fidelity;
import io.metertwin.core.runtime.Meter;
import io.metertwin.core.runtime.MeterLoop;
import io.metertwin.core.runtime.SimulationHook;
import io.metertwin.core.settings.SensorType;
import io.metertwin.core.settings.SettingChange;
import io.metertwin.core.settings.SettingException;
import io.metertwin.core.settings.Settings;
import io.metertwin.core.settings.SettingsCatalogue;
import io.metertwin.core.time.SimulationClock;
import io.metertwin.dsp.pipeline.GridClockPipeline;
import io.metertwin.dsp.pipeline.MeteringPipeline;
import io.metertwin.signal.frontend.AnalogFrontEnd;
import io.metertwin.signal.frontend.CurrentSensor;
import io.metertwin.signal.frontend.InputPath;
import io.metertwin.signal.grid.GridModel;
import io.metertwin.signal.synth.WaveformSynthesizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A meter of one circuit on a world of its own, driven window by window; it has been told the truth about its sensors. */
final class MeterOnBench {

    /** Samples per second of the converter. */
    static final double RATE_HZ = 12_800;

    /** Rated current of the sensors, amperes, as a new meter expects them: In. */
    static final double PRIMARY_AMPERES = 1000;

    private static final double NOMINAL_AMPERES = 2000;
    private static final double COIL_MILLIVOLTS = 85;
    private static final double VCT_MILLIVOLTS = 333;
    private static final double MILLI = 1e-3;

    private final SimulationClock clock = new SimulationClock(Instant.EPOCH, RATE_HZ);
    private final MeterLoop loop;

    /** A reading and what a perfect meter would have read. */
    interface Check {
        /** Takes a new pair. */
        void of(MeterSnapshot reading, MeterSnapshot truth);
    }

    /**
     * A meter.
     *
     * @param world what its inputs see, in the layout of {@link RandomWorld}
     * @param seed seed of the noise
     */
    MeterOnBench(GridModel world, Setup setup, long seed) {
        Fidelity fidelity = setup.fidelity();
        WaveformSynthesizer synthesizer = fidelity == Fidelity.GRID_CLOCK
                ? WaveformSynthesizer.onGridClock(world, RATE_HZ, -GridClockPipeline.LEAD)
                : new WaveformSynthesizer(world, RATE_HZ, -MeteringPipeline.LEAD);
        AnalogFrontEnd inputs = new AnalogFrontEnd(synthesizer, paths(world, setup), setup.inputs(), seed);
        Meter meter = new Meter(
                new MeterIdentity(ModelCode.parse("MPM4110-A"), "00000001", "bench"),
                PowerState.ON,
                settings(setup),
                world.layout(),
                RATE_HZ,
                clock,
                fidelity);
        loop = fidelity.isAnalytic()
                ? new MeterLoop(
                        meter,
                        synthesizer,
                        inputs,
                        clock,
                        new AnalyticPath(world, inputs, fidelity, 1),
                        SimulationHook.NONE)
                : new MeterLoop(meter, inputs, clock, synthesizer.history(), SimulationHook.NONE);
    }

    private static double millivolts(Setup setup) {
        return setup.sensor() == CurrentSensor.Kind.ROGOWSKI ? COIL_MILLIVOLTS : VCT_MILLIVOLTS;
    }

    private static List<InputPath> paths(GridModel world, Setup setup) {
        CurrentSensor sensor = new CurrentSensor(setup.sensor(), PRIMARY_AMPERES, millivolts(setup) * MILLI);
        List<InputPath> paths = new ArrayList<>();
        for (int channel = 0; channel < world.layout().channels(); channel++) {
            paths.add(
                    world.layout().isVoltage(channel)
                            ? InputPath.voltage(channel, 1)
                            : InputPath.current(channel, sensor, 1, NOMINAL_AMPERES));
        }
        return paths;
    }

    private static Settings settings(Setup setup) {
        boolean coil = setup.sensor() == CurrentSensor.Kind.ROGOWSKI;
        SettingsCatalogue catalogue = new SettingsCatalogue(1, coil ? SensorType.RCOIL : SensorType.VCT);
        List<SettingChange<?>> changes = new ArrayList<>();
        changes.add(new SettingChange<>(catalogue.grid.wiring, setup.wiring()));
        changes.add(new SettingChange<>(catalogue.grid.nominalFrequency, setup.nominalHertz()));
        try {
            return Settings.defaults(catalogue).with(changes);
        } catch (SettingException e) {
            throw new IllegalArgumentException(setup + " is no meter", e);
        }
    }

    /** Measures the next windows, each told to the check. */
    void windows(int count, Check check) {
        long seen = loop.snapshot().windowCount();
        long last = seen + count;
        while (seen < last) {
            loop.step();
            MeterSnapshot reading = loop.snapshot();
            if (reading.windowCount() > seen) {
                seen = reading.windowCount();
                check.of(reading, loop.truth().orElseThrow());
            }
        }
    }

    /**
     * Measures until virtual time has passed.
     *
     * @param check is told the last window only
     */
    void run(double seconds, Check check) {
        while (clock.seconds() < seconds) {
            loop.step();
        }
        check.of(loop.snapshot(), loop.truth().orElseThrow());
    }
}
